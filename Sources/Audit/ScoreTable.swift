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
        var weights: [Quantity] = []
        var scores: [Quantity] = []
        weights.reserveCapacity(rows.count)
        scores.reserveCapacity(rows.count)
        for row in rows {
            if let weight = row.weight { weights.append(Quantity(weight, unit: .points)) }
            if let score = row.score { scores.append(Quantity(score, unit: .points)) }
        }
        self.weights = weights
        self.scores = scores
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
        isRate(row.weight, text) || isRate(row.score, text) || isNumber(row.level1, text)
            || isNumber(row.level2, text) || isNumber(row.level3, text)
    }

    private static func isRate(_ cell: CellValue?, _ text: [UInt8]) -> Bool {
        guard let cell else { return false }
        return text.holds("%", in: cell.span) || text.holds("％", in: cell.span)
    }

    private static func isNumber(_ name: ByteSpan?, _ text: [UInt8]) -> Bool {
        guard let name else { return false }
        var cursor = Cursor(text, name)
        _ = cursor.eat(UInt8(ascii: "-"))
        guard cursor.digit() != nil else { return false }
        return (try? cursor.number()) != nil && cursor.isAtEnd
    }

    /// What the rows' weights come to.
    var weightSum: Decimal? { try? Reckoning.total(weights) }
}
