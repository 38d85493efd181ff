import Disclosures
import Rendering

/// The search index: a tree of nodes, each of which knows which of its children have a pair of characters or a word.
///
/// What a query costs does not depend on how large the site is. The script goes down from the root, the newest year
/// first, only into children that have all pairs of the phrase, and only until a screen is full. On every floor it
/// loads a head, a block of about a kilobyte for each of a few pairs, and for each hit its packed text of two to four
/// kilobytes, in which it looks the phrase up: what is shown has been read. It counts the bytes and stops before they
/// are too many; the reader may let it go on.
///
/// Measured on the synthetic reports (11 KB): pairs cost 50 bytes a report, words (numbers, above all) 160; on reports of
/// life a byte for each distinct pair.
struct SearchTree {
    let plan: SearchPlan
    let disk: Disk
    let attic: Attic

    static let root = Address("search/root.json")
    private static let most = 128
    private static let childBits = 6

    func write(workers: Workers, makeOutput: @escaping @Sendable () -> any PageOutput) {
        let (plan, disk, attic) = (plan, disk, attic)
        let nameCount = plan.names.count
        var nodes: [(Int, SearchNode)] = []
        workers.run(
            nameCount + plan.leaves.count, batch: 1,
            start: {
                (writer: SearchLeafWriter(disk: disk, attic: attic, output: makeOutput()), nodes: [(Int, SearchNode)]())
            },
            finish: { nodes += $0.nodes },
            body: { job, state in
                let node =
                    job < nameCount
                    ? state.writer.write(names: plan.names[job]) : state.writer.write(plan.leaves[job - nameCount])
                if let node { state.nodes.append((job, node)) }
            })
        nodes.sort { $0.0 < $1.0 }
        let output = makeOutput()
        var floor = nodes.map(\.1)
        for node in floor { output.write(file: node.head, at: node.address) }
        repeat {
            floor = SearchTree.groups(floor).map { SearchTree.write($0, to: output) }
            for node in floor { output.write(file: node.head, at: node.address) }
        } while floor.count > 1
        guard let root = floor.first else { return }
        var bytes: [UInt8] = []
        JSON.object(into: &bytes) { $0.string("id", root.name) }
        output.write(file: bytes, at: SearchTree.root)
    }

    /// Children that stand under one parent: cut where the name of a child says so.
    private static func groups(_ nodes: [SearchNode]) -> [ArraySlice<SearchNode>] {
        if nodes.count <= most { return [nodes[...]] }
        var groups: [ArraySlice<SearchNode>] = []
        var start = 0
        for place in nodes.indices where place > start {
            let isCut = Fingerprint(Array(nodes[place].name.utf8)).value.trailingZeroBitCount >= childBits
            if place - start == most || isCut && place - start >= 8 {
                groups.append(nodes[start..<place])
                start = place
            }
        }
        groups.append(nodes[start...])
        return groups
    }

    private static func write(_ children: ArraySlice<SearchNode>, to output: any PageOutput) -> SearchNode {
        var shards = Shards()
        for (place, child) in children.enumerated() {
            for feature in child.features { shards.add(feature, place: place) }
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
            shards, places: children.count, texts: [], years: span,
            // Over several years the regions begin anew.
            regions: isOneYear ? (first, last) : ([], ["\u{FFFF}"]), to: output
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
