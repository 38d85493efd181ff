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
    var features: [UInt32]
    var head: [UInt8]

    var address: Address { SearchNode.address(name, "head.json") }

    static func address(_ name: String, _ file: String) -> Address { Address("search/\(name)/\(file)") }

    /// Writes blocks and texts; the head is what `fill` and the blocks make of it.
    static func write(
        _ shards: borrowing Shards, places: Int, texts: [[UInt8]], years: ClosedRange<Int>,
        regions: (first: [String], last: [String]), to output: any PageOutput, fill: (inout JSONObject) -> Void
    ) -> SearchNode {
        let blocks = shards.blocks(places: places)
        var head: [UInt8] = []
        JSON.object(into: &head, style: .compact) { object in
            object.int("b", blocks.blockBits)
            object.int("k", blocks.keyBits)
            object.int("n", places)
            fill(&object)
        }
        var all = [Fingerprint(head)]
        for bytes in blocks.blocks + texts { all.append(Fingerprint(bytes)) }
        let name = all.map(\.value).withUnsafeBytes { Fingerprint($0) }.hexadecimal(10)
        for (number, block) in blocks.blocks.enumerated() {
            output.write(file: block, at: address(name, "\(number).bin"))
        }
        for (number, text) in texts.enumerated() { output.write(file: text, at: address(name, "t\(number).bin")) }
        return SearchNode(name: name, years: years, regions: regions, features: shards.features.sorted(), head: head)
    }
}
