import Figures

/// Looks up what a column holds by its title.
enum ColumnTitles {
    private static let roles: [ColumnRole] = lines.map(\.role)
    private static let table = WordTable(lines.enumerated().flatMap { i, line in line.titles.map { ($0, i) } })

    private static let lines: [(role: ColumnRole, titles: [[UInt8]])] = WordList.lines(
        PackageResources.ColumnTitles_txt
    ).map { line in
        guard let role = ColumnRole.named(String(decoding: line[0], as: UTF8.self)) else {
            preconditionFailure("ColumnTitles.txt names an unknown role")
        }
        return (role, line.dropFirst().map(Array.init))
    }

    static func role(_ text: [UInt8], _ span: ByteSpan) -> ColumnRole? {
        guard span.count >= 3, span.count <= 96 else { return nil }
        let lead = text[span.start]
        if lead < 0x3A || lead == 0xEF, let rest = withoutYear(text, span) { return role(text, rest) }
        guard let (line, end) = table.match(text, at: begin(text, span), end: span.end) else { return nil }
        return end == span.end || endsTitle(Cursor(text, ByteSpan(end, span.end))) ? roles[line] : nil
    }

    /// Whether a title may begin so; true says little.
    static func mayBegin(_ text: [UInt8], _ span: ByteSpan) -> Bool {
        guard span.count >= 3, text[span.start] &- 0xE4 <= 5 else { return true }
        return table.skip(text.span, from: span.start, end: span.start + 3) == span.start
    }

    /// Where the first blanks end.
    private static func begin(_ text: [UInt8], _ span: ByteSpan) -> Int {
        let lead = text[span.start]
        guard lead <= 0x20 || lead == 0xC2 || lead == 0xE3 else { return span.start }
        var cursor = Cursor(text, span)
        cursor.skipSpace()
        return cursor.position
    }

    /// Whether nothing follows but blanks, marks, and words in brackets.
    private static func endsTitle(_ rest: Cursor) -> Bool {
        var cursor = rest
        while !cursor.isAtEnd {
            let start = cursor.position
            cursor.skipSpace()
            if cursor.eat("（") || cursor.eat("(") {
                while !cursor.isAtEnd, !cursor.eat("）"), !cursor.eat(")") { cursor.step() }
            }
            _ = cursor.eat("：") || cursor.eat(":") || cursor.eat("*") || cursor.eat("%") || cursor.eat("％")
            if cursor.position == start { return false }
        }
        return true
    }

    /// 决算数 in 2022年决算数.
    private static func withoutYear(_ text: [UInt8], _ span: ByteSpan) -> ByteSpan? {
        var cursor = Cursor(text, span)
        guard cursor.digit() != nil, text.holds("年", in: span), let year = try? cursor.number(), year.scale == 0,
            year > Decimal(1990),
            year < Decimal(2100)
        else {
            return nil
        }
        cursor.skipSpace()
        guard cursor.eat("年度") || cursor.eat("年"), !cursor.isAtEnd else { return nil }
        return ByteSpan(cursor.position, span.end)
    }
}
