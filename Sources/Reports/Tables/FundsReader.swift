import Documents
import Figures

/// Reads tables of money: lines of the accounts down, stages across; or labels and figures side by side.
struct FundsReader {
    let document: Document
    let year: Int?
    private let text: [UInt8]

    var facts: [Fact] = []
    var tables: [FundsTable] = []
    var repairs: [Repair] = []

    init(document: Document, year: Int?) {
        self.document = document
        self.year = year
        text = document.text
    }

    mutating func read(_ table: Table, block: Int) {
        let unit = TableUnit.find(table, at: block, in: document)
        if let stages = stages(of: table), !stages.isEmpty {
            readGrid(table, block, stages, unit)
        } else {
            readPairs(table, block, unit)
        }
    }

    // MARK: Lines down, stages across

    private struct Stage {
        var column: Int
        var stage: BudgetColumn
        var unit: TableUnit?
    }

    /// The columns of money and rates, where the headings name at least one stage of money.
    private func stages(of table: Table) -> [Stage]? {
        guard table.headingRows > 0 else { return nil }
        var stages: [Stage] = []
        for (i, column) in table.columns.enumerated() {
            let (role, titleYear) = roleAndYear(column)
            guard let role else { continue }
            let stage: BudgetColumn?
            switch role {
            case .initial: stage = .initial
            case .adjusted: stage = .adjusted
            case .adjustment: stage = .adjustment
            case .budget: stage = .budget
            case .executed: stage = .actual
            case .execution: stage = .execution
            case .prior: stage = .prior
            case .share: stage = .share
            case .score, .executionScore: stage = .executionScore
            case .growth: stage = .growth
            default: stage = nil
            }
            guard var stage else { continue }
            if let titleYear, let year, titleYear != year {
                guard titleYear == year - 1, stage == .actual else { continue }
                stage = .prior
            }
            stages.append(Stage(column: i, stage: stage, unit: TableUnit.inBrackets(text, column.title)))
        }
        return stages.contains { $0.stage.isAmount } ? stages : nil
    }

    /// 2022年决算数 is the role 决算数 of a year.
    private func roleAndYear(_ column: Table.Column) -> (ColumnRole?, Int?) {
        var cursor = Cursor(text, column.title)
        guard cursor.digit() != nil, let figure = try? cursor.figure(), figure.unit == .year else {
            return (column.role, nil)
        }
        _ = cursor.eat("度")
        let rest = ByteSpan(cursor.position, column.title.end)
        return (column.role ?? ColumnRole.named(text, rest), Int(exactly: figure.number.mantissa))
    }

    private mutating func readGrid(_ table: Table, _ block: Int, _ stages: [Stage], _ unit: TableUnit?) {
        let firstStage = stages[0].column
        let moneyColumns = stages.filter { $0.stage.isAmount }
        var rows: [(label: ByteSpan, row: Int)] = []
        for row in table.headingRows..<table.rows.count
        where moneyColumns.contains(where: { CellKind(table.rows[row][$0.column], text) == .number }) {
            rows.append((label(of: table.rows[row], before: firstStage), row))
        }
        guard !rows.isEmpty else { return }
        var labels = rows.map { TableLabel(text, $0.label) }
        var spans = rows.map(\.label)
        var shift = 0
        if let moved = shifted(labels, spans, rows.map(\.row), table, stages, firstStage) {
            labels = moved.labels
            spans = moved.spans
            shift = moved.shift
        }
        let reads = labels.contains { line(of: $0) != nil }
        guard reads else { return }
        var funds = FundsTable(block: block, rows: [], shift: shift)
        for (i, row) in rows.enumerated() {
            let line = line(of: labels[i])
            var own: [Int] = []
            if let line { own = readRow(table, block, row.row, line, spans[i], stages, unit) }
            funds.rows.append(FundsTable.Row(line: line, label: spans[i], row: row.row, facts: own))
        }
        if shift != 0 {
            let first = spans.map(\.start).min() ?? table.span.start
            let last = spans.map(\.end).max() ?? table.span.end
            repairs.append(.labelsMoved(block: block, rows: shift, span: ByteSpan(first, last)))
        }
        tables.append(funds)
    }

