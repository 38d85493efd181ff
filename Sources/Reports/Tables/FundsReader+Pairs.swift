import Documents
import Figures

/// Forms: labels and figures side by side.
extension FundsReader {
    mutating func readPairs(_ table: Table, _ block: Int, _ unit: TableUnit?) {
        var inherited: BudgetColumn?
        for (r, row) in table.rows.enumerated() where r >= table.headingRows {
            for (c, cell) in row.cells.enumerated() {
                guard let figure = figure(cell) else { continue }
                guard let labelCell = pairLabel(table, r, c) else { continue }
                let label = TableLabel(text, labelCell)
                guard !label.isBlocked, !label.isBoth else { continue }
                if let staff = label.staff, label.line == nil, label.column == nil, label.unknown <= 6 {
                    add(fact(Concept(staff), figure, labelCell, .table(block: block, row: r, column: c), nil))
                    continue
                }
                guard label.line != nil || label.column != nil, label.unknown <= (label.column == nil ? 6 : 12) else {
                    continue
                }
                // 预算资金支出率 beside 5 marks
                if let column = label.column, !column.isAmount, column != .executionScore, figure.unit != .percent {
                    continue
                }
                guard !(label.line == nil && (label.column == .growth || label.column == .controlRate)) else {
                    continue
                }
                let line = label.line ?? .expenditure
                var column = label.column
                if column == nil {
                    column = label.isPart ? inherited : (label.line != nil && !label.lineIsBroad ? .actual : nil)
                }
                guard let column else { continue }
                let concept = Concept(line, column)
                if let found = fact(
                    concept, figure, labelCell, .table(block: block, row: r, column: c),
                    TableUnit.inBrackets(text, labelCell) ?? unit)
                {
                    facts.append(found)
                    if column.isAmount, column != .adjustment { inherited = column }
                }
            }
        }
    }

    mutating func add(_ fact: Fact?) {
        if let fact { facts.append(fact) }
    }

    /// The words to the left of a figure, or else the heading above it.
    func pairLabel(_ table: Table, _ row: Int, _ column: Int) -> ByteSpan? {
        for c in stride(from: column - 1, through: 0, by: -1) {
            let cell = table.rows[row][c]
            switch CellKind(cell, text) {
            case .words: return cell
            case .number: return headingLabel(table, row, column)
            case .empty: continue
            }
        }
        return headingLabel(table, row, column)
    }

    func headingLabel(_ table: Table, _ row: Int, _ column: Int) -> ByteSpan? {
        for r in stride(from: row - 1, through: max(0, row - 2), by: -1) {
            let cell = table.rows[r][column]
            if CellKind(cell, text) == .words { return cell }
        }
        return nil
    }
}
