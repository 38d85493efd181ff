import Figures
import Reports

/// An indicator table, seen as marks that add up.
///
/// Marks are exact where they are printed without a fraction; with one, they may have been rounded.
struct ScoreTable {
    let table: IndicatorTable
    let weights: [Quantity]
    let scores: [Quantity]
    /// Whether a row lacks the one while the others have it.
    let lacksWeight: Bool
    let lacksScore: Bool
    /// Whether cells stand in columns where they do not belong: nothing can be said then.
    let isTorn: Bool
    /// Whether cells were put back: then only what holds is said.
    let wasMended: Bool
    let total: IndicatorTable.Total?
    /// The part for the execution of the budget that stands outside the rows.
    let executionWeight: Quantity?
    let executionScore: Quantity?

    init(_ table: IndicatorTable, _ report: Report) {
        self.table = table
        let rows = report.indicators[table.rows]
        isTorn = rows.contains { ScoreTable.isTorn($0, report.document.text) }
        wasMended = rows.contains(where: \.wasSlid)
        weights = rows.compactMap { $0.weight.map { Quantity($0, unit: .points) } }
        scores = rows.compactMap { $0.score.map { Quantity($0, unit: .points) } }
        lacksWeight = weights.count < rows.count
        lacksScore = rows.contains { $0.score == nil && $0.weight != nil }
        total = table.totals.last { $0.kind == .total }
        let own = table.totals.last { $0.kind == .execution }
        let fact = report.facts.lastIndex {
            $0.concept.column == .executionScore && ($0.concept.line == .expenditure || $0.concept.line == .income)
        }
        executionScore =
            own?.score.map { Quantity($0, unit: .points) } ?? fact.map { Quantity(report.facts[$0], at: $0) }
        executionWeight = own?.weight.map { Quantity($0, unit: .points) }
    }

    /// A rate among the marks, or a number among the names.
    private static func isTorn(_ row: Indicator, _ text: [UInt8]) -> Bool {
        for cell in [row.weight, row.score] {
            if let cell, text.hasAny(["%", "％"], in: cell.span) { return true }
        }
        for name in [row.level1, row.level2, row.level3] {
            guard let name else { continue }
            var cursor = Cursor(text, name)
            _ = cursor.eat(UInt8(ascii: "-"))
            if cursor.digit() != nil, (try? cursor.number()) != nil, cursor.isAtEnd { return true }
        }
        return false
    }

    /// What the rows' weights come to.
    var weightSum: Decimal? { try? Reckoning.total(weights) }
}
