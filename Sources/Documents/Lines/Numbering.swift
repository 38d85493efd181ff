import Figures

/// The number before a heading or list item: its style and value.
struct Numbering: Sendable, Equatable {
    enum Style: Int, Sendable, Comparable {
        /// 第一部分
        case part
        /// 一、
        case chinese
        /// （一）
        case bracketedChinese
        /// 1. 1、
        case arabic
        /// 1.1
        case multiple
        /// （1） 1）
        case bracketedArabic
        /// ①
        case circled
        /// 一是
        case spoken
        /// - • ●
        case bullet

        static func < (a: Style, b: Style) -> Bool { a.rawValue < b.rawValue }
    }

    var style: Style
    var value: Int
    /// Where the words begin.
    var end: Int

    /// What numbers the text at `start`, if anything does.
    static func read(_ bytes: [UInt8], _ span: ByteSpan) -> Numbering? {
        var cursor = Cursor(bytes, span)
        let first = cursor.here
        switch first {
        case 0x28, 0xEF: return bracketed(cursor) ?? digits(cursor)
        case 0x30...0x39: return digits(cursor)
        case 0x2D, 0x2A, 0x2B:
            cursor.position += 1
            return cursor.eat(UInt8(ascii: " ")) ? Numbering(style: .bullet, value: 0, end: cursor.position) : nil
        case 0xE2:
            if cursor.ahead(1) == 0x91 || cursor.ahead(1) == 0x92 { return circled(cursor) }
            for mark: StaticString in ["•", "●", "■", "◆", "★", "▪", "➢"] where cursor.eat(mark) {
                return Numbering(style: .bullet, value: 0, end: cursor.position)
            }
            return nil
        case 0xE7: return part(cursor)
        case 0xE3, 0xE4, 0xE5, 0xE9: return chinese(cursor)
        default: return nil
        }
    }

    private static func bracketed(_ start: Cursor) -> Numbering? {
        var cursor = start
        guard cursor.eat("（") || cursor.eat("(") else { return nil }
        cursor.skipSpace()
        if let (value, end) = ChineseNumeral.read(cursor), value < 100, end <= cursor.end {
            cursor.position = end
            cursor.skipSpace()
            guard cursor.eat("）") || cursor.eat(")") else { return nil }
            _ = cursor.eat("、") || cursor.eat("．") || cursor.eat(".")
            return Numbering(style: .bracketedChinese, value: value, end: cursor.position)
        }
        guard let value = cursor.smallNumber() else { return nil }
        cursor.skipSpace()
        guard cursor.eat("）") || cursor.eat(")") else { return nil }
        _ = cursor.eat("、")
        return Numbering(style: .bracketedArabic, value: value, end: cursor.position)
    }

    private static func digits(_ start: Cursor) -> Numbering? {
        var cursor = start
        guard let value = cursor.smallNumber() else { return nil }
        if cursor.eat("）") || cursor.eat(")") {
            return Numbering(style: .bracketedArabic, value: value, end: cursor.position)
        }
        if cursor.eat("、") { return Numbering(style: .arabic, value: value, end: cursor.position) }
        guard cursor.eat(".") || cursor.eat("．") else { return nil }
        guard cursor.digit() != nil else {
            // A figure such as "2. " is a number; so is "3.开展".
            return Numbering(style: .arabic, value: value, end: cursor.position)
        }
        guard let second = cursor.smallNumber() else { return nil }
        // 1.1 标题, not 1.1 万元.
        guard cursor.here == 0x20 || cursor.here >= 0xE4 || cursor.here == UInt8(ascii: "."),
            value < 20, second > 0, second < 20
        else { return nil }
        var look = cursor
        look.skipSpace()
        for unit: StaticString in ["万", "亿", "元", "分", "个", "人", "名", "%", "％"] where look.stands(unit) { return nil }
        if cursor.eat(".") { _ = cursor.smallNumber() }
        return Numbering(style: .multiple, value: second, end: cursor.position)
    }

    private static func circled(_ start: Cursor) -> Numbering? {
        // ① to ⑳ are E2 91 A0 to E2 91 B3.
        guard start.ahead(1) == 0x91, start.ahead(2) >= 0xA0, start.ahead(2) <= 0xB3 else { return nil }
        return Numbering(style: .circled, value: Int(start.ahead(2)) - 0x9F, end: start.position + 3)
    }

    private static func part(_ start: Cursor) -> Numbering? {
        var cursor = start
        guard cursor.eat("第") else { return nil }
        cursor.skipSpace()
        guard let (value, end) = ChineseNumeral.read(cursor), end <= cursor.end else {
            return nil
        }
        cursor.position = end
        guard cursor.eat("部分") || cursor.eat("章") || cursor.eat("部份") else { return nil }
        _ = cursor.eat("：") || cursor.eat("、") || cursor.eat(":")
        return Numbering(style: .part, value: value, end: cursor.position)
    }

    private static func chinese(_ start: Cursor) -> Numbering? {
        var cursor = start
        guard let (value, end) = ChineseNumeral.read(cursor), value > 0, value < 100,
            end <= cursor.end
        else { return nil }
        cursor.position = end
        if cursor.eat("是") { return Numbering(style: .spoken, value: value, end: cursor.position) }
        while cursor.eat(UInt8(ascii: " ")) {}
        if cursor.eat("、") || cursor.eat("．") || cursor.eat(".") {
            return Numbering(style: .chinese, value: value, end: cursor.position)
        }
        return nil
    }
}

extension Cursor {
    /// One or two digits that are not part of a longer number.
    mutating func smallNumber() -> Int? {
        guard let first = digit() else { return nil }
        var value = Int(first.value)
        var look = self
        look.position += first.length
        if let second = look.digit() {
            value = value * 10 + Int(second.value)
            look.position += second.length
        }
        guard look.digit() == nil else { return nil }
        self = look
        return value
    }
}
