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
        indicators.reserveCapacity(indicators.count + table.rows.count)
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
    let width: Int
    let text: [UInt8]
    private var level1: ByteSpan?
    private var level2: ByteSpan?
    private var columns = RoleColumns()
    /// The cells of the row.
    private var row: [CellLook] = []

    enum Reading {
        case indicator(Indicator, slid: Bool)
        case total(IndicatorTable.Total)
    }

    init(table: Table, text: [UInt8]) {
        width = table.columns.count
        self.text = text
        for (i, column) in table.columns.enumerated() {
            if let role = column.role, columns[role] == nil { columns[role] = i }
        }
        // 指标 beside 一级指标 and 二级指标 is the third level; alone it names the row as well.
        if columns[.level3] == nil, let name = columns[.name] { columns[.level3] = name }
    }

    mutating func read(_ cells: Table.Row) -> Reading? {
        row.removeAll(keepingCapacity: true)
        for span in cells.cells { row.append(CellLook(span, text)) }
        guard row.contains(where: { $0.kind != .empty }) else { return nil }
        if let total = total() { return .total(total) }
        var slid = false
        if !fits(row), let mended = mended() {
            row = mended
            slid = true
        }
        let score = value(.score)
        let weight = value(.weight)
        var one = cell(.level1)
        var two = cell(.level2)
        let three = cell(.level3)
        if let one {
            level1 = one
            level2 = nil
        }
        if let two { level2 = two }
        one = level1
        two = level2
        let actual = cell(.actual)
        guard score != nil || weight != nil || (three != nil && actual != nil) else { return nil }
        guard one != nil || two != nil || three != nil else { return nil }
        // A row that names only its first level and has marks is a subtotal.
        if three == nil, cell(.level2) == nil, columns[.level2] != nil || columns[.level3] != nil,
            let name = cell(.level1),
            actual == nil, !slid
        {
            return .total(
                IndicatorTable.Total(
                    kind: .subtotal, label: name, weight: weight, score: score, rate: value(.rate), rows: 0..<0,
                    span: span))
        }
        var indicator = Indicator(span: span)
        indicator.level1 = columns[.level1] == nil ? nil : one
        indicator.level2 = columns[.level2] == nil ? nil : two
        indicator.level3 = three
        indicator.target = cell(.target)
        indicator.actual = actual
        indicator.unit = cell(.unit)
        indicator.weight = weight
        indicator.score = score
        indicator.rate = value(.rate)
        indicator.completion = value(.completion)
        indicator.reason = cell(.reason)
        return .indicator(indicator, slid: slid)
    }

    /// The cell under a role's title; nil where it is empty.
    private func look(_ role: ColumnRole, in row: [CellLook]) -> CellLook? {
        guard let column = columns[role], column < row.count, row[column].kind != .empty else { return nil }
        return row[column]
    }

    private func cell(_ role: ColumnRole) -> ByteSpan? { look(role, in: row)?.span }

    private func value(_ role: ColumnRole) -> CellValue? { look(role, in: row).flatMap(number) }

    private func number(_ cell: CellLook) -> CellValue? { cell.number.map { CellValue($0, cell.span) } }

    /// From the first cell that is not empty to the last one.
    private var span: ByteSpan {
        guard let first = row.first(where: { $0.kind != .empty }), let last = row.last(where: { $0.kind != .empty })
        else { return ByteSpan(0, 0) }
        return ByteSpan(first.span.start, last.span.end)
    }

    // MARK: 合计

    private func total() -> IndicatorTable.Total? {
        guard let first = row.first(where: { $0.kind == .words })?.span else { return nil }
        let kind: IndicatorTable.Total.Kind
        if let named = kindOfTotal(first) {
            kind = named
        } else if isExecution(first) {
            kind = .execution
        } else {
            return nil
        }
        if kind == .total, first.count > 30 { return nil }
        // The last two numbers of a row whose cells moved are still its weight and marks.
        var weight = value(.weight)
        var score = value(.score)
        if weight == nil, score == nil {
            let numbers = row.compactMap(number)
            if numbers.count >= 2 {
                weight = numbers[0]
                score = numbers[1]
            } else {
                score = numbers.first
            }
        }
        return IndicatorTable.Total(
            kind: kind, label: first, weight: weight, score: score, rate: value(.rate), rows: 0..<0, span: span)
    }

    private func kindOfTotal(_ label: ByteSpan) -> IndicatorTable.Total.Kind? {
        let cursor = Cursor(text, label)
        switch cursor.character {
        case "合", "总", "自", "得":
            let words: [StaticString] = [
                "合计", "总计", "总分", "总 分", "合 计", "总 计", "总得分", "自评总分", "自评得分合计", "得分合计",
            ]
            for word in words where cursor.stands(word) { return .total }
            return nil
        case "小": return cursor.stands("小计") || cursor.stands("小 计") ? .subtotal : nil
        default: return nil
        }
    }

    /// A row 预算执行率 that bears 10 points beside the table's own hundred or ninety, with no level above it.
    private func isExecution(_ first: ByteSpan) -> Bool {
        guard columns[.level2] != nil || columns[.level3] != nil, row[0].span == first,
            row.count(where: { $0.kind == .words }) == 1, value(.weight) != nil
        else { return false }
        let label = TableLabel(text, first)
        return label.column == .execution && label.unknown == 0
    }

    // MARK: Slid rows

    /// Whether every cell is of its column's kind.
    private func fits(_ row: [CellLook]) -> Bool {
        let weight = look(.weight, in: row)
        if let weight, weight.number == nil { return false }
        if let unit = look(.unit, in: row), unit.kind == .number { return false }
        if let three = look(.level3, in: row), looksLikeTarget(three) { return false }
        if let weight, text[weight.span.range].contains(UInt8(ascii: "%")) { return false }
        return true
    }

    private func looksLikeTarget(_ cell: CellLook) -> Bool {
        if cell.kind == .number { return true }
        var cursor = Cursor(text, cell.span)
        return cursor.eat(">") || cursor.eat("<") || cursor.eat("=") || cursor.eat("≥") || cursor.eat("≤")
            || cursor.eat("＝")
            || cursor.eat("＞") || cursor.eat("＜")
    }

    /// Puts an empty cell where one is missing, if exactly one place among the levels makes the row fit.
    private func mended() -> [CellLook]? {
        guard row.count >= 3, row.count < width || row[width - 1].kind == .empty else { return nil }
        let levels = [columns[.level3], columns[.level2], columns[.level1]].compactMap { $0 }
        for place in levels {
            var cells = row
            guard place <= cells.count else { continue }
            cells.insert(CellLook(ByteSpan(0, 0), text), at: place)
            if cells.count > width, let last = cells.last, last.kind == .empty { cells.removeLast() }
            if fits(cells), look(.weight, in: cells)?.number != nil,
                columns[.score] == nil || look(.score, in: cells)?.number != nil
            {
                return cells
            }
        }
        return nil
    }
}
