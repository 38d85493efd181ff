import Documents
import Figures

/// Finds the date of the document: 填报日期, or a date that stands alone near the top or the end.
struct DateReader {
    let document: Document
    private let text: [UInt8]

    init(document: Document) {
        self.document = document
        text = document.text
    }

    func date() -> Report.Stated<String>? {
        var alone: Report.Stated<String>?
        let blocks = document.blocks
        for (i, block) in blocks.enumerated() {
            switch block {
            case .paragraph(let paragraph):
                guard paragraph.span.count < 240, paragraph.hasDigit || paragraph.span.count < 120,
                    i < 20 || i + 20 > blocks.count
                else { continue }
                if mayName(paragraph.span), let found = labelled(paragraph.span) { return found }
                if i < 10 || i + 8 > blocks.count, alone == nil || i + 8 > blocks.count,
                    let found = standing(paragraph.span)
                {
                    alone = found
                }
            case .table(let table):
                for (r, row) in table.rows.enumerated() where r < 4 || r + 3 > table.rows.count {
                    for (c, cell) in row.cells.enumerated() where cell.count >= 6 && cell.count < 200 {
                        if mayName(cell) {
                            if let found = labelled(cell) { return found }
                            if cell.count < 30, text.holds("日期", in: cell) || text.holds("填报时间", in: cell),
                                let found = parse(row[c + 1])
                            {
                                return found
                            }
                        }
                        if i + 3 > blocks.count, alone == nil, row.filled == 1, let found = standing(cell) {
                            alone = found
                        }
                    }
                }
            case .heading(let heading):
                if heading.span.count < 120, mayName(heading.span), let found = labelled(heading.span) { return found }
            case .contents: continue
            }
        }
        return alone
    }

    private static let labels = WordTable([
        "填报日期", "填表日期", "报告日期", "编制日期", "填报时间", "报送日期", "填写日期", "自评日期", "完成日期", "撰写日期", "报告时间", "评价日期", "日期：", "日期:",
    ])

    /// Every label has one of these.
    private func mayName(_ span: ByteSpan) -> Bool { text.holds("日期", in: span) || text.holds("时间", in: span) }

    private func labelled(_ span: ByteSpan) -> Report.Stated<String>? {
        var from = span.start
        while let (_, at, end) = Self.labels.first(in: text, ByteSpan(from, span.end)) {
            from = end
            if isOfPage(at) { continue }
            var cursor = Cursor(text, ByteSpan(end, span.end))
            cursor.skipSpace()
            _ = cursor.eat("：") || cursor.eat(":")
            cursor.skipSpace()
            if let found = parse(ByteSpan(cursor.position, span.end)) { return found }
        }
        return nil
    }

    /// 发布日期: when a page was put up, not when the report was written.
    private func isOfPage(_ label: Int) -> Bool {
        var before = Cursor(text)
        before.position = label
        return before.follows("发布") || before.follows("公开") || before.follows("生效") || before.follows("更新")
            || before.follows("发文") || before.follows("浏览")
    }

    /// A line that is a date and nothing else.
    private func standing(_ span: ByteSpan) -> Report.Stated<String>? {
        guard span.count <= 60 else { return nil }
        var span = span
        let open = Cursor(text, span)
        if open.stands("（") { span.start += 3 }
        guard let (found, end) = read(span) else { return nil }
        var rest = Cursor(text, ByteSpan(end, span.end))
        rest.skipSpace()
        _ = rest.eat("）")
        // A year and a month alone are a date only under a label.
        return rest.isAtEnd && found.value.utf8.count == 10 ? found : nil
    }

    private func parse(_ span: ByteSpan) -> Report.Stated<String>? { read(span)?.date }

    private func read(_ span: ByteSpan) -> (date: Report.Stated<String>, end: Int)? {
        var cursor = Cursor(text, span)
        cursor.skipSpace()
        let start = cursor.position
        if let (year, end) = ChineseNumeral.read(text, at: start), year > 1990, year < 2100, end <= span.end {
            cursor.position = end
            guard cursor.eat("年"), let (month, afterMonth) = ChineseNumeral.read(text, at: cursor.position),
                afterMonth <= span.end
            else { return nil }
            cursor.position = afterMonth
            guard cursor.eat("月") else { return nil }
            var day: Int?
            if let (value, afterDay) = ChineseNumeral.read(text, at: cursor.position), afterDay <= span.end {
                cursor.position = afterDay
                if cursor.eat("日") { day = value }
            }
            return stated(year, month, day, start, cursor.position)
        }
        guard let (first, count) = digits(&cursor) else { return nil }
        if count == 8 { return stated(first / 10000, first / 100 % 100, first % 100, start, cursor.position) }
        if count == 6 { return stated(first / 100, first % 100, nil, start, cursor.position) }
        if count == 5 {  // 20255月
            guard cursor.eat("月") else { return nil }
            return stated(first / 10, first % 10, nil, start, cursor.position)
        }
        guard count == 4 else { return nil }
        separator(&cursor)
        guard let (month, _) = digits(&cursor) else { return nil }
        let afterMonth = cursor
        separator(&cursor)
        guard let (day, _) = digits(&cursor) else {
            return stated(first, month, nil, start, afterMonth.position)
        }
        cursor.skipSpace()
        _ = cursor.eat("日") || cursor.eat("号")
        return stated(first, month, day, start, cursor.position)
    }

    private func digits(_ cursor: inout Cursor) -> (value: Int, count: Int)? {
        cursor.skipSpace()
        var value = 0
        var count = 0
        while let digit = cursor.digit(), count < 9 {
            value = value * 10 + Int(digit.value)
            count += 1
            cursor.position += digit.length
        }
        return count > 0 ? (value, count) : nil
    }

    private func separator(_ cursor: inout Cursor) {
        cursor.skipSpace()
        _ =
            cursor.eat("年") || cursor.eat("月") || cursor.eat(".") || cursor.eat("-") || cursor.eat("/")
            || cursor.eat("．") || cursor.eat("、")
            || cursor.eat("—") || cursor.eat("－")
        cursor.skipSpace()
    }

    private func stated(_ year: Int, _ month: Int, _ day: Int?, _ start: Int, _ end: Int) -> (
        Report.Stated<String>, Int
    )? {
        guard year > 1990, year < 2100, month >= 1, month <= 12, day.map({ $0 >= 1 && $0 <= 31 }) ?? true else {
            return nil
        }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let date = "\(year)-\(two(month))" + (day.map { "-" + two($0) } ?? "")
        return (Report.Stated(value: date, span: ByteSpan(start, end)), end)
    }
}
