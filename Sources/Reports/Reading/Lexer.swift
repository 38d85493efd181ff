import Figures

/// Cuts text into tokens, once, front to back.
struct Lexer {
    let text: [UInt8]
    private let table = Lexicon.standard.table
    private let isStaff = Lexicon.standard.isStaff
    private(set) var tokens: [Token] = []
    private(set) var figures: [Figure] = []

    /// `bytes` is how much of the text is cut at most before `clear`.
    init(_ text: [UInt8], bytes: Int) {
        self.text = text
        tokens.reserveCapacity(bytes / 6)
        figures.reserveCapacity(bytes / 80)
    }

    mutating func clear() {
        tokens.removeAll(keepingCapacity: true)
        figures.removeAll(keepingCapacity: true)
    }

    mutating func run(_ span: ByteSpan) {
        let text = text
        text.withUnsafeBufferPointer { run($0, span.start, min(span.end, $0.count)) }
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        var at = max(0, start)
        var otherStart = -1
        var staffEnd = -1
        while at < end {
            let byte = bytes[at]
            // 编制十二名: right behind a word for heads, a numeral in characters is a count.
            if at == staffEnd, let after = writtenFigure(at, end) {
                at = after
                continue
            }
            // Nearly all characters: 一 to 鿿.
            if byte >= 0xE4, byte <= 0xE9, at + 3 <= end {
                if let (word, wordEnd) = table.match(bytes, at: at, end: end) {
                    closeOther(&otherStart, at)
                    tokens.append(Token(.word, at, wordEnd, index: word))
                    if isStaff[word] { staffEnd = wordEnd }
                    at = wordEnd
                } else {
                    if otherStart < 0 { otherStart = at }
                    at += 3
                }
            } else if byte >= 0x30, byte <= 0x39 {
                at = figure(at, end, &otherStart)
            } else if byte == 0x20 || byte == 0x09 {
                at += 1
            } else if let (kind, length) = Self.mark(bytes, at, end) {
                if kind == .figure {
                    at = figure(at, end, &otherStart)
                } else {
                    closeOther(&otherStart, at)
                    if kind != .quoteOpen && kind != .quoteClose || !quotesThreePublic(at, length, end) {
                        tokens.append(Token(kind, at, at + length))
                    }
                    at += length
                }
            } else if let (word, wordEnd) = table.match(bytes, at: at, end: end) {
                closeOther(&otherStart, at)
                tokens.append(Token(.word, at, wordEnd, index: word))
                at = wordEnd
            } else {
                if otherStart < 0 { otherStart = at }
                at += min(characterLength(byte), end - at)
            }
        }
        closeOther(&otherStart, end)
    }

    @inline(__always)
    private mutating func closeOther(_ start: inout Int, _ end: Int) {
        guard start >= 0 else { return }
        var end = end
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        tokens.append(Token(.other, start, end))
        start = -1
    }

    private mutating func writtenFigure(_ at: Int, _ end: Int) -> Int? {
        var cursor = Cursor(text, ByteSpan(at, end))
        guard let figure = cursor.writtenFigure() else { return nil }
        tokens.append(Token(.figure, at, cursor.position, index: figures.count))
        figures.append(figure)
        return cursor.position
    }

    /// Takes the figure at `at`. A sign before it belongs to it, not to the words before.
    private mutating func figure(_ at: Int, _ end: Int, _ otherStart: inout Int) -> Int {
        var cursor = Cursor(text, ByteSpan(at, end))
        do {
            guard let figure = try cursor.figure() else { return at + 1 }
            if otherStart == figure.span.start { otherStart = -1 }
            closeOther(&otherStart, min(at, figure.span.start))
            tokens.append(Token(.figure, figure.span.start, cursor.position, index: figures.count))
            figures.append(figure)
        } catch {
            closeOther(&otherStart, at)
            tokens.append(Token(.malformed, at, max(at + 1, cursor.position)))
        }
        return max(at + 1, cursor.position)
    }

    /// “三公” is one word, quotes and all.
    private func quotesThreePublic(_ at: Int, _ length: Int, _ end: Int) -> Bool {
        var cursor = Cursor(text, ByteSpan(at, end))
        if cursor.follows("三公") { return true }
        cursor.position += length
        return cursor.stands("三公")
    }

    /// Punctuation, half-width and full-width, and full-width digits.
    private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (Token.Kind, length: Int)? {
        let a = bytes[at]
        if a < 0x80 {
            switch a {
            case UInt8(ascii: ","): return (.comma, 1)
            case UInt8(ascii: ";"): return (.semicolon, 1)
            case UInt8(ascii: ":"): return (.colon, 1)
            case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "?"): return (.stop, 1)
            case UInt8(ascii: "("): return (.open, 1)
            case UInt8(ascii: ")"): return (.close, 1)
            case UInt8(ascii: "\""): return (.quoteOpen, 1)
            default: return nil
            }
        }
        guard at + 3 <= end else { return nil }
        let (b, c) = (bytes[at + 1], bytes[at + 2])
        switch (a, b) {
        case (0xEF, 0xBC):
            switch c {
            case 0x8C: return (.comma, 3)
            case 0x9B: return (.semicolon, 3)
            case 0x9A: return (.colon, 3)
            case 0x81, 0x9F: return (.stop, 3)
            case 0x88: return (.open, 3)
            case 0x89: return (.close, 3)
            case 0x90...0x99: return (.figure, 3)
            default: return nil
            }
        case (0xE3, 0x80):
            switch c {
            case 0x82: return (.stop, 3)
            case 0x81: return (.enumeration, 3)
            case 0x8A, 0x8C, 0x8E: return (.quoteOpen, 3)
            case 0x8B, 0x8D, 0x8F: return (.quoteClose, 3)
            case 0x94, 0x90: return (.open, 3)
            case 0x95, 0x91: return (.close, 3)
            default: return nil
            }
        case (0xE2, 0x80):
            switch c {
            case 0x9C, 0x98: return (.quoteOpen, 3)
            case 0x9D, 0x99: return (.quoteClose, 3)
            default: return nil
            }
        default: return nil
        }
    }
}
