import Documents
import Figures
import Reports

/// Where the money comes from: rows under a total (一般公共预算, 上年结转资金, 其他资金) that have no line of
/// their own. Only what holds is said, since a row may be a part of the one above it.
extension Rule {
    static let fundsRows = Rule("sum") { inspection, findings in
        for funds in inspection.report.fundsTables {
            guard case .table(let table) = inspection.report.document.blocks[funds.block] else { continue }
            for (index, row) in funds.rows.enumerated() where isTotal(row.line) {
                let below = funds.rows[(index + 1)...].prefix { isSource($0.line) }.map(\.row)
                guard below.count >= 2 else { continue }
                for fact in row.facts { check(fact, table, below, inspection, &findings) }
            }
        }
    }

    private static func isTotal(_ line: BudgetLine?) -> Bool { line == .income || line == .expenditure }

    private static func isSource(_ line: BudgetLine?) -> Bool {
        line == nil || line == .generalPublicBudget || line == .governmentFund
    }

    private static func check(
        _ fact: Int, _ table: Table, _ rows: [Int], _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        guard case .table(_, _, let column) = inspection.report.facts[fact].origin,
            inspection.report.facts[fact].unit == .yuan
        else { return }
        let whole = inspection.quantity(fact: fact)
        var parts: [Quantity] = []
        for row in rows {
            let text = inspection.text
            var cursor = Cursor(text, table.rows[row][column])
            guard var figure = (try? cursor.figure()) ?? nil, cursor.isAtEnd, figure.unit == .bare else { return }
            figure.exponent = whole.exponent
            guard let part = Quantity(figure, unit: .yuan) else { return }
            parts.append(part)
        }
        let operands = [whole] + parts
        if Reckoning.sum.outcome(operands) == .holds {
            findings.append(Finding("sum", nil, .holds, .sum, operands))
        }
    }
}
