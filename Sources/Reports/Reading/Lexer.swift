import Figures

/// Cuts text into tokens, once, front to back.
struct Lexer {
    let text: [UInt8]
    private let lexicon = Lexicon.standard
    private(set) var tokens: [Token] = []
    private(set) var figures: [Figure] = []

    init(_ text: [UInt8]) {
        self.text = text
        tokens.reserveCapacity(text.count / 6)
        figures.reserveCapacity(text.count / 80)
    }

    mutating func clear() {
        tokens.removeAll(keepingCapacity: true)
        figures.removeAll(keepingCapacity: true)
    }

    mutating func run(_ span: ByteSpan) {
        var at = span.start
        let end = min(span.end, text.count)
        var otherStart = -1
        while at < end {
            let byte = text[at]
            if byte < 0x80 {
                if byte >= 0x30, byte <= 0x39 {
                    at = figure(at, end, &otherStart)
                    continue
                }
                if let kind = Self.asciiMark(byte) {
                    closeOther(&otherStart, at)
                    tokens.append(Token(kind: kind, index: 0, start: at, end: at + 1))
                    at += 1
                    continue
                }
                if byte == 0x20 || byte == 0x09 {
                    at += 1
                    continue
                }
                if otherStart < 0 { otherStart = at }
                at += 1
                continue
            }
            let length = characterLength(byte)
            guard length == 3, at + 3 <= end else {
                if otherStart < 0 { otherStart = at }
                at += length
                continue
            }
            if let kind = mark(byte, text[at + 1], text[at + 2]) {
                if kind == .figure {
                    at = figure(at, end, &otherStart)
                    continue
                }
                if kind == .quoteOpen || kind == .quoteClose, let after = quotedThreePublic(at, end, kind) {
                    closeOther(&otherStart, at)
                    at = after
                    continue
                }
                closeOther(&otherStart, at)
                tokens.append(Token(kind: kind, index: 0, start: at, end: at + 3))
                at += 3
                continue
            }
            if let (word, wordEnd) = lexicon.word(text, at: at, end: end) {
                closeOther(&otherStart, at)
                tokens.append(Token(kind: .word, index: word, start: at, end: wordEnd))
                at = wordEnd
                continue
            }
            if otherStart < 0 { otherStart = at }
            at += 3
        }
        closeOther(&otherStart, end)
    }

    @inline(__always)
    private mutating func closeOther(_ start: inout Int, _ end: Int) {
        guard start >= 0 else { return }
        var end = end
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        tokens.append(Token(kind: .other, index: 0, start: start, end: end))
        start = -1
    }

    /// Takes the figure at `at`. A sign before it belongs to it, not to the words before.
    private mutating func figure(_ at: Int, _ end: Int, _ otherStart: inout Int) -> Int {
        var cursor = Cursor(text, ByteSpan(at, end))
        do {
            guard let figure = try cursor.figure() else { return at + 1 }
            if otherStart == figure.span.start { otherStart = -1 }
            closeOther(&otherStart, min(at, figure.span.start))
            tokens.append(Token(kind: .figure, index: figures.count, start: figure.span.start, end: cursor.position))
            figures.append(figure)
        } catch {
            closeOther(&otherStart, at)
            tokens.append(Token(kind: .malformed, index: 0, start: at, end: max(at + 1, cursor.position)))
        }
        return max(at + 1, cursor.position)
    }

    /// “三公” is one word, quotes and all.
    private func quotedThreePublic(_ at: Int, _ end: Int, _ kind: Token.Kind) -> Int? {
        var cursor = Cursor(text, ByteSpan(at + 3, end))
        if kind == .quoteOpen { return cursor.eat("三公") ? at + 3 : nil }
        cursor.position = at
        return cursor.follows("三公") ? at + 3 : nil
    }

    private static func asciiMark(_ byte: UInt8) -> Token.Kind? {
        switch byte {
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ":"): .colon
        case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
        case UInt8(ascii: "("): .open
        case UInt8(ascii: ")"): .close
        default: nil
        }
    }

    @inline(__always)
    private func mark(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Token.Kind? {
        if a == 0xEF, b == 0xBC {
            switch c {
            case 0x8C: return .comma
            case 0x9B: return .semicolon
            case 0x9A: return .colon
            case 0x81, 0x9F: return .stop
            case 0x88: return .open
            case 0x89: return .close
            case 0x90...0x99: return .figure
            default: return nil
            }
        }
        if a == 0xE3, b == 0x80 {
            switch c {
            case 0x82: return .stop
            case 0x81: return .enumeration
            case 0x8A, 0x8C, 0x8E: return .quoteOpen
            case 0x8B, 0x8D, 0x8F: return .quoteClose
            case 0x94, 0x90: return .open
            case 0x95, 0x91: return .close
            default: return nil
            }
        }
        if a == 0xE2, b == 0x80 {
            switch c {
            case 0x9C, 0x98: return .quoteOpen
            case 0x9D, 0x99: return .quoteClose
            default: return nil
            }
        }
        return nil
    }
}
