import Disclosures
import Testing

@testable import Pages

/// Long lists are cut into pages of bounded size, and one department more changes few of them.
@Suite struct PartitionTests {
    private func index(_ departments: [(slug: String, region: [String])]) -> SiteIndex {
        SiteIndex(
            departments.sorted { $0.slug < $1.slug }.map { department in
                DepartmentRecord(
                    slug: department.slug, name: department.slug, aliases: [], region: department.region, kind: "",
                    years: [RecordRow(year: 2023)])
            }, attic: Attic())
    }

    private func departments(_ count: Int, _ region: [String] = ["某省", "某县"]) -> [(slug: String, region: [String])] {
        (0..<count).map { ("d\($0 * 7919 % 1_000_003)", region) }
    }

    private func pages(_ departments: [(slug: String, region: [String])]) -> [String: Fingerprint] {
        let index = index(departments)
        let partition = Partition(index, index.items(of: 2023, withMissing: true))
        return Dictionary(
            uniqueKeysWithValues: partition.nodes.indices.map {
                (partition.nodes[$0].suffix, partition.inputs($0).fingerprint)
            })
    }

    @Test func aShortListIsOnePage() {
        let index = index(departments(100) + [("x", []), ("y", ["他省"])])
        let partition = Partition(index, index.items(of: 2023, withMissing: true))
        #expect(partition.nodes.count == 1 && partition.nodes[0].items.count == 102)
        #expect(partition.nodes[0].suffix.isEmpty)
    }

    @Test(arguments: [201, 1000, 5000, 40_000]) func aLongOneIsCut(_ count: Int) {
        let all =
            departments(count / 2) + departments(count / 4, ["某省", "某市"]).map { ("e" + $0.slug, $0.region) }
            + departments(count / 4, ["某省"]).map { ("f" + $0.slug, $0.region) }
        let index = index(all)
        let partition = Partition(index, index.items(of: 2023, withMissing: true))
        var seen: [Int] = []
        for node in partition.nodes {
            #expect(node.items.count <= 2 * Partition.most)
            #expect(node.children.count <= 3 * Partition.most)
            seen += node.items.map(\.department)
        }
        #expect(seen.sorted() == Array(all.indices))
        #expect(partition.nodes[0].tally.disclosures == all.count)
        #expect(Set(partition.nodes.map(\.suffix)).count == partition.nodes.count)
    }

    @Test func slicesOfSlicesHaveNamesOfTheirOwn() {
        let index = index(departments(60_000, ["某省"]))
        for bits in [5, 7] {
            let partition = Partition(index, index.items(of: 2023, withMissing: true), bits: bits)
            #expect(partition.nodes.contains { $0.suffix.hasPrefix("~~") && !$0.children.isEmpty })
            #expect(Set(partition.nodes.map(\.suffix)).count == partition.nodes.count)
            #expect(partition.nodes.allSatisfy { $0.items.count <= 2 * Partition.most })
            #expect(partition.nodes.allSatisfy { $0.children.count <= 2 * Partition.most })
            #expect(partition.nodes.reduce(0) { $0 + $1.items.count } == 60_000)
        }
    }

    @Test(arguments: [1000, 20_000]) func oneMoreChangesFewPages(_ count: Int) {
        let before = departments(count)
        for slug in ["a", "d5", "d500000x", "zz"] {
            let (old, new) = (pages(before), pages(before + [(slug, ["某省", "某县"])]))
            let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
            #expect(changed.count <= 6, "\(slug): \(changed)")
        }
    }
}
