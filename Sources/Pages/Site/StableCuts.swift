/// Cuts a row of things into pieces whose borders stay where they are when others come or go.
///
/// Counting would move every border behind the place where something is put in. Here a thing itself says whether a
/// piece begins with it, by its fingerprint; so one that comes or goes changes the piece it is in, and at most the one
/// beside it.
enum StableCuts {
    /// `about` things a piece, never more than `most`; one piece where there are no more than `most` at all.
    static func pieces(_ marks: [Fingerprint], about: UInt64, most: Int) -> [Range<Int>] {
        guard marks.count > most else { return marks.isEmpty ? [] : [0..<marks.count] }
        var pieces: [Range<Int>] = []
        var start = 0
        for place in 1...marks.count where place == marks.count || marks[place].value % about == 0 {
            split(start..<place, marks, most, into: &pieces)
            start = place
        }
        return pieces
    }

    /// What is too long is cut at the thing with the greatest mark: that too does not depend on what is elsewhere.
    private static func split(_ piece: Range<Int>, _ marks: [Fingerprint], _ most: Int, into pieces: inout [Range<Int>])
    {
        var open = [piece]
        while let next = open.popLast() {
            let inner = next.dropFirst()
            guard next.count > most, let place = inner.max(by: { (marks[$0], $0) < (marks[$1], $1) }) else {
                pieces.append(next)
                continue
            }
            open.append(place..<next.upperBound)
            open.append(next.lowerBound..<place)
        }
    }
}
