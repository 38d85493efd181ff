/// The depth of every heading, found from the numbers.
///
/// Numbers that go on (三 after 二) belong to the series that they continue, however deep it is. A
/// series that starts anew inside a chapter is nested there; the outer one goes on where it was left.
struct Outline: Sendable {
    private struct Entry: Sendable {
        var block: Int
        var numbering: Numbering?
        var markdownLevel: Int
    }

    private var entries: [Entry] = []

    mutating func add(block: Int, numbering: Numbering?, markdownLevel: Int) {
        if entries.isEmpty { entries.reserveCapacity(32) }
        entries.append(Entry(block: block, numbering: numbering, markdownLevel: markdownLevel))
    }

    func assignLevels(_ blocks: inout [Block]) {
        var series: [(style: Numbering.Style, value: Int)] = []
        let hasChapters = entries.contains { $0.numbering.map { $0.style <= .chinese } ?? false }
        for entry in entries {
            guard case .heading(var heading) = blocks[entry.block] else { continue }
            if let numbering = entry.numbering {
                heading.level = Outline.depth(of: numbering, in: &series)
            } else {
                // A form's titled cells are chapters only where nothing is numbered.
                if hasChapters, entry.markdownLevel == 0 {
                    heading.level = 2
                } else {
                    series.removeAll()
                    heading.level = max(1, entry.markdownLevel - 1)
                }
            }
            blocks[entry.block] = .heading(heading)
        }
    }

    private static func depth(of numbering: Numbering, in series: inout [(style: Numbering.Style, value: Int)]) -> Int {
        let (style, value) = (numbering.style, numbering.value)
        if let index = series.lastIndex(where: { $0.style == style && $0.value + 1 == value }) {
            series.removeSubrange((index + 1)...)
            series[index].value = value
            return index + 1
        }
        let known = series.lastIndex { $0.style == style }
        if value == 1 {
            // Deeper than this nobody nests: the numbers simply begin again.
            if let known, known == series.count - 1 || series.count >= 10 {
                series.removeSubrange((known + 1)...)
                series[known].value = 1
                return known + 1
            }
            if known == nil { while let last = series.last, last.style > style { series.removeLast() } }
            series.append((style, 1))
            return series.count
        }
        if let known {
            series.removeSubrange((known + 1)...)
            series[known].value = value
            return known + 1
        }
        while let last = series.last, last.style > style { series.removeLast() }
        series.append((style, value))
        return series.count
    }
}
