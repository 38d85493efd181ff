import Documents
import Figures

/// Reads the tasks that a form lists: goal, what was done, indicators, money.
struct TaskReader {
    let document: Document
    private let text: [UInt8]

    init(document: Document) {
        self.document = document
        text = document.text
    }

    static func reads(_ table: Table) -> Bool {
        let roles = table.columns.compactMap(\.role)
        guard roles.contains(.task) else { return false }
        return roles.contains(.goal) || roles.contains(.done) || roles.contains(.indicator) || roles.contains(.amount)
    }

    func tasks(_ table: Table, block: Int) -> [Task] {
        var tasks: [Task] = []
        let unit = TableUnit.find(table, at: block, in: document)
        func cell(_ row: Table.Row, _ role: ColumnRole) -> ByteSpan? {
            guard let column = table.column(role) else { return nil }
            return row[column].isEmpty ? nil : row[column]
        }
        for row in table.bodyRows {
            guard let span = row.filledSpan else { continue }
            if let name = cell(row, .task), !isTotal(name) {
                tasks.append(
                    Task(
                        name: name, goal: cell(row, .goal), done: cell(row, .done) ?? cell(row, .actual),
                        amount: cell(row, .amount).flatMap { amount($0, unit) }, indicators: [],
                        span: span))
            } else if cell(row, .task) != nil {
                continue
            }
            guard !tasks.isEmpty else { continue }
            let current = tasks.count - 1
            tasks[current].span.end = max(tasks[current].span.end, span.end)
            if tasks[current].amount == nil { tasks[current].amount = cell(row, .amount).flatMap { amount($0, unit) } }
            if let indicator = cell(row, .indicator) ?? cell(row, .name) ?? cell(row, .level3) {
                tasks[current].indicators.append(
                    Task.Measure(
                        name: indicator,
                        actual: cell(row, .indicatorActual) ?? (cell(row, .done) == nil ? nil : cell(row, .actual))))
            }
        }
        return tasks
    }

    private func isTotal(_ span: ByteSpan) -> Bool {
        let cursor = Cursor(text, span)
        return cursor.stands("合计") || cursor.stands("总计") || cursor.stands("注")
    }

    private func amount(_ span: ByteSpan, _ unit: TableUnit?) -> CellValue? {
        var cursor = Cursor(text, span)
        guard var figure = try? cursor.figure() else { return nil }
        if figure.unit == .bare, figure.exponent == 0 {
            guard let unit else { return nil }
            figure.exponent = unit.exponent
        }
        guard figure.unit == .bare || figure.unit == .yuan else { return nil }
        return figure.value.map { CellValue($0, span) }
    }
}
