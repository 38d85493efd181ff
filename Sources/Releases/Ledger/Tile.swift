/// A part of a ledger that is one file: up to 256 hashes of one level, or up to 256 entries (C2SP tlog-tiles).
public struct Tile: Hashable, Sendable {
    public static let fullWidth = 256

    /// 0 for the hashes of entries; one level higher stands for 256 times as many.
    public var level: Int
    public var index: Int
    /// 1...256.
    public var width: Int

    public var isFull: Bool { width == Tile.fullWidth }

    /// `tile/0/x001/234.p/17`
    public var path: String { "tile/\(level)/\(Tile.number(index))\(isFull ? "" : ".p/\(width)")" }

    /// Where the entries of a tile of level 0 stand: `tile/entries/x001/234.p/17`.
    public var entriesPath: String { "tile/entries/\(Tile.number(index))\(isFull ? "" : ".p/\(width)")" }

    /// `x001/x234/067` for 1234067.
    static func number(_ index: Int) -> String {
        var parts: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            parts.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1000
        } while rest > 0
        return parts.reversed().enumerated().map { $0.offset < parts.count - 1 ? "x" + $0.element : $0.element }
            .joined(separator: "/")
    }

    /// The tiles of one level of a tree.
    public static func level(_ level: Int, of size: Int) -> [Tile] {
        let count = size >> (8 * level)
        var tiles = (0..<count / fullWidth).map { Tile(level: level, index: $0, width: fullWidth) }
        if !count.isMultiple(of: fullWidth) {
            tiles.append(Tile(level: level, index: count / fullWidth, width: count % fullWidth))
        }
        return tiles
    }

    /// All tiles of a tree, from the leaves up.
    public static func all(of size: Int) -> [Tile] {
        var tiles: [Tile] = []
        var level = 0
        while size >> (8 * level) > 0 {
            tiles += Tile.level(level, of: size)
            level += 1
        }
        return tiles
    }
}

extension Tile {
    /// Reads a path below the ledger back; `isEntries` where it is a bundle of entries.
    static func parse(_ path: String) -> (tile: Tile, isEntries: Bool)? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
        let kind = parts.removeFirst()
        var width = fullWidth
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let number = Int(parts.removeLast()), (1..<fullWidth).contains(number) else { return nil }
            width = number
            parts[parts.count - 1].removeLast(2)
        }
        let digits = parts.map { $0.hasPrefix("x") ? String($0.dropFirst()) : $0 }.joined()
        guard let index = Int(digits), let level = kind == "entries" ? 0 : Int(kind), (0..<64).contains(level) else {
            return nil
        }
        let tile = Tile(level: level, index: index, width: width)
        let isEntries = kind == "entries"
        return (isEntries ? tile.entriesPath : tile.path) == path ? (tile, isEntries) : nil
    }

    /// How many entries there are at least where this tile is.
    var entriesNeeded: Int { (index * Tile.fullWidth + width) << (8 * level) }
}
