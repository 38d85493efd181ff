import Documents
import Figures

/// Reads indicator tables: levels, targets, weights and marks.
struct IndicatorReader {
    let document: Document
    private let text: [UInt8]

    var indicators: [Indicator] = []
    var tables: [IndicatorTable] = []
    var repairs: [Repair] = []

    init(document: Document) {
        self.document = document
        text = document.text
    }

    /// Whether the table is one of indicators: marks or weights, and names.
    static func reads(_ table: Table) -> Bool {
        let roles = table.columns.compactMap(\.role)
        guard !roles.contains(.initial), !roles.contains(.adjusted), !roles.contains(.executed), !roles.contains(.task)
        else { return false }
        let hasName =
            roles.contains(.level1) || roles.contains(.level2) || roles.contains(.level3) || roles.contains(.name)
        let hasMarks = roles.contains(.weight) || roles.contains(.score)
        return hasName && hasMarks || (roles.contains(.level3) || roles.contains(.name)) && roles.contains(.actual)
    }

    mutating func read(_ table: Table, block: Int) {
        var reader = RowReader(table: table, text: text)
        var own = IndicatorTable(block: block, rows: indicators.count..<indicators.count, totals: [])
        for row in table.bodyRows {
            guard let reading = reader.read(row) else { continue }
            switch reading {
            case .indicator(var indicator, let slid):
                indicator.wasSlid = slid
                if slid { repairs.append(.rowSlid(indicator: indicators.count, span: indicator.span)) }
                indicators.append(indicator)
            case .total(var total):
                total.rows = own.rows.lowerBound..<indicators.count
                own.totals.append(total)
            }
        }
        own.rows = own.rows.lowerBound..<indicators.count
        guard !own.rows.isEmpty || !own.totals.isEmpty else { return }
        tables.append(own)
    }
}

/// Reads the rows of one table, filling merged level cells down.
private struct RowReader {
    let table: Table
    let text: [UInt8]
    private var level1: ByteSpan?
    private var level2: ByteSpan?
    private var columns = RoleColumns()

    enum Reading {
        case indicator(Indicator, slid: Bool)
        case total(IndicatorTable.Total)
    }

    init(table: Table, text: [UInt8]) {
        self.table = table
        self.text = text
        for (i, column) in table.columns.enumerated() {
            if let role = column.role, columns[role] == nil { columns[role] = i }
        }
        // 指标 beside 一级指标 and 二级指标 is the third level; alone it names the row as well.
        if columns[.level3] == nil, let name = columns[.name] { columns[.level3] = name }
    }

    mutating func read(_ row: Table.Row) -> Reading? {
        guard row.cells.contains(where: { !$0.isEmpty }) else { return nil }
        var row = row
        if let total = total(row) { return .total(total) }
        var slid = false
        if !fits(row), let mended = mended(row) {
            row = mended
            slid = true
        }
        let score = value(row, .score)
        let weight = value(row, .weight)
        var one = cell(row, .level1)
        var two = cell(row, .level2)
        let three = cell(row, .level3)
        if let one {
            level1 = one
            level2 = nil
        }
        if let two { level2 = two }
        one = level1
        two = level2
        let actual = cell(row, .actual)
        guard score != nil || weight != nil || (three != nil && actual != nil) else { return nil }
        guard one != nil || two != nil || three != nil else { return nil }
        // A row that names only its first level and has marks is a subtotal.
        if three == nil, cell(row, .level2) == nil, columns[.level2] != nil || columns[.level3] != nil,
            let name = cell(row, .level1),
            actual == nil, !slid
        {
            return .total(
                IndicatorTable.Total(
                    kind: .subtotal, label: name, weight: weight, score: score, rate: value(row, .rate), rows: 0..<0,
                    span: span(row)))
        }
        var indicator = Indicator(span: span(row))
        indicator.level1 = columns[.level1] == nil ? nil : one
        indicator.level2 = columns[.level2] == nil ? nil : two
        indicator.level3 = three
        indicator.target = cell(row, .target)
        indicator.actual = actual
        indicator.unit = cell(row, .unit)
        indicator.weight = weight
        indicator.score = score
        indicator.rate = value(row, .rate)
        indicator.completion = value(row, .completion)
        indicator.reason = cell(row, .reason)
        return .indicator(indicator, slid: slid)
    }

    private func cell(_ row: Table.Row, _ role: ColumnRole) -> ByteSpan? {
        guard let column = columns[role] else { return nil }
        let span = row[column]
        return span.isEmpty ? nil : span
    }

