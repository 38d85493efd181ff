/// The packed texts of a leaf, in pieces: those of one owner keep together, and are named together.
struct SearchPieces {
    private(set) var pieces: [[UInt8]] = []
    /// How many each owner has.
    private(set) var counts: [Int] = []

    mutating func beginOwner() { counts.append(0) }

    mutating func add(_ piece: [UInt8]) {
        pieces.append(piece)
        counts[counts.count - 1] += 1
    }

    /// The length of each, in units of 128 bytes and as one digit: what the script needs to load no more than it may.
    var sizes: [UInt8] { pieces.map { SearchNames.digit(min(35, ($0.count + 127) / 128)) } }

    /// Calls `body` with the pieces of each owner.
    func forEachOwner(_ body: (ArraySlice<[UInt8]>) -> Void) {
        var start = 0
        for count in counts {
            body(pieces[start..<(start + count)])
            start += count
        }
    }
}