    /// The label: the last cell with words before the first stage, or the only one.
    private func label(of row: Table.Row, before column: Int) -> ByteSpan {
        for i in stride(from: column - 1, through: 0, by: -1) where CellKind(row[i], text) == .words { return row[i] }
        return ByteSpan(0, 0)
    }

    private func line(of label: TableLabel) -> BudgetLine? {
        if label.isBlocked || label.isBoth { return nil }
        guard let line = label.line, label.staff == nil else { return nil }
        if label.unknown > (label.lineIsBroad ? 6 : 24) { return nil }
        return line
    }

    private mutating func readRow(
        _ table: Table, _ block: Int, _ row: Int, _ line: BudgetLine, _ label: ByteSpan, _ stages: [Stage],
        _ unit: TableUnit?
    ) -> [Int] {
        var own: [Int] = []
        // Nothing over nothing is no rate.
        let isNothing = stages.filter { $0.stage.isAmount }.allSatisfy { stage in
            let cell = table.rows[row][stage.column]
            return cell.isEmpty || figure(cell)?.number.isZero ?? true
        }
        for stage in stages {
            let cell = table.rows[row][stage.column]
            guard let figure = figure(cell) else { continue }
            if isNothing, !stage.stage.isAmount { continue }
            guard
                let fact = fact(
                    Concept(line, stage.stage), figure, label, .table(block: block, row: row, column: stage.column),
                    stage.unit ?? unit)
            else { continue }
            own.append(facts.count)
            facts.append(fact)
        }
        return own
    }

    func figure(_ cell: ByteSpan) -> Figure? {
        guard CellKind(cell, text) == .number else { return nil }
        var cursor = Cursor(text, cell)
        var negative = false
        if cursor.eat(UInt8(ascii: "-")) || cursor.eat("－") || cursor.eat("−") { negative = true }
        cursor.skipSpace()
        guard var figure = try? cursor.figure() else { return nil }
        if negative, !figure.number.isNegative { figure.number = figure.number.negated }
        if negative { figure.span.start = cell.start }
        return figure
    }

    func fact(
        _ concept: Concept, _ figure: Figure, _ label: ByteSpan, _ origin: Fact.Origin, _ unit: TableUnit?,
        defaultUnit: Bool = true
    ) -> Fact? {
        var figure = figure
        var source = Fact.UnitSource.printed
        let stage = concept.qualifier ?? concept.column
        if concept.line.isStaff {
            guard figure.number.scale == 0 || stage == .controlRate else { return nil }
            let kind: Unit = stage == .controlRate ? .percent : .people
            return figure.value.map {
                Fact(
                    concept: concept, figure: figure, value: $0, unit: kind, label: label, origin: origin,
                    unitSource: .printed)
            }
        }
        if stage?.isAmount ?? true {
            guard figure.unit == .bare || figure.unit == .yuan else { return nil }
            if figure.unit == .bare, figure.exponent == 0 {
                guard let unit else { return nil }
                figure.exponent = unit.exponent
                source = .heading
            }
            figure.unit = .yuan
            return figure.value.map {
                Fact(
                    concept: concept, figure: figure, value: $0, unit: .yuan, label: label, origin: origin,
                    unitSource: source)
            }
        }
        let kind: Unit = stage == .executionScore ? .points : .percent
        guard figure.unit == .bare || figure.unit == .percent || (kind == .points && figure.unit == .points),
            figure.exponent == 0
        else { return nil }
        if figure.unit == .bare { source = .heading }
        return figure.value.map {
            Fact(
                concept: concept, figure: figure, value: $0, unit: kind, label: label, origin: origin,
                unitSource: source)
        }
    }

    // MARK: Labels a row off

    private struct Moved {
        var labels: [TableLabel]
        var spans: [ByteSpan]
        var shift: Int
    }

