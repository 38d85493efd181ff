import Figures
import Rendering
import Reports

/// The indicators of a report, ready to be shown: bars, lost marks, the whole table.
struct ScoreRows {
    struct Row {
        var name: ByteSpan
        var weight: Decimal
        var score: Decimal
        var reason: ByteSpan?

        var lost: Decimal { (try? weight.subtracting(score)) ?? .zero }
    }

    /// For bars: few enough to be seen at once, where they can be put together; never fewer than there are.
    private(set) var bars: [Row] = []
    /// The most particular rows that lost marks.
    private(set) var lost: [Row] = []
    /// The same, what cost most first. Empty where that says no more than a list: few rows, or all alike.
    private(set) var lostRanked: [Row] = []
    /// All rows of the table, with levels.
    private(set) var rows: [Indicator] = []
    let text: [UInt8]
    private static let mostBars = 14

    init(_ report: Report) {
        text = report.document.text
        rows = report.indicators
        var best: [Indicator] = []
        for table in report.indicatorTables {
            let inTable = report.indicators[table.rows].filter { $0.weight != nil && $0.score != nil && $0.name != nil }
            if best.isEmpty { best = Array(inTable) }
            // The details: where the marks went.
            for indicator in inTable { take(indicator) }
        }
        if best.isEmpty {
            best = report.indicators.filter { $0.weight != nil && $0.score != nil && $0.name != nil }
            if report.indicatorTables.isEmpty { for indicator in best { take(indicator) } }
        }
        bars = best.count > ScoreRows.mostBars ? grouped(best) : best.compactMap { ScoreRows.row($0, $0.name) }
        addExecution(report)
        dropCoarse()
        lostRanked = ranked()
    }

    /// The execution of the budget often has marks of its own, in a row of another kind.
    private mutating func addExecution(_ report: Report) {
        for table in report.indicatorTables {
            for total in table.totals where total.kind == .execution {
                guard let weight = total.weight?.value, let score = total.score?.value, weight > .zero else { continue }
                guard !bars.contains(where: { $0.name == total.label }) else { continue }
                let row = Row(name: total.label, weight: weight, score: score, reason: nil)
                bars.append(row)
                if score < weight { lost.append(row) }
            }
        }
    }

    private static func row(_ indicator: Indicator, _ name: ByteSpan?) -> Row? {
        guard let name, let weight = indicator.weight?.value, let score = indicator.score?.value, weight > .zero else {
            return nil
        }
        return Row(name: name, weight: weight, score: score, reason: indicator.reason)
    }

    private mutating func take(_ indicator: Indicator) {
        guard let row = ScoreRows.row(indicator, indicator.name), row.score < row.weight else { return }
        lost.append(row)
    }

    /// Where a second table tells the marks of the first more closely, the first is not told twice.
    private mutating func dropCoarse() {
        let hasReasons = lost.contains { $0.reason.map { !$0.isEmpty } ?? false }
        let bare = lost.filter { $0.reason.map(\.isEmpty) ?? true }
        if hasReasons, bare.count < lost.count, bare.allSatisfy({ row in bars.contains { $0.name == row.name } }) {
            lost.removeAll { $0.reason.map(\.isEmpty) ?? true }
        }
    }

    /// Rows of one second level (or, where there is none, first level) together.
    private func grouped(_ indicators: [Indicator]) -> [Row] {
        var groups: [Row] = []
        for indicator in indicators {
            let name =
                indicator.level3 == nil
                ? indicator.level1 ?? indicator.name : indicator.level2 ?? indicator.level1 ?? indicator.name
            guard let row = ScoreRows.row(indicator, name) else { continue }
            if let last = groups.indices.last(where: { text[groups[$0].name.range].elementsEqual(text[row.name.range]) }
            ),
                let weight = try? groups[last].weight.adding(row.weight),
                let score = try? groups[last].score.adding(row.score)
            {
                groups[last].weight = weight
                groups[last].score = score
            } else {
                groups.append(row)
            }
        }
        return groups
    }

    private func ranked() -> [Row] {
        guard lost.count > 2, lost.contains(where: { $0.lost != lost[0].lost }) else { return [] }
        return lost.enumerated().sorted { one, other in
            (other.element.lost, one.offset) < (one.element.lost, other.offset)
        }.map(\.element)
    }

    var hasLevels: (first: Bool, second: Bool, third: Bool) {
        (rows.contains { $0.level1 != nil }, rows.contains { $0.level2 != nil }, rows.contains { $0.level3 != nil })
    }
}
