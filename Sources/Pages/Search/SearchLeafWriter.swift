import Rendering
import Reports

/// Writes the leaves of the search tree. Each worker has its own, for it keeps its buffers.
final class SearchLeafWriter {
    private let attic: Attic
    let output: any PageOutput
    private var bytes: [UInt8] = []

    /// How many names stand in one text.
    private static let share = 32

    init(attic: Attic, output: any PageOutput) {
        self.attic = attic
        self.output = output
    }

    /// A leaf of disclosures: a place is a piece of text.
    func write(_ leaf: [SearchedDisclosure], in folder: String) -> SearchNode? {
        guard let first = leaf.first, let last = leaf.last else { return nil }
        var shards = Shards()
        var texts = SearchFiles("t", in: folder, output)
        var count = 0
        var regions = SearchRuns<[String]>()
        var years = SearchRuns<Int>()
        var grades: [UInt8] = []
        for disclosure in leaf {
            bytes.removeAll(keepingCapacity: true)
            attic.get(disclosure.text, into: &bytes)
            texts.begin(disclosure.slug)
            let before = count
            SearchedTextWriter.forEach(bytes) { features, packed in
                for at in stride(from: 0, to: features.count, by: 4) {
                    shards.add(features.loadUnaligned(fromByteOffset: at, as: UInt32.self), place: count)
                }
                texts.add(packed)
                count += 1
                grades.append(SearchLeafWriter.sign(of: disclosure.grade))
            }
            regions.add(disclosure.region, count - before)
            years.add(disclosure.year, count - before)
        }
        texts.end()
        return SearchNode.write(
            shards, places: count, in: folder, years: last.year...first.year,
            regions: first.year == last.year ? (first.region, last.region) : SearchNode.allRegions, to: output,
            attic: attic
        ) { head in
            SearchLeafWriter.write(regions, years, into: &head)
            head.string("g", grades)
            texts.list("t", into: &head)
        }
    }

    /// A leaf of names: a place is a department, and many stand in one text. They can be found by a single character.
    func write(names: [SearchedDepartment], in folder: String) -> SearchNode? {
        guard let first = names.first, let last = names.last else { return nil }
        var shards = Shards()
        var texts = SearchFiles("t", in: folder, output)
        var text = SearchText()
        let features = FeatureSet()
        for (place, department) in names.enumerated() {
            if place > 0 {
                if place % SearchLeafWriter.share == 0 {
                    SearchLeafWriter.pack(text).withUnsafeBytes { texts.add($0) }
                    text.removeAll()
                } else {
                    text.begin(part: SearchText.name)
                }
            }
            let years = department.years.map { "\($0)" }.joined(separator: " ")
            text.begin([department.slug, department.name, RegionPath.joined(department.region), years])
            let from = text.units.count
            for name in [department.name] + department.aliases { text.append(Array(name.utf8)) }
            text.units.withUnsafeBufferPointer { units in
                let name = UnsafeBufferPointer(rebasing: units[from...])
                for feature in features.features(of: name, singles: true) { shards.add(feature, place: place) }
            }
        }
        SearchLeafWriter.pack(text).withUnsafeBytes { texts.add($0) }
        texts.end()
        return SearchNode.write(
            shards, places: names.count, in: folder, years: 0...0, regions: (first.region, last.region), to: output,
            attic: attic
        ) { head in
            var regions = SearchRuns<[String]>()
            for department in names { regions.add(department.region, 1) }
            var years = SearchRuns<Int>()
            years.add(0, names.count)
            SearchLeafWriter.write(regions, years, into: &head)
            head.int("w", SearchLeafWriter.share)
            texts.list("t", into: &head)
        }
    }

    private static func write(
        _ regions: SearchRuns<[String]>, _ years: SearchRuns<Int>, into head: inout JSONObject
    ) {
        head.array("r") { array in
            for run in regions.runs {
                array.string(RegionPath.joined(run.value))
                array.int(run.count)
            }
        }
        head.ints("y", years.runs.flatMap { [$0.value, $0.count] })
    }

    private static func pack(_ text: SearchText) -> [UInt8] {
        var packed: [UInt8] = []
        text.units.withUnsafeBufferPointer { PackedText.pack($0, into: &packed) }
        return packed
    }

    private static func sign(of grade: Report.Grade?) -> UInt8 {
        switch grade {
        case nil: UInt8(ascii: "0")
        case .excellent: UInt8(ascii: "1")
        case .good: UInt8(ascii: "2")
        case .fair: UInt8(ascii: "3")
        case .poor: UInt8(ascii: "4")
        }
    }
}
