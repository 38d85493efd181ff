import Disclosures
import Rendering

/// The search index: a tree of nodes, each of which knows which of its children have a pair of characters or a word.
///
/// What a query costs does not depend on how large the site is. The script goes down from the root, the newest year
/// first, only into children that have all pairs of the phrase, and only until a screen is full. On every floor it
/// loads a head, a block of about a kilobyte for each of a few pairs, and for each hit its packed text of two to four
/// kilobytes, in which it looks the phrase up: what is shown has been read. Blocks and texts are ranges of longer files.
/// It counts the bytes and stops before they are too many; the reader may let it go on.
///
/// Measured on the synthetic reports (11 KB): pairs cost 50 bytes a report, words (numbers, above all) 160; on reports of
/// life a byte for each distinct pair.
struct SearchTree {
    let plan: SearchPlan

    static let root = Address("search/root.json")
    private static let most = 128
    private static let childBits = 6

    func write(
        workers: Workers, attic: Attic, maker: BundleMaker, makeOutput: @escaping @Sendable () -> any PageOutput
    ) {
        let plan = plan
        let nameCount = plan.nameCount
        var floor = SearchTree.nodes(
            nameCount + plan.leafCount, workers,
            start: { SearchLeafWriter(attic: attic, output: makeOutput()) },
            body: { job, writer in
                job < nameCount
                    ? SearchTree.write(plan.names(job), maker, writer)
                    : SearchTree.write(plan.leaf(job - nameCount), maker, writer)
            })
        var height = 0
        repeat {
            height += 1
            let groups = SearchTree.groups(floor)
            let name = "search/floor\(height)/"
            floor = SearchTree.nodes(
                groups.count, workers, start: makeOutput,
                body: { SearchTree.write(groups[$0], name, maker, attic, $1) })
        } while floor.count > 1
        guard let root = floor.first?.node else { return }
        var inputs = Inputs()
        inputs.add("the root", root.name)
        _ = maker.make("search/root", inputs, makeOutput()) { output in
            var bytes: [UInt8] = []
            JSON.object(into: &bytes) { $0.string("id", root.name) }
            output.write(file: bytes, at: SearchTree.root)
            return []
        }
    }

    /// A node, and what its bundle is called.
    private struct Named: Sendable {
        var key: String
        var node: SearchNode
    }

    private static func nodes<Writer>(
        _ count: Int, _ workers: Workers, start: @escaping @Sendable () -> Writer,
        body: @escaping @Sendable (Int, Writer) -> Named?
    ) -> [Named] {
        var nodes: [(Int, Named)] = []
        workers.run(
            count, batch: 1, start: { (writer: start(), nodes: [(Int, Named)]()) }, finish: { nodes += $0.nodes },
            body: { job, state in
                if let node = body(job, state.writer) { state.nodes.append((job, node)) }
            })
        return nodes.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func write(
        _ leaf: [SearchedDisclosure], _ maker: BundleMaker, _ writer: SearchLeafWriter
    ) -> Named? {
        guard let first = leaf.first else { return nil }
        var inputs = Inputs()
        inputs.add("the disclosures that are found in it", leaf.map(\.fingerprint))
        return make("\(first.year)/\(first.slug)", in: "search/", inputs, maker, writer.output) { folder, _ in
            writer.write(leaf, in: folder)
        }
    }

    private static func write(
        _ names: [SearchedDepartment], _ maker: BundleMaker, _ writer: SearchLeafWriter
    ) -> Named? {
        guard let first = names.first else { return nil }
        var inputs = Inputs()
        inputs.add("the departments that are found in it", names.map(\.fingerprint))
        inputs.add("their years", names.map(\.years))
        return make("names/\(first.slug)", in: "search/", inputs, maker, writer.output) { folder, _ in
            writer.write(names: names, in: folder)
        }
    }

    private static func write(
        _ children: ArraySlice<Named>, _ folder: String, _ maker: BundleMaker, _ attic: Attic,
        _ output: any PageOutput
    ) -> Named? {
        guard let first = children.first else { return nil }
        var inputs = Inputs()
        inputs.add("the nodes below", children.map(\.node.name))
        inputs.add("their years", children.flatMap { [$0.node.years.lowerBound, $0.node.years.upperBound] })
        inputs.add("their regions", children.flatMap { [$0.node.regions.first, $0.node.regions.last] })
        return make(first.key, in: folder, inputs, maker, output) { folder, output in
            write(children.map(\.node)[...], in: folder, to: output, attic)
        }
    }

    private static func make(
        _ key: String, in folder: String, _ inputs: Inputs, _ maker: BundleMaker, _ output: any PageOutput,
        _ write: (_ folder: String, any PageOutput) -> SearchNode?
    ) -> Named? {
        let name = folder + key
        let packed = maker.make(name, inputs, output) { write(SearchNode.folder(name), $0)?.packed ?? [] }
        return packed.withUnsafeBytes { SearchNode(packed: $0) }.map { Named(key: key, node: $0) }
    }

    /// Children that stand under one parent: cut where what a child is called says so.
    private static func groups(_ nodes: [Named]) -> [ArraySlice<Named>] {
        if nodes.count <= most { return [nodes[...]] }
        var groups: [ArraySlice<Named>] = []
        var start = 0
        for place in nodes.indices where place > start {
            let isCut = Fingerprint(Array(nodes[place].key.utf8)).value.trailingZeroBitCount >= childBits
            if place - start == most || isCut && place - start >= 8 {
                groups.append(nodes[start..<place])
                start = place
            }
        }
        groups.append(nodes[start...])
        return groups
    }

    private static func write(
        _ children: ArraySlice<SearchNode>, in folder: String, to output: any PageOutput, _ attic: Attic
    ) -> SearchNode {
        var shards = Shards()
        for (place, child) in children.enumerated() {
            child.forEachFeature(from: attic) { shards.add($0, place: place) }
        }
        var regions: [String] = []
        func number(_ region: [String]) -> Int {
            let path = RegionPath.joined(region)
            if let known = regions.lastIndex(of: path) { return known }
            regions.append(path)
            return regions.count - 1
        }
        let spans = children.map { (number($0.regions.first), number($0.regions.last)) }
        let years = children.map(\.years)
        let span = (years.map(\.lowerBound).min() ?? 0)...(years.map(\.upperBound).max() ?? 0)
        let isOneYear = span.count == 1
        let first = children.first?.regions.first ?? []
        let last = children.last?.regions.last ?? []
        return SearchNode.write(
            shards, places: children.count, in: folder, years: span,
            regions: isOneYear ? (first, last) : SearchNode.allRegions, to: output, attic: attic
        ) { head in
            head.strings("r", regions)
            head.array("c") { array in
                for (child, regions) in zip(children, spans) {
                    array.string(child.name)
                    array.int(child.years.lowerBound)
                    array.int(child.years.upperBound)
                    array.int(regions.0)
                    array.int(regions.1)
                }
            }
        }
    }
}
