/// Up to 256 entries in one file, each after its length (C2SP tlog-tiles).
enum EntryBundle {
    static let mostBytes = Int(UInt16.max)

    static func bytes(_ entries: some Sequence<[UInt8]>) -> [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            out.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            out.append(UInt8(truncatingIfNeeded: entry.count))
            out += entry
        }
        return out
    }

    /// Nil where the lengths do not add up.
    static func entries(_ bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var at = 0
        while at < bytes.count {
            guard at + 2 <= bytes.count else { return nil }
            let start = at + 2
            let end = start + Int(bytes[at]) << 8 + Int(bytes[at + 1])
            guard end <= bytes.count else { return nil }
            entries.append(Array(bytes[start..<end]))
            at = end
        }
        return entries
    }
}
