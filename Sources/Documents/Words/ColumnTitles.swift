import Figures

/// Looks up what a column holds by its title.
enum ColumnTitles {
    private static let roles: [[UInt8]: ColumnRole] = {
        var roles: [[UInt8]: ColumnRole] = [:]
        for line in WordList.lines(PackageResources.ColumnTitles_txt) {
            guard let role = ColumnRole(rawValue: String(decoding: line[0], as: UTF8.self)) else {
                preconditionFailure("ColumnTitles.txt names an unknown role")
            }
            for title in line.dropFirst() { roles[Array(title)] = role }
        }
        return roles
    }()

    private static let longest = roles.keys.lazy.map(\.count).max() ?? 0

    static func role(_ text: [UInt8], _ span: ByteSpan) -> ColumnRole? {
        guard span.count >= 3, span.count <= 96 else { return nil }
        if let rest = withoutYear(text, span) { return role(text, rest) }
        var title = plain(text, span, droppingBrackets: false)
        if title.count <= longest, let role = roles[title] { return role }
        title = plain(text, span, droppingBrackets: true)
        return title.count <= longest ? roles[title] : nil
    }

    /// 决算数 in 2022年决算数.
    private static func withoutYear(_ text: [UInt8], _ span: ByteSpan) -> ByteSpan? {
        var cursor = Cursor(text, span)
        guard cursor.digit() != nil, let year = try? cursor.number(), year.scale == 0, year > Decimal(1990), year < Decimal(2100) else {
            return nil
        }
        guard cursor.eat("年度") || cursor.eat("年"), !cursor.isAtEnd else { return nil }
        return ByteSpan(cursor.position, span.end)
    }

    /// The title without spaces and colons, and without what stands in brackets where asked.
    private static func plain(_ text: [UInt8], _ span: ByteSpan, droppingBrackets: Bool) -> [UInt8] {
        var title: [UInt8] = []
        var cursor = Cursor(text, span)
        var depth = 0
        while !cursor.isAtEnd {
            let start = cursor.position
            cursor.skipSpace()
            if cursor.position > start { continue }
            if cursor.eat("（") || cursor.eat("(") {
                depth += 1
                if !droppingBrackets { title.append(UInt8(ascii: "(")) }
                continue
            }
            if cursor.eat("）") || cursor.eat(")") {
                depth = max(0, depth - 1)
                if !droppingBrackets { title.append(UInt8(ascii: ")")) }
                continue
            }
            if cursor.eat("：") || cursor.eat(":") || cursor.eat("*") { continue }
            cursor.step()
            if depth == 0 || !droppingBrackets { title += text[start..<cursor.position] }
        }
        return title
    }
}
