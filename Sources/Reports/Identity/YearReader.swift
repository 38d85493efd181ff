import Documents
import Figures

/// Finds the year that is evaluated: never the year of the notice, of the filing date, or of a look back.
struct YearReader {
    let document: Document
    private let text: [UInt8]

    init(document: Document) {
        self.document = document
        text = document.text
    }

    func year(title: ByteSpan?) -> Report.Stated<Int>? {
        if let title, let found = first(in: title) { return found }
        if let found = labelled() { return found }
        // The lines around the title, then the first sentence that evaluates a year.
        for block in document.blocks.prefix(10) {
            guard case .paragraph(let paragraph) = block, paragraph.span.count < 90 else { continue }
            if text.holds("年度", in: paragraph.span) || text.holds("年", in: paragraph.span),
                !text.holds("日", in: paragraph.span), !text.holds("号", in: paragraph.span),
                let found = first(in: paragraph.span)
            {
                return found
            }
        }
        return evaluated()
    }

    /// 评价年度：2024, also as a cell beside its label.
    private func labelled() -> Report.Stated<Int>? {
        for block in document.blocks.prefix(40) {
            switch block {
            case .paragraph(let paragraph):
                guard paragraph.span.count < 160, let at = text.first("年度", in: paragraph.span) else { continue }
                var cursor = Cursor(text, ByteSpan(at, paragraph.span.end))
                _ = cursor.eat("年度")
                cursor.skipSpace()
                guard cursor.eat("：") || cursor.eat(":") else { continue }
                if let found = first(in: ByteSpan(cursor.position, min(paragraph.span.end, cursor.position + 24))) {
                    return found
                }
            case .table(let table):
                for row in table.rows.prefix(4) {
                    for (c, cell) in row.cells.enumerated() where cell.count <= 36 && text.holds("年度", in: cell) {
                        if first(in: cell) == nil, c + 1 < row.cells.count, row[c + 1].count < 24,
                            let found = first(in: row[c + 1])
                        {
                            return found
                        }
                        if row.filled == 1, let found = first(in: cell) { return found }
                    }
                }
            default: continue
            }
        }
        return nil
    }

    /// 2022年度…整体支出绩效…
    private func evaluated() -> Report.Stated<Int>? {
        var counts: [Int: (count: Int, span: ByteSpan)] = [:]
        for block in document.blocks {
            guard case .paragraph(let paragraph) = block else { continue }
            var cursor = Cursor(text, paragraph.span)
            while !cursor.isAtEnd {
                guard cursor.digit() != nil else {
                    cursor.step()
                    continue
                }
                let start = cursor.position
                guard let figure = try? cursor.figure(), figure.unit == .year, let value = plausible(figure) else {
                    continue
                }
                let near = ByteSpan(cursor.position, min(paragraph.span.end, cursor.position + 75))
                let span = ByteSpan(start, cursor.position)
                if text.holds("整体支出", in: near) || text.holds("绩效自评", in: near), !isNotice(near) {
                    return Report.Stated(value: value, span: span)
                }
                counts[value, default: (0, span)].count += 1
            }
        }
        return counts.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }.map {
            Report.Stated(value: $0.key, span: $0.value.span)
        }
    }

    /// 关于开展 2025 年…自评工作的通知 names the campaign, not the year.
    private func isNotice(_ span: ByteSpan) -> Bool { text.holds("通知", in: span) || text.holds("工作的", in: span) }

    /// The first year in a span: 2023年, ２０２３, 20 16 年, 二〇二二年, or four digits alone.
    func first(in span: ByteSpan) -> Report.Stated<Int>? {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            let start = cursor.position
            if cursor.digit() != nil {
                if let value = digits(&cursor) {
                    return Report.Stated(value: value, span: ByteSpan(start, cursor.position))
                }
            } else if let (value, end) = ChineseNumeral.read(text, at: start), end <= span.end, value > 1990,
                value < 2100
            {
                return Report.Stated(value: value, span: ByteSpan(start, end))
            } else {
                cursor.step()
            }
        }
        return nil
    }

    /// Four digits, blanks between them allowed, that make a plausible year and no document number.
    private func digits(_ cursor: inout Cursor) -> Int? {
        var value = 0
        var count = 0
        let start = cursor.position
        while let digit = cursor.digit(), count < 6 {
            value = value * 10 + Int(digit.value)
            count += 1
            cursor.position += digit.length
            if count == 2, cursor.here == 0x20 {
                var look = cursor
                look.skipSpace()
                if look.digit() != nil { cursor = look }
            }
        }
        while let digit = cursor.digit() { cursor.position += digit.length }
        guard count == 4, value > 1990, value < 2100 else { return nil }
        var before = Cursor(text)
        before.position = start
        if before.follows("〔") || before.follows("[") || before.follows("【") { return nil }
        var after = cursor
        after.skipSpace()
        if after.here == UInt8(ascii: ".") || after.here == UInt8(ascii: "]") || after.stands("〕") { return nil }
        return value
    }

    private func plausible(_ figure: Figure) -> Int? {
        guard figure.number.scale == 0, figure.number.mantissa > 1990, figure.number.mantissa < 2100 else { return nil }
        return Int(figure.number.mantissa)
    }
}
