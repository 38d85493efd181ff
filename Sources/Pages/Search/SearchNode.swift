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
    static func folder(_ bundle: String) -> String { SearchNames.name(Fingerprint(Array(bundle.utf8)), length: 8) }

    /// Writes head, blocks and texts; the head is what `fill`, the blocks and the texts make of it. The texts of one
    /// disclosure, its pieces, have one name.
    static func write(
        _ shards: borrowing Shards, places: Int, texts: [[[UInt8]]], in folder: String, years: ClosedRange<Int>,
        regions: (first: [String], last: [String]), to output: any PageOutput, attic: Attic,
        fill: (inout JSONObject) -> Void
    ) -> SearchNode {
        let blocks = shards.blocks(places: places)
        var names = SearchNames()
        var blockNames = ""
        var textNames: [String] = []
        for block in blocks.blocks {
            let (name, isNew) = names.add(Fingerprint(block))
            blockNames += name
            if isNew { output.write(file: block, at: Address("search/\(folder)/b\(name).bin")) }
        }
        names = SearchNames()
        for pieces in texts {
            let (name, isNew) = names.add(Fingerprint(all: pieces.map { Fingerprint($0) }))
            textNames.append(name + String(decoding: pieces.map(SearchNames.size), as: UTF8.self))
            guard isNew else { continue }
            for (number, piece) in pieces.enumerated() {
                output.write(file: piece, at: Address("search/\(folder)/t\(name)\(number).bin"))
            }
        }
        var head: [UInt8] = []
        JSON.object(into: &head, style: .compact) { object in
            object.int("b", blocks.blockBits)
            object.int("k", blocks.keyBits)
            object.int("n", places)
            object.int("m", blocks.blocks.reduce(0) { max($0, $1.count) })
            object.string("f", blockNames)
            fill(&object)
            if !texts.isEmpty { object.string("t", textNames.joined(separator: ",")) }
        }
        let name = "\(folder)/h\(SearchNames.name(Fingerprint(head), length: 8))"
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
