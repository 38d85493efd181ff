import Figures

/// Cuts rows into tables and tells their headings from their bodies.
enum TableCutter {
    static func tables(_ rows: [Table.Row], text: [UInt8], start: Int, end: Int) -> [Table] {
        var isHeading = rows.map { headingRow($0, text) }
        // 评价指标 over 一级指标: a row of few titles right above a heading belongs to it.
        for i in rows.indices.dropLast() where isHeading[i + 1] && !isHeading[i] {
            let row = rows[i]
            let knows = row.cells.contains { ColumnTitles.role(text, $0) != nil }
            if knows, !row.cells.contains(where: { CellKind($0, text) == .number }) { isHeading[i] = true }
        }
        var tables: [Table] = []
        var first = 0
        for i in rows.indices where i > first && isHeading[i] && !isHeading[i - 1] {
            tables.append(table(rows, first..<i, isHeading, text))
            first = i
        }
        tables.append(table(rows, first..<rows.count, isHeading, text))
        // Between them the tables own everything that was written.
        for i in tables.indices {
            tables[i].span.start = i == 0 ? start : tables[i - 1].span.end
            let next = i + 1 < tables.count ? (tables[i + 1].rows.first?.cells.first?.start ?? end) : end
            tables[i].span.end = next
        }
        return tables
    }

    private static func table(_ rows: [Table.Row], _ range: Range<Int>, _ isHeading: [Bool], _ text: [UInt8]) -> Table {
        var headings = 0
        while headings < range.count, isHeading[range.lowerBound + headings] { headings += 1 }
        let own = range.count == rows.count ? rows : Array(rows[range])
        let width = own.reduce(0) { max($0, $1.cells.count) }
        var columns: [Table.Column] = []
        let lower = own[..<headings].last?.cells.count ?? 0
        // 指标 分值 得分 over 一级指标 二级指标 三级指标: the first title spans those below it.
        let spans =
            headings == 2 && lower >= 2 && own[0].filled == own[0].cells.count
            && own[1].filled == lower && own[0].cells.count - 1 + lower == width && own[0].cells.count < width
        for column in 0..<width {
            if spans {
                let title = column < lower ? own[1][column] : own[0][column - lower + 1]
                columns.append(Table.Column(role: ColumnTitles.role(text, title), title: title))
                continue
            }
            var role: ColumnRole?
            var title = ByteSpan(0, 0)
            for row in own[..<headings].reversed() where !row[column].isEmpty {
                if title.isEmpty { title = row[column] }
                if let found = ColumnTitles.role(text, row[column]) {
                    role = found
                    title = row[column]
                    break
                }
            }
            columns.append(Table.Column(role: role, title: title))
        }
        return Table(rows: own, headingRows: headings, columns: columns, span: ByteSpan(0, 0))
    }

    /// At least two known titles, and no number in sight.
    private static func headingRow(_ row: Table.Row, _ text: [UInt8]) -> Bool {
        // No title is a number.
        if row.cells.contains(where: { CellKind($0, text) == .number }) { return false }
        let known = row.cells.count { ColumnTitles.role(text, $0) != nil }
        return known >= 2 && known * 3 >= row.filled
    }
}
