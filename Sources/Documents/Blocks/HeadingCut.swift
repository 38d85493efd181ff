import Figures

/// Where a heading ends and its text begins, when both stand in one line.
struct HeadingCut {
    var heading: Heading
    var body: ByteSpan?

    /// Nil where the words are no heading.
    init?(_ text: borrowing [UInt8], _ span: ByteSpan, numbering: Numbering?, markdownLevel: Int) {
        var rest = ByteSpan(numbering?.end ?? span.start, span.end)
        while rest.start < rest.end, text[rest.start] == 0x20 { rest.start += 1 }
        let number = ByteSpan(span.start, numbering?.end ?? span.start)

        func cut(title: ByteSpan, end: Int) {
            var after = end
            while after < span.end, text[after] == 0x20 { after += 1 }
            heading = Heading(level: 1, number: number, title: title, span: ByteSpan(span.start, after))
            body = after < span.end ? ByteSpan(after, span.end) : nil
        }

        heading = Heading(level: 1, number: number, title: rest, span: span)
        body = nil
        guard !rest.isEmpty else { return nil }
        if markdownLevel > 0 { return }
        guard let style = numbering?.style else { return nil }
        if style == .spoken || style == .bullet { return nil }
        // More than 32 characters under such a number are text.
        if style >= .arabic, rest.count > 4 * 32 { return nil }
        let stop = HeadingCut.firstStop(text, rest)
        switch style {
        case .part: return
        case .chinese, .bracketedChinese:
            let characters = HeadingCut.characters(text, rest)
            if let end = HeadingCut.glue(text, rest), style == .chinese || end.isNumber {
                cut(title: ByteSpan(rest.start, end.at), end: end.at)
                return
            }
            if let stop {
                if stop.isAtEnd, characters <= 44 {
                    cut(title: ByteSpan(rest.start, stop.start), end: span.end)
                } else if HeadingCut.characters(text, ByteSpan(rest.start, stop.start)) <= 32 {
                    cut(title: ByteSpan(rest.start, stop.start), end: stop.end)
                } else if let bracket = HeadingCut.bracket(text, rest) {
                    cut(title: ByteSpan(rest.start, bracket), end: bracket)
                } else if let title = ChapterTitles.prefix(text, rest) {
                    cut(title: title, end: title.end)
                } else if style == .chinese, let comma = HeadingCut.firstComma(text, rest),
                    HeadingCut.characters(text, ByteSpan(rest.start, comma)) <= 24
                {
                    cut(title: ByteSpan(rest.start, comma), end: rest.start)
                } else {
                    return nil
                }
            } else if characters <= 44 {
                return
            } else if let title = ChapterTitles.prefix(text, rest) {
                cut(title: title, end: title.end)
            } else if let bracket = HeadingCut.bracket(text, rest) {
                cut(title: ByteSpan(rest.start, bracket), end: bracket)
            } else if style == .bracketedChinese {
                return nil
            }
        case .arabic, .multiple, .bracketedArabic, .circled:
            guard let stop else {
                guard HeadingCut.characters(text, rest) <= 32, HeadingCut.hasNoDigit(text, rest) else { return nil }
                return
            }
            // 2. 预算执行情况。
            guard stop.isAtEnd, HeadingCut.characters(text, rest) <= 14,
                text[..<stop.start].suffix(6).elementsEqual("情况".utf8)
            else { return nil }
            cut(title: ByteSpan(rest.start, stop.start), end: span.end)
        case .spoken, .bullet: return nil
        }
    }

    private struct Stop {
        var start: Int
        var end: Int
        var isAtEnd: Bool
    }

    /// The first 。： or ； outside brackets and quotes.
    private static func firstStop(_ text: [UInt8], _ span: ByteSpan) -> Stop? {
        var cursor = Cursor(text, span)
        var depth = 0
        while !cursor.isAtEnd {
            let start = cursor.position
            let lead = cursor.here
            if lead >= 0xE4, lead <= 0xE9 {
                cursor.position += 3
                continue
            }
            let character = cursor.character
            cursor.step()
            switch character {
            case "（", "(", "“", "《": depth += 1
            case "）", ")", "”", "》": depth = max(0, depth - 1)
            case "。", "：", ":", "；":
                if depth == 0 { return Stop(start: start, end: cursor.position, isAtEnd: cursor.isAtEnd) }
            default: break
            }
        }
        return nil
    }

    /// Where a title runs into （一） or 一是, or ends in a blank before long text, or is known.
    private static func glue(_ text: [UInt8], _ span: ByteSpan) -> (at: Int, isNumber: Bool)? {
        var cursor = Cursor(text, ByteSpan(span.start, min(span.end, span.start + 120)))
        var blank: Int?
        while !cursor.isAtEnd {
            if cursor.position > span.start + 5,
                cursor.stands("（一）") || cursor.stands("(一)") || cursor.stands("一是") || cursor.stands("（1）")
            {
                var at = cursor.position
                while at > span.start, text[at - 1] == 0x20 { at -= 1 }
                return (at, true)
            }
            if cursor.here == 0x20, blank == nil { blank = cursor.position }
            if cursor.stands("。") || cursor.stands("，") || cursor.stands("：") || cursor.stands("；")
                || cursor.here == UInt8(ascii: ":")
            {
                break
            }
            cursor.step()
        }
        guard characters(text, span) > 18 else { return nil }
        if let title = ChapterTitles.prefix(text, span), characters(text, ByteSpan(title.end, span.end)) >= 8,
            !continuesTitle(text, title.end)
        {
            return (title.end, false)
        }
        if let blank, blank - span.start >= 12, !cursor.isAtEnd, characters(text, ByteSpan(blank, span.end)) > 12 {
            return (blank, false)
        }
        return nil
    }

    /// 情况, 分析, 及…, 和…: the title goes on.
    private static func continuesTitle(_ text: [UInt8], _ at: Int) -> Bool {
        let cursor = Cursor(text, ByteSpan(at, text.count))
        for word: StaticString in ["情况", "分析", "及", "和", "与", "、", "的", "（", "(", "：", ":", "。", "以及", "说明", "，", "等"]
        where cursor.stands(word) { return true }
        return false
    }

    private static func firstComma(_ text: [UInt8], _ span: ByteSpan) -> Int? {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.stands("，") || cursor.stands(",") { return cursor.position }
            cursor.step()
        }
        return nil
    }

    /// The first bracket, where words stand before it.
    private static func bracket(_ text: [UInt8], _ span: ByteSpan) -> Int? {
        var cursor = Cursor(text, ByteSpan(span.start, min(span.end, span.start + 90)))
        while !cursor.isAtEnd {
            if cursor.stands("（") || cursor.here == UInt8(ascii: "(") {
                return cursor.position > span.start ? cursor.position : nil
            }
            if cursor.stands("，") || cursor.stands("。") { return nil }
            cursor.step()
        }
        return nil
    }

    private static func hasNoDigit(_ text: [UInt8], _ span: ByteSpan) -> Bool {
        !text[span.range].contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func characters(_ text: [UInt8], _ span: ByteSpan) -> Int {
        // Longer than any title: about as many is enough.
        guard span.count < 240 else { return span.count / 3 }
        var characters = 0
        for i in span.range where text[i] & 0xC0 != 0x80 { characters += 1 }
        return characters
    }
}
