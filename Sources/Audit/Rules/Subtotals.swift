import Figures
import Reports

/// 小计 of a table, and the marks of a first level that the text states.
extension Rule {
    static let subtotals = Rule("subtotal") { inspection, findings in
        for table in inspection.scoreTables.lazy.filter({ !$0.isTorn }).map(\.table) {
            var start = table.rows.lowerBound
            for total in table.totals where total.kind == .subtotal {
                let rows = start..<max(start, total.rows.upperBound)
                start = rows.upperBound
                check(total.weight, rows, \.weight, total, "分值", inspection, &findings)
                check(total.score, rows, \.score, total, "得分", inspection, &findings)
            }
        }
    }

    private static func check(
        _ stated: CellValue?, _ rows: Range<Int>, _ part: KeyPath<Indicator, CellValue?>,
        _ total: IndicatorTable.Total, _ word: String, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        guard let stated, rows.count >= 1 else { return }
        let cells = inspection.report.indicators[rows].compactMap { $0[keyPath: part] }
        guard cells.count == rows.count else { return }
        let operands = [Quantity(stated, unit: .points)] + cells.map { Quantity($0, unit: .points) }
        let outcome = Reckoning.sum.outcome(operands)
        if outcome == .holds {
            findings.append(Finding("subtotal", nil, outcome, .sum, operands))
        } else if outcome == .fails, let sum = try? Reckoning.total(operands.dropFirst()) {
            findings.append(
                Finding(
                    "subtotal", .error, outcome, .sum, operands,
                    "“\(inspection.words(total.label))”\(word)\(inspection.words(stated.span))与所含各行之和"
                        + "\(sum.reduced)分不符"))
        }
    }
}
