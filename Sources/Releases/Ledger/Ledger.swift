/// All entries, their tree, and what they say last of each disclosure.
public struct Ledger: Sendable {
    public private(set) var tree = MerkleTree()
    public private(set) var entries: [Entry] = []
    /// The entry that speaks last of a disclosure, and of each of its revisions.
    private var last: [Entry.Place: Int] = [:]
    private var revisions: [Revision: Int] = [:]
    /// As they are hashed.
    private var bundled: [[UInt8]] = []

    private struct Revision: Hashable {
        var place: Entry.Place
        var number: Int
    }

    public init() {}

    public var size: Int { entries.count }

    public mutating func append(_ entry: Entry) {
        let bytes = entry.bytes
        precondition(bytes.count <= EntryBundle.mostBytes, "names of files and departments are shorter than that")
        tree.append(.leaf(bytes))
        last[entry.place] = entries.count
        revisions[Revision(place: entry.place, number: entry.revision)] = entries.count
        entries.append(entry)
        bundled.append(bytes)
    }

    /// The index of the entry that speaks last of a disclosure.
    public func index(of place: Entry.Place) -> Int? { last[place] }

    /// The index of the entry that speaks last of a revision.
    public func index(of place: Entry.Place, revision: Int) -> Int? {
        revisions[Revision(place: place, number: revision)]
    }

    /// Every disclosure it speaks of.
    public var places: [Entry.Place] { last.keys.sorted() }

    func bytes(of tile: Tile) -> [UInt8] { tree.tile(tile).flatMap(\.bytes) }

    func entryBytes(of tile: Tile) -> [UInt8] {
        let start = tile.index * Tile.fullWidth
        return EntryBundle.bytes(bundled[start..<start + tile.width])
    }
}
