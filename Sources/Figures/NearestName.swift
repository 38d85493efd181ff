/// The known name that a misspelt one is closest to.
public enum NearestName {
    /// Nil where none is close enough to be meant: at most a third of the letters may differ, and always one.
    public static func of(_ name: String, among known: [String]) -> String? {
        let letters = Array(name.unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let other = Array(candidate.unicodeScalars)
            let limit = max(1, max(letters.count, other.count) / 3)
            guard abs(letters.count - other.count) <= limit else { continue }
            let distance = distance(letters, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Letters to insert, drop, replace or swap with their neighbour.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), min(last[j + 1], row[j]) + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
