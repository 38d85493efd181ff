import Figures
import Glibc

/// Takes remnants of HTML out of a text without losing what they meant.
///
/// Only tags of plain formatting are known here. Anything else that looks like a tag stays what it
/// is: text, to be shown as text.
enum Markup {
    /// Nil where the text has no remnants, so that the usual report is not copied.
    static func flatten(_ bytes: [UInt8]) -> (text: [UInt8], map: OffsetMap)? {
        guard hasRemnants(bytes) else { return nil }
        var flattener = Flattener(bytes)
        flattener.run()
        return (flattener.text, flattener.map)
    }

    private static func hasRemnants(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return false }
            if memchr(base, Int32(UInt8(ascii: "&")), buffer.count) != nil { return true }
            var from = 0
            while from + 1 < buffer.count,
                let found = memchr(base + from, Int32(UInt8(ascii: "<")), buffer.count - from)
            {
                from = UnsafeRawPointer(found) - base + 1
                guard from < buffer.count else { return false }
                let next = buffer[from]
                if next == UInt8(ascii: "/") || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) { return true }
            }
            return false
        }
    }
}

private struct Flattener {
    let bytes: [UInt8]
    /// Up to here the text is taken.
    var position = 0
    var text: [UInt8] = []
    var map = OffsetMap()
    /// Inside <tr>: line breaks are white space, blocks are breaks inside a cell.
    var inRow = false
    private var row = SpannedRow()
    /// The line as received has tabs: it is a row of a table, whatever tags its cells hold.
    var lineHasTabs = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        text.reserveCapacity(bytes.count)
    }

    mutating func run() {
        lineHasTabs = tabsAhead()
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<"), tag() { continue }
            if byte == UInt8(ascii: "&"), entity() { continue }
            if byte == 0x0A {
                put(inRow ? 0x20 : 0x0A)
                position += 1
                lineHasTabs = tabsAhead()
                continue
            }
            putPlain()
        }
    }

    /// Takes the byte here and all after it that cannot begin a tag, an entity or a line.
    private mutating func putPlain() {
        var end = position + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "&"), bytes[end] != 0x0A {
            end += 1
        }
        map.add(text: text.count, source: position)
        text.append(contentsOf: bytes[position..<end])
        position = end
    }

    private mutating func put(_ byte: UInt8) {
        map.add(text: text.count, source: position)
        text.append(byte)
    }

    private func tabsAhead() -> Bool {
        var look = position
        while look < bytes.count, bytes[look] != 0x0A {
            if bytes[look] == 0x09 { return true }
            look += 1
        }
        return false
    }

    private static let kinds: [String: Kind] = [
        "p": .block, "div": .block, "br": .block, "li": .block, "ol": .block, "ul": .block, "h1": .block, "h2": .block,
        "h3": .block, "h4": .block, "h5": .block, "h6": .block, "section": .block, "article": .block, "center": .block,
        "table": .table, "tbody": .none, "thead": .none, "tfoot": .none, "colgroup": .none, "col": .none,
        "tr": .row, "td": .cell, "th": .cell, "b": .strong, "strong": .strong,
        "span": .none, "font": .none, "i": .none, "em": .none, "u": .none, "sup": .none, "sub": .none, "o:p": .none,
    ]

    private enum Kind { case block, table, row, cell, strong, none }

    /// Steps over a known tag.
    private mutating func tag() -> Bool {
        let bytes = bytes
        var look = Cursor(bytes, ByteSpan(position + 1, bytes.count))
        let closes = look.eat(UInt8(ascii: "/"))
        var name: [UInt8] = []
        while name.count < 8 {
            let byte = look.here
            let lower = byte | 0x20
            guard (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: ":") else {
                break
            }
            name.append(byte == UInt8(ascii: ":") ? byte : lower)
            look.position += 1
        }
        guard !name.isEmpty, let kind = Self.kinds[String(decoding: name, as: UTF8.self)] else { return false }
        let afterName = look.here
        guard
            afterName == UInt8(ascii: ">") || afterName == UInt8(ascii: "/") || afterName == 0x20 || afterName == 0x09
                || afterName == 0x0A || afterName == 0x0D
        else { return false }
        let attributes = look.position
        let limit = look.position + 2000
        while !look.isAtEnd, look.here != UInt8(ascii: ">"), look.here != UInt8(ascii: "<"), look.position < limit {
            look.position += 1
        }
        guard look.eat(UInt8(ascii: ">")) else { return false }
        switch kind {
        case .none: break
        case .block: breakLine()
        case .table:
            inRow = false
            put(0x0A)
        case .row:
            if inRow, closes { row.end() } else { row.begin() }
            inRow = !closes
            while text.last == 0x0B || text.last == 0x20 || (closes && text.last == 0x09) { text.removeLast() }
            put(0x0A)
        case .cell:
            guard inRow else { break }
            if closes {
                while text.last == 0x0B || text.last == 0x20 { text.removeLast() }
                for _ in 0..<row.endCell() { put(0x09) }
            } else {
                let span = ByteSpan(attributes, look.position)
                for _ in 0..<row.beginCell(columns: number("colspan", span), rows: number("rowspan", span)) {
                    put(0x09)
                }
            }
        case .strong:
            put(UInt8(ascii: "*"))
            put(UInt8(ascii: "*"))
        }
        position = look.position
        return true
    }

    /// The number in rowspan="2".
    private func number(_ name: StaticString, _ span: ByteSpan) -> Int {
        var look = Cursor(bytes, span)
        while !look.isAtEnd, !look.stands(name) { look.position += 1 }
        guard look.eat(name), look.eat(UInt8(ascii: "=")) else { return 1 }
        _ = look.eat(UInt8(ascii: "\"")) || look.eat(UInt8(ascii: "'"))
        return min(40, max(1, look.smallNumber() ?? 1))
    }

    private mutating func breakLine() {
        if inRow || lineHasTabs {
            if let last = text.last, last != 0x09, last != 0x0B, last != 0x0A { put(0x0B) }
        } else {
            put(0x0A)
        }
    }

    private static let entities: [(StaticString, String)] = [
        ("&nbsp;", " "), ("&#160;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
        ("&ldquo;", "“"), ("&rdquo;", "”"), ("&lsquo;", "‘"), ("&rsquo;", "’"), ("&mdash;", "—"), ("&middot;", "·"),
        ("&hellip;", "…"), ("&#39;", "'"), ("&ge;", "≥"), ("&le;", "≤"), ("&emsp;", " "), ("&ensp;", " "),
    ]

    private mutating func entity() -> Bool {
        let bytes = bytes
        let look = Cursor(bytes, ByteSpan(position, bytes.count))
        for (name, words) in Self.entities where look.stands(name) {
            for byte in words.utf8 { put(byte) }
            position += name.utf8CodeUnitCount
            return true
        }
        return false
    }
}

/// Keeps count of cells that reach over several rows or columns, so that every row has all its columns.
private struct SpannedRow {
    /// For each column, how many more rows the cell above covers.
    private var covered: [Int] = []
    private var column = 0
    private var cell = (columns: 1, rows: 1)

    mutating func begin() { column = 0 }

    /// How many empty cells stand before the next one.
    mutating func beginCell(columns: Int, rows: Int) -> Int {
        cell = (columns, rows)
        var empty = 0
        while column < covered.count, covered[column] > 0 {
            covered[column] -= 1
            column += 1
            empty += 1
        }
        return empty
    }

    /// How many tabs end the cell.
    mutating func endCell() -> Int {
        for _ in 0..<cell.columns {
            while covered.count <= column { covered.append(0) }
            covered[column] = cell.rows - 1
            column += 1
        }
        return cell.columns
    }

    mutating func end() {
        while column < covered.count {
            if covered[column] > 0 { covered[column] -= 1 }
            column += 1
        }
    }
}
