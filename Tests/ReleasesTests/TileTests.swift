import Testing

@testable import Releases

@Suite struct TileTests {
    @Test func paths() {
        #expect(Tile.number(1_234_067) == "x001/x234/067")
        #expect(Tile.number(0) == "000")
        #expect(Tile.number(999) == "999")
        #expect(Tile.number(1000) == "x001/000")
        #expect(Tile(level: 0, index: 273, width: 112).path == "tile/0/273.p/112")
        #expect(Tile(level: 0, index: 1234, width: 256).entriesPath == "tile/entries/x001/234")
    }

    @Test func pathsLeadBack() {
        for tile in Tile.all(of: 300_000) {
            #expect(Tile.parse(tile.path)?.tile == tile)
            #expect(Tile.parse(tile.entriesPath)?.isEntries == true)
        }
        for path in [
            "tile/0/0", "tile/0/1000", "tile/0/001.p/256", "tile/0/001.p/0", "tile/x/001", "tile/64/001", "a/b/c",
        ] {
            #expect(Tile.parse(path) == nil, "\(path)")
        }
    }

    /// The example of the specification.
    @Test func tilesOfSeventyThousand() {
        let tiles = Tile.all(of: 70_000)
        #expect(tiles.count { $0.level == 0 && $0.isFull } == 273)
        #expect(tiles.filter { $0.level == 0 && !$0.isFull } == [Tile(level: 0, index: 273, width: 112)])
        #expect(
            tiles.filter { $0.level > 0 } == [
                Tile(level: 1, index: 0, width: 256), Tile(level: 1, index: 1, width: 17),
                Tile(level: 2, index: 0, width: 1),
            ])
        #expect(Tile.all(of: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(Tile.all(of: 0).isEmpty)
    }

    @Test func bundles() {
        let entries: [[UInt8]] = [[], [1], Array(repeating: 7, count: 65_535), Array("公开".utf8)]
        let bytes = EntryBundle.bytes(entries)
        #expect(bytes.prefix(5) == [0, 0, 0, 1, 1])
        #expect(EntryBundle.entries(bytes) == entries)
        #expect(EntryBundle.entries(Array(bytes.dropLast())) == nil)
        #expect(EntryBundle.entries([0]) == nil)
    }
}