    private func value(_ row: Table.Row, _ role: ColumnRole) -> CellValue? {
        guard let span = cell(row, role) else { return nil }
        return number(span)
    }

    private func number(_ span: ByteSpan) -> CellValue? {
        guard CellKind(span, text) == .number else { return nil }
        var cursor = Cursor(text, span)
        let negative = cursor.eat(UInt8(ascii: "-")) || cursor.eat("－") || cursor.eat("−")
        guard let value = try? cursor.number() else { return nil }
        return CellValue(negative ? value.negated : value, span)
    }

    private func span(_ row: Table.Row) -> ByteSpan {
        row.filledSpan ?? ByteSpan(0, 0)
    }

    // MARK: 合计

    private func total(_ row: Table.Row) -> IndicatorTable.Total? {
        guard let first = row.cells.first(where: { !$0.isEmpty && CellKind($0, text) == .words }) else { return nil }
        var cursor = Cursor(text, first)
        let kind: IndicatorTable.Total.Kind
        if cursor.eat("合计") || cursor.eat("总计") || cursor.eat("总分") || cursor.eat("总 分") || cursor.eat("合 计")
            || cursor.eat("总 计") || cursor.eat("总得分") || cursor.eat("自评总分") || cursor.eat("自评得分合计")
            || cursor.eat("得分合计")
        {
            kind = .total
        } else if cursor.eat("小计") || cursor.eat("小 计") {
            kind = .subtotal
        } else if isExecution(row, first) {
            kind = .execution
        } else {
            return nil
        }
        if kind == .total, first.count > 30 { return nil }
        // The last two numbers of a row whose cells moved are still its weight and marks.
        var weight = value(row, .weight)
        var score = value(row, .score)
        if weight == nil, score == nil {
            let numbers = row.cells.compactMap { $0.isEmpty ? nil : number($0) }
            if numbers.count >= 2 {
                weight = numbers[0]
                score = numbers[1]
            } else {
                score = numbers.first
            }
        }
        return IndicatorTable.Total(
            kind: kind, label: first, weight: weight, score: score, rate: value(row, .rate), rows: 0..<0,
            span: span(row))
    }

    /// A row 预算执行率 that bears 10 points beside the table's own hundred or ninety, with no level above it.
    private func isExecution(_ row: Table.Row, _ first: ByteSpan) -> Bool {
        guard columns[.level2] != nil || columns[.level3] != nil, row[0] == first else { return false }
        let label = TableLabel(text, first)
        return label.column == .execution && label.unknown == 0
            && row.cells.count { CellKind($0, text) == .words } == 1 && value(row, .weight) != nil
    }

    // MARK: Slid rows

    /// Whether every cell is of its column's kind.
    private func fits(_ row: Table.Row) -> Bool {
        if let weight = cell(row, .weight), number(weight) == nil { return false }
        if let unit = cell(row, .unit), CellKind(unit, text) == .number { return false }
        if columns[.score] != nil, columns[.weight] != nil, cell(row, .score) == nil, cell(row, .weight) != nil,
            let weight = value(row, .weight), text[weight.span.range].contains(UInt8(ascii: "%"))
        {
            return false
        }
        if let three = cell(row, .level3), looksLikeTarget(three) { return false }
        if let weight = cell(row, .weight), text[weight.range].contains(UInt8(ascii: "%")) { return false }
        return true
    }

    private func looksLikeTarget(_ span: ByteSpan) -> Bool {
        var cursor = Cursor(text, span)
        if CellKind(span, text) == .number { return true }
        return cursor.eat(">") || cursor.eat("<") || cursor.eat("=") || cursor.eat("≥") || cursor.eat("≤")
            || cursor.eat("＝")
            || cursor.eat("＞") || cursor.eat("＜")
    }

    /// Puts an empty cell where one is missing, if exactly one place among the levels makes the row fit.
    private func mended(_ row: Table.Row) -> Table.Row? {
        let width = table.columns.count
        guard row.cells.count >= 3, row.cells.count < width || row[width - 1].isEmpty else { return nil }
        let levels = [columns[.level3], columns[.level2], columns[.level1]].compactMap { $0 }
        for place in levels {
            var cells = row.cells
            guard place <= cells.count else { continue }
            cells.insert(ByteSpan(0, 0), at: place)
            if cells.count > width, let last = cells.last, last.isEmpty { cells.removeLast() }
            let candidate = Table.Row(cells: cells)
            if fits(candidate), value(candidate, .weight) != nil,
                columns[.score] == nil || value(candidate, .score) != nil
            {
                return candidate
            }
        }
        return nil
    }
}
