import Synchronization

/// Items as they stand in feeds, put aside when they are first made: each stands in the feed of the site, of its
/// regions and of its department.
final class FeedShelf: Sendable {
    private let pieces: Mutex<[Attic.Piece?]>

    /// For so many events.
    init(count: Int) {
        pieces = Mutex(Array(repeating: nil, count: count))
    }

    /// What one event is in both formats.
    struct Item {
        var json: [UInt8] = []
        var atom: [UInt8] = []
    }

    /// Appends what was put aside; false where nothing was.
    func get(_ place: Int, from attic: Attic, into item: inout Item, _ scratch: inout [UInt8]) -> Bool {
        guard let piece = pieces.withLock({ $0[place] }) else { return false }
        scratch.removeAll(keepingCapacity: true)
        attic.get(piece, into: &scratch)
        // How long the first of the two is stands before them.
        guard scratch.count >= 4 else { return false }
        let count = (0..<4).reduce(0) { $0 | Int(scratch[$1]) << (8 * $1) }
        guard count <= scratch.count - 4 else { return false }
        item.json.append(contentsOf: scratch[4..<(4 + count)])
        item.atom.append(contentsOf: scratch[(4 + count)...])
        return true
    }

    func put(_ item: Item, _ place: Int, into attic: Attic, _ scratch: inout [UInt8]) {
        scratch.removeAll(keepingCapacity: true)
        for shift in 0..<4 { scratch.append(UInt8(truncatingIfNeeded: item.json.count >> (8 * shift))) }
        scratch.append(contentsOf: item.json)
        scratch.append(contentsOf: item.atom)
        let piece = attic.put(scratch)
        pieces.withLock { $0[place] = piece }
    }
}
