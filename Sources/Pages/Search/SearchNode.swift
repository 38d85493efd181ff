import Rendering

/// A node of the search tree as files: a head that says how to read it, its blocks, and in a leaf its texts.
///
/// All stand in a folder of the node's own, each named after its content: a reader never mixes two builds, and what did
/// not change need not be written again.
struct SearchNode: Sendable {
    /// Its folder, and its head in it: `4f0x2k9a/hm3b71c0z`.
    var name: String
    /// 0 for a node of department names.
    var years: ClosedRange<Int>
    var regions: (first: [String], last: [String])
    /// The features of all places, for the node above.
    var features = Attic.Piece()

    /// Over several years the regions begin anew: any may be there.
    static let allRegions = (first: [String](), last: ["\u{FFFF}"])

    /// The folder of the node whose bundle is called so.
    static func folder(_ bundle: String) -> String { SearchNames.name(Fingerprint(bundle.utf8)) }

    /// Writes blocks and head; the head is what the blocks and `fill` make of it.
    static func write(
        _ shards: borrowing Shards, places: Int, in folder: String, years: ClosedRange<Int>,
        regions: (first: [String], last: [String]), to output: any PageOutput, attic: Attic,
        fill: (inout JSONObject) -> Void
    ) -> SearchNode {
        let blocks = shards.blocks(places: places)
        var files = SearchFiles("b", in: folder, output)
        blocks.forEachBlock { files.add($0) }
        files.end()
        var head: [UInt8] = []
        JSON.object(into: &head, style: .compact) { object in
            object.int("b", blocks.blockBits)
            object.int("k", blocks.keyBits)
            object.int("n", places)
            files.list("f", into: &object)
            fill(&object)
        }
        let name = "\(folder)/h\(SearchNames.name(Fingerprint(head)))"
        output.write(file: head, at: Address("search/\(name).json"))
        return SearchNode(
            name: name, years: years, regions: regions, features: put(blocks.features, into: attic))
    }

    private static func put(_ features: [UInt32], into attic: Attic) -> Attic.Piece {
        features.map { $0.littleEndian }.withUnsafeBytes { attic.put(Array($0)) }
    }

    /// Calls `body` for each feature.
    func forEachFeature(from attic: Attic, _ body: (UInt32) -> Void) {
        var bytes: [UInt8] = []
        attic.get(features, into: &bytes)
        bytes.withUnsafeBytes { buffer in
            for at in stride(from: 0, to: buffer.count - buffer.count % 4, by: 4) {
                body(buffer.loadUnaligned(fromByteOffset: at, as: UInt32.self).littleEndian)
            }
        }
    }
}
