import Rendering

/// A node of the search tree as files: a head that says how to read it, its blocks, and in a leaf its texts.
///
/// All stand in a folder that is named after their content, so that a reader never mixes two builds.
struct SearchNode: Sendable {
    var name: String
    /// 0 for a node of department names.
    var years: ClosedRange<Int>
    var regions: (first: [String], last: [String])
    /// The features of all places, for the node above.
    var features = Attic.Piece()

    /// Over several years the regions begin anew: any may be there.
    static let allRegions = (first: [String](), last: ["\u{FFFF}"])

    var address: Address { SearchNode.address(name, "head.json") }

    static func address(_ name: String, _ file: String) -> Address { Address("search/\(name)/\(file)") }

    /// Writes head, blocks and texts; the head is what `fill` and the blocks make of it.
    static func write(
        _ shards: borrowing Shards, places: Int, texts: [[UInt8]], years: ClosedRange<Int>,
        regions: (first: [String], last: [String]), to output: any PageOutput, attic: Attic,
        fill: (inout JSONObject) -> Void
    ) -> SearchNode {
        let blocks = shards.blocks(places: places)
        var head: [UInt8] = []
        JSON.object(into: &head, style: .compact) { object in
            object.int("b", blocks.blockBits)
            object.int("k", blocks.keyBits)
            object.int("n", places)
            object.int("m", blocks.blocks.reduce(0) { max($0, $1.count) })
            fill(&object)
        }
        var all = [Fingerprint(head)]
        for bytes in blocks.blocks + texts { all.append(Fingerprint(bytes)) }
        let name = all.map(\.value).withUnsafeBytes { Fingerprint($0) }.hexadecimal(10)
        for (number, block) in blocks.blocks.enumerated() {
            output.write(file: block, at: address(name, "\(number).bin"))
        }
        for (number, text) in texts.enumerated() { output.write(file: text, at: address(name, "t\(number).bin")) }
        let node = SearchNode(
            name: name, years: years, regions: regions, features: put(blocks.features, into: attic))
        output.write(file: head, at: node.address)
        return node
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
