import Documents
import Figures

/// Reads tables of money: lines of the accounts down, stages across; or labels and figures side by side.
struct FundsReader {
    let document: Document
    let year: Int?
    let text: [UInt8]

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
        } else if table.column(.weight) == nil || table.column(.score) == nil {
            readPairs(table, block, unit)
        }
    }

    // MARK: Lines down, stages across

    struct Stage {
        var column: Int
        var stage: BudgetColumn
        var unit: TableUnit?
    }

    /// The columns of money and rates, where the headings name at least one stage of money.
    func stages(of table: Table) -> [Stage]? {
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
    func roleAndYear(_ column: Table.Column) -> (ColumnRole?, Int?) {
        var cursor = Cursor(text, column.title)
        guard cursor.digit() != nil, let figure = try? cursor.figure(), figure.unit == .year else {
            return (column.role, nil)
        }
        _ = cursor.eat("度")
        let rest = ByteSpan(cursor.position, column.title.end)
        return (column.role ?? ColumnRole.named(text, rest), Int(exactly: figure.number.mantissa))
    }

    mutating func readGrid(_ table: Table, _ block: Int, _ stages: [Stage], _ unit: TableUnit?) {
        let firstStage = stages[0].column
        let moneyColumns = stages.filter { $0.stage.isAmount }
        var rows: [(label: ByteSpan, row: Int)] = []
        for row in table.headingRows..<table.rows.count
        where moneyColumns.contains(where: { CellKind(table.rows[row][$0.column], text) == .number }) {
            rows.append((label(of: table.rows[row], before: firstStage), row))
        }
        guard !rows.isEmpty else { return }
        // Every figure once, row by row.
        var figures: [Figure?] = []
        figures.reserveCapacity(rows.count * stages.count)
        for row in rows {
            for stage in stages { figures.append(figure(table.rows[row.row][stage.column])) }
        }
        var labels = rows.map { TableLabel(text, $0.label) }
        var spans = rows.map(\.label)
        var shift = 0
        if let moved = shifted(labels, spans, rows.map(\.row), table, stages, figures) {
            labels = moved.labels
            spans = moved.spans
            shift = moved.shift
        }
        let reads = labels.contains { line(of: $0) != nil }
        guard reads else { return }
        var funds = FundsTable(block: block, rows: [], shift: shift)
        funds.rows.reserveCapacity(rows.count)
        facts.reserveCapacity(facts.count + figures.count)
        for (i, row) in rows.enumerated() {
            let line = line(of: labels[i])
            var own: [Int] = []
            if let line {
                let figures = figures[i * stages.count..<(i + 1) * stages.count]
                own = readRow(figures, table.rows[row.row], (block, row.row), line, spans[i], stages, unit)
            }
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
    func label(of row: Table.Row, before column: Int) -> ByteSpan {
        for i in stride(from: column - 1, through: 0, by: -1) where CellKind(row[i], text) == .words { return row[i] }
        return ByteSpan(0, 0)
    }

    func line(of label: TableLabel) -> BudgetLine? {
        if label.isBlocked || label.isBoth { return nil }
        guard let line = label.line, label.staff == nil else { return nil }
        if label.unknown > (label.lineIsBroad ? 6 : 24) { return nil }
        return line
    }

    /// `figures` are those of the row, stage by stage.
    mutating func readRow(
        _ figures: ArraySlice<Figure?>, _ row: Table.Row, _ place: (block: Int, row: Int), _ line: BudgetLine,
        _ label: ByteSpan, _ stages: [Stage], _ unit: TableUnit?
    ) -> [Int] {
        var own: [Int] = []
        own.reserveCapacity(stages.count)
        // Nothing over nothing is no rate.
        let isNothing = zip(stages, figures).allSatisfy { stage, figure in
            !stage.stage.isAmount || row[stage.column].isEmpty || figure?.number.isZero ?? true
        }
        for (stage, figure) in zip(stages, figures) {
            guard let figure else { continue }
            if isNothing, !stage.stage.isAmount { continue }
            guard
                let fact = fact(
                    Concept(line, stage.stage), figure, label,
                    .table(block: place.block, row: place.row, column: stage.column), stage.unit ?? unit)
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
        _ concept: Concept, _ figure: Figure, _ label: ByteSpan, _ origin: Fact.Origin, _ unit: TableUnit?
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
}
