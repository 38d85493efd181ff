import Disclosures
import Documents
import Reports

/// Writes the leaves of the search tree. Each worker has its own, for it keeps its buffers.
final class SearchLeafWriter {
    private let disk: Disk
    private let output: any PageOutput
    private var text = SearchText()
    private var tokens = Tokens()

    /// How many names stand in one text.
    private static let share = 32

    init(disk: Disk, output: any PageOutput) {
        self.disk = disk
        self.output = output
    }

    /// A leaf of disclosures: a place is a piece of text.
    func write(_ leaf: ArraySlice<SearchedDisclosure>) -> SearchNode? {
        guard let first = leaf.first, let last = leaf.last else { return nil }
        var shards = Shards()
        var texts: [[UInt8]] = []
        var regions: [(path: [String], count: Int)] = []
        var grades: [UInt8] = []
        for disclosure in leaf {
            text.removeAll()
            text.begin([disclosure.slug, disclosure.name, RegionPath.joined(disclosure.region)])
            append(disclosure.folder, disclosure.report)
            if let name = disclosure.scores {
                text.begin(part: SearchText.scores)
                append(disclosure.folder, name)
            }
            if let name = disclosure.accounts {
                text.begin(part: SearchText.accounts)
                append(disclosure.folder, name)
            }
            for piece in text.pieces.indices {
                note(piece, place: texts.count, in: &shards)
                texts.append(pack(text.range(piece)))
                grades.append(SearchLeafWriter.sign(of: disclosure.grade))
            }
            if regions.last?.path == disclosure.region {
                regions[regions.count - 1].count += text.pieces.count
            } else {
                regions.append((disclosure.region, text.pieces.count))
            }
        }
        return SearchNode.write(
            shards, places: texts.count, texts: texts, years: first.year...last.year,
            regions: (first.region, last.region), to: output
        ) { head in
            head.int("y", first.year)
            head.array("r") { array in
                for region in regions {
                    array.string(RegionPath.joined(region.path))
                    array.int(region.count)
                }
            }
            head.string("g", grades)
            head.ints("s", texts.map { ($0.count + 63) / 64 })
        }
    }

    /// A leaf of names: a place is a department, and many stand in one text. They can be found by a single character.
    func write(names: ArraySlice<SearchedDepartment>) -> SearchNode? {
        guard let first = names.first, let last = names.last else { return nil }
        var shards = Shards()
        var texts: [[UInt8]] = []
        text.removeAll()
        for (place, department) in names.enumerated() {
            if place > 0 {
                if place % SearchLeafWriter.share == 0 { pack(&texts) } else { text.begin(part: SearchText.name) }
            }
            let years = department.years.map { "\($0)" }.joined(separator: " ")
            let from = text.pieces.count
            text.begin([department.slug, department.name, RegionPath.joined(department.region), years])
            for name in [department.name] + department.aliases { text.append(Array(name.utf8)) }
            for piece in from..<text.pieces.count { note(piece, place: place, in: &shards, singles: true) }
        }
        pack(&texts)
        return SearchNode.write(
            shards, places: names.count, texts: texts, years: 0...0, regions: (first.region, last.region), to: output
        ) { head in
            head.int("y", 0)
            head.int("w", SearchLeafWriter.share)
            head.array("r") { array in
                for department in names {
                    array.string(RegionPath.joined(department.region))
                    array.int(1)
                }
            }
            head.ints("s", texts.map { ($0.count + 63) / 64 })
        }
    }

    /// What cannot be read as text can be downloaded, not searched.
    private func append(_ folder: String, _ name: String) {
        guard let bytes = try? disk.read(folder + "/" + name),
            let source = try? Source(name: name, received: bytes)
        else { return }
        text.append(Document(source).text)
    }

    /// The text so far as one file.
    private func pack(_ texts: inout [[UInt8]]) {
        texts.append(pack(0..<text.units.count))
        text.removeAll()
    }

    private func pack(_ range: Range<Int>) -> [UInt8] {
        var packed: [UInt8] = []
        packed.reserveCapacity(range.count)
        text.units.withUnsafeBufferPointer { PackedText.pack(UnsafeBufferPointer(rebasing: $0[range]), into: &packed) }
        return packed
    }

    /// Notes what a piece's lines hold.
    private func note(_ piece: Int, place: Int, in shards: inout Shards, singles: Bool = false) {
        var at = text.pieces[piece].lines
        let end = text.range(piece).upperBound
        text.units.withUnsafeBufferPointer { units in
            while at < end {
                var stop = at
                while stop < end, units[stop] != 0x0A { stop += 1 }
                if units[at] != SearchText.partMark {
                    note(UnsafeBufferPointer(rebasing: units[at..<stop]), place: place, in: &shards, singles: singles)
                }
                at = stop + 1
            }
        }
    }

    private func note(_ line: UnsafeBufferPointer<UInt16>, place: Int, in shards: inout Shards, singles: Bool) {
        tokens.removeAll()
        tokens.read(line)
        for index in tokens.codes.indices {
            let code = tokens.codes[index]
            if code == Tokens.word {
                shards.add(tokens.words[index], place: place)
            } else if singles {
                shards.add(Feature.single(code), place: place)
            }
            if index > 0 { shards.add(Feature.pair(tokens.codes[index - 1], code), place: place) }
        }
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
