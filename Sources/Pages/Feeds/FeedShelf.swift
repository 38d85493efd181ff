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
    func get(_ place: Int, from attic: Attic, into item: inout Item, _ buffer: inout [UInt8]) -> Bool {
        guard let piece = pieces.withLock({ $0[place] }) else { return false }
        buffer.removeAll(keepingCapacity: true)
        attic.get(piece, into: &buffer)
        // How long the first of the two is stands before them.
        guard buffer.count >= 4 else { return false }
        let count = (0..<4).reduce(0) { $0 | Int(buffer[$1]) << (8 * $1) }
        guard count <= buffer.count - 4 else { return false }
        item.json.append(contentsOf: buffer[4..<(4 + count)])
        item.atom.append(contentsOf: buffer[(4 + count)...])
        return true
    }

    func put(_ item: Item, _ place: Int, into attic: Attic, _ buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        for shift in 0..<4 { buffer.append(UInt8(truncatingIfNeeded: item.json.count >> (8 * shift))) }
        buffer.append(contentsOf: item.json)
        buffer.append(contentsOf: item.atom)
        let piece = attic.put(buffer)
        pieces.withLock { $0[place] = piece }
    }
}
