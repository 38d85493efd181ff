/// The ledger as a release serves it: how much of it there is, and whether it extends another.
struct ReleaseLedger {
    let size: Int
    let root: Hash
    private let folder: String

    /// Nil where a release has no ledger.
    init?(_ release: String) throws(LedgerError) {
        folder = release + "/ledger"
        guard let bytes = try LedgerFolder.content(folder + "/checkpoint") else { return nil }
        guard let written = Checkpoint.written(bytes) else {
            throw LedgerError(folder + "/checkpoint", "this is no checkpoint")
        }
        (size, root) = written
    }

    /// Whether it begins with all that another checkpoint stands for.
    func extends(_ other: (size: Int, root: Hash)) throws(LedgerError) -> Bool {
        if other.size == size { return other.root == root }
        if other.size > size { return false }
        var tree = MerkleTree()
        for tile in Tile.level(0, of: size) {
            let path = "\(folder)/\(tile.path)"
            guard let bytes = try LedgerFolder.content(path), bytes.count == tile.width * Hash.byteCount else {
                throw LedgerError(path, "expected \(tile.width) hashes")
            }
            for start in stride(from: 0, to: bytes.count, by: Hash.byteCount) {
                if let leaf = Hash(bytes[start..<start + Hash.byteCount]) { tree.append(leaf) }
            }
        }
        guard tree.root == root else { throw LedgerError(folder, "its hashes do not lead to its checkpoint") }
        return tree.root(at: other.size) == other.root
    }

    /// The entries from one index on, as words.
    func entries(from start: Int) throws(LedgerError) -> [String] {
        var words: [String] = []
        for tile in Tile.level(0, of: size) where tile.entriesNeeded > start {
            let bytes = try LedgerFolder.content("\(folder)/\(tile.entriesPath)") ?? []
            for (place, bytes) in (EntryBundle.entries(bytes) ?? []).enumerated() {
                let index = tile.index * Tile.fullWidth + place
                guard index >= start, let entry = Entry(bytes) else { continue }
                words.append("\(index) \(entry.kind.rawValue) \(entry.place) revision \(entry.revision)")
            }
        }
        return words
    }
}