    /// Tries the labels one row down and one row up. A move is taken when all sums then hold, at least two
    /// of them with money in, and they do not hold as printed.
    private func shifted(
        _ labels: [TableLabel], _ spans: [ByteSpan], _ rows: [Int], _ table: Table, _ stages: [Stage], _ firstStage: Int
    ) -> Moved? {
        guard rows.count >= 3 else { return nil }
        let columns = stages.filter { $0.stage.isAmount }.map { stage in
            rows.map { row in figure(table.rows[row][stage.column])?.number }
        }
        if FundsSums(labels.map { line(of: $0) }, columns).allHold { return nil }
        // Down: the heading row's own label cell names the first row.
        let heading = table.rows[max(0, table.headingRows - 1)]
        let headLabel = label(of: heading, before: firstStage)
        var candidates: [Moved] = []
        let lead = headLabel.isEmpty ? ByteSpan(0, 0) : headLabel
        let downSpans = [lead] + spans.dropLast()
        if spans.last.map({ $0.isEmpty || $0 == spans.dropLast().last }) ?? false || !lead.isEmpty {
            candidates.append(Moved(labels: downSpans.map { TableLabel(text, $0) }, spans: Array(downSpans), shift: 1))
        }
        // Up: the labels stand one row too low; a row after the last one with money may bear the last label.
        var tail = ByteSpan(0, 0)
        if let last = rows.last, last + 1 < table.rows.count {
            tail = label(of: table.rows[last + 1], before: firstStage)
        }
        let upSpans = spans.dropFirst() + [tail]
        candidates.append(Moved(labels: upSpans.map { TableLabel(text, $0) }, spans: Array(upSpans), shift: -1))
        for candidate in candidates {
            var lines = candidate.labels.map { line(of: $0) }
            if lines.first == .some(nil), !candidate.spans[0].isEmpty, isTotal(candidate.spans[0]) {
                lines[0] = .expenditure
            }
            let sums = FundsSums(lines, columns)
            if sums.allHold, sums.tested >= 2 { return candidate }
        }
        return nil
    }

    private func isTotal(_ span: ByteSpan) -> Bool {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.stands("总额") || cursor.stands("合计") || cursor.stands("总计") { return true }
            cursor.step()
        }
        return false
    }

    // MARK: Labels and figures side by side

    private mutating func readPairs(_ table: Table, _ block: Int, _ unit: TableUnit?) {
        var inherited: BudgetColumn?
        for (r, row) in table.rows.enumerated() where r >= table.headingRows {
            for (c, cell) in row.cells.enumerated() {
                guard let figure = figure(cell) else { continue }
                guard let labelCell = pairLabel(table, r, c) else { continue }
                let label = TableLabel(text, labelCell.span)
                guard !label.isBlocked, !label.isBoth else { continue }
                if let staff = label.staff, label.line == nil, label.unknown <= 12 {
                    add(fact(Concept(staff), figure, labelCell.span, .table(block: block, row: r, column: c), nil))
                    continue
                }
                guard label.line != nil || label.column != nil, label.unknown <= (label.column == nil ? 6 : 12) else {
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
                    concept, figure, labelCell.span, .table(block: block, row: r, column: c),
                    TableUnit.inBrackets(text, labelCell.span) ?? unit)
                {
                    facts.append(found)
                    if column.isAmount, column != .adjustment { inherited = column }
                }
            }
        }
    }

    private mutating func add(_ fact: Fact?) {
        if let fact { facts.append(fact) }
    }

    /// The words to the left of a figure, or else the heading above it.
    private func pairLabel(_ table: Table, _ row: Int, _ column: Int) -> (span: ByteSpan, isHeading: Bool)? {
        for c in stride(from: column - 1, through: 0, by: -1) {
            let cell = table.rows[row][c]
            switch CellKind(cell, text) {
            case .words: return (cell, false)
            case .number: return headingLabel(table, row, column)
            case .empty: continue
            }
        }
        return headingLabel(table, row, column)
    }

    private func headingLabel(_ table: Table, _ row: Int, _ column: Int) -> (span: ByteSpan, isHeading: Bool)? {
        for r in stride(from: row - 1, through: max(0, row - 2), by: -1) {
            let cell = table.rows[r][column]
            if CellKind(cell, text) == .words { return (cell, true) }
        }
        return nil
    }
}
