import Figures

/// Cuts text into tokens, once, front to back.
struct Lexer: ~Copyable {
    let text: [UInt8]
    private let words = Lexicon.standard.words
    private let table = Lexicon.standard.table
    private let lasting = Lexicon.standard.lasting
    private(set) var tokens: Scratch<Token>
    private(set) var figures: Scratch<Figure>

    /// Whether a word for heads is among the tokens that only a count of the department's own can mean.
    private(set) var namesStaff = false
    /// Whether clauses that can state nothing are left out.
    private let leavesOut: Bool

    /// `bytes` is how much of the text is cut at most before `clear`.
    init(_ text: [UInt8], bytes: Int, leavingOutIdleClauses leavesOut: Bool = false) {
        self.text = text
        self.leavesOut = leavesOut
        tokens = Scratch(capacity: bytes / 6)
        figures = Scratch(capacity: bytes / 80)
    }

    mutating func clear() {
        tokens.clear()
        namesStaff = false
        figures.clear()
    }

    mutating func run(_ span: ByteSpan) {
        let text = text
        let bytes = text.span
        var at = max(0, span.start)
        let end = min(span.end, bytes.count)
        // Where words that nobody knows begin.
        var otherStart = -1
        var clause = Clause()
        if leavesOut { at = stepOver(clause, bytes, at, end, isSentence: true) }
        while at < end {
            let unknown = at
            at = table.skip(bytes, from: at, end: end)
            if at > unknown, otherStart < 0 { otherStart = unknown }
            guard at < end else { break }
            let byte = bytes[unchecked: at]
            // Nearly all characters: 一 to 鿿.
            if byte >= 0xE4, byte <= 0xE9, at + 3 <= end {
                if let (word, wordEnd) = table.match(bytes, at: at, end: end) {
                    closeOther(bytes, &otherStart, at)
                    tokens.append(Token(.word, at, wordEnd, index: word))
                    at = wordEnd
                    note(word, &clause)
                    // 编制十二名: right behind a word for heads, a numeral in characters is a count.
                    if words[word].kind == .staff, let after = writtenFigure(bytes, at, end) { at = after }
                } else {
                    if otherStart < 0 { otherStart = at }
                    at += 3
                }
            } else if byte >= 0x30, byte <= 0x39 {
                at = figure(bytes, at, end, &otherStart)
            } else if byte == 0x20 || byte == 0x09 {
                at += 1
            } else if let (kind, length) = Self.mark(bytes, at, end) {
                if kind == .figure {
                    at = figure(bytes, at, end, &otherStart)
                    continue
                }
                closeOther(bytes, &otherStart, at)
                if kind != .quoteOpen && kind != .quoteClose || !quotesThreePublic(bytes, at, length, end) {
                    tokens.append(Token(kind, at, at + length))
                    clause.note(kind, length)
                }
                at += length
                if leavesOut, kind == .comma || kind == .stop || kind == .semicolon {
                    at = stepOver(clause, bytes, at, end, isSentence: kind == .stop)
                }
            } else if let (word, wordEnd) = table.match(bytes, at: at, end: end) {
                closeOther(bytes, &otherStart, at)
                tokens.append(Token(.word, at, wordEnd, index: word))
                note(word, &clause)
                at = wordEnd
            } else {
                if otherStart < 0 { otherStart = at }
                at += min(characterLength(byte), end - at)
            }
        }
        closeOther(bytes, &otherStart, end)
    }

    private mutating func note(_ index: Int, _ clause: inout Clause) {
        let word = words[index]
        if word.kind == .elsewhere { clause.isElsewhere = true }
        if word.kind == .staff, word.line == .quota || word.line == .active || word.line == .funded {
            namesStaff = true
        }
    }

    // MARK: Clauses that can be left out

    /// What a clause stands in.
    private struct Clause {
        /// 全市…: what follows in the sentence is said of others.
        var isElsewhere = false
        var isQuoted = false
        var brackets = 0

        mutating func note(_ mark: Token.Kind, _ length: Int) {
            switch mark {
            case .stop: self = Clause()
            case .open: brackets += 1
            case .close: brackets = max(0, brackets - 1)
            case .quoteOpen: isQuoted = !isQuoted || length > 1  // "…": one mark for both
            case .quoteClose: isQuoted = false
            default: break
            }
        }
    }

    /// Steps over a clause that cannot matter, up to the mark that ends it: it has no figure, no word that outlives
    /// it, and what it opens it closes. At the beginning of a sentence it is left as one piece, so that the sentence
    /// begins with it.
    private mutating func stepOver(
        _ outer: Clause, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, isSentence: Bool
    ) -> Int {
        if outer.isElsewhere || outer.isQuoted { return start }
        var start = start
        while start < end, bytes[unchecked: start] == 0x20 || bytes[unchecked: start] == 0x09 { start += 1 }
        var clause = outer
        var at = start
        while true {
            at = lasting.stepOver(bytes, from: at, end: end)
            guard at < end else { return start }
            let byte = bytes[unchecked: at]
            // A word that matters, or a digit.
            if byte &- 0xE4 <= 5 || byte &- 0x30 < 10 { return start }
            guard let (kind, length) = Self.mark(bytes, at, end) else {
                if lasting.match(bytes, at: at, end: end) != nil { return start }
                at += min(characterLength(byte), end - at)
                continue
            }
            let isInside = clause.isQuoted || clause.brackets > outer.brackets
            switch kind {
            case .comma where isInside, .enumeration: break
            // “三公”…: whether the sentence begins with the quotes is decided elsewhere.
            case .quoteOpen where isSentence && at == start: return start
            case .comma, .stop, .semicolon:
                if isInside { return start }
                if isSentence, at > start { tokens.append(Token(.other, start, at)) }
                return at
            case .open where clause.brackets < 8, .close where clause.brackets > outer.brackets,
                .quoteOpen where length > 1, .quoteClose where clause.isQuoted:
                clause.note(kind, length)
            default: return start
            }
            at += length
        }
    }

    @inline(__always)
    private mutating func closeOther(_ bytes: Span<UInt8>, _ start: inout Int, _ end: Int) {
        guard start >= 0 else { return }
        var end = end
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        tokens.append(Token(.other, start, end))
        start = -1
    }

    private mutating func writtenFigure(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int? {
        var cursor = Cursor(bytes, ByteSpan(at, end))
        guard let figure = cursor.writtenFigure() else { return nil }
        tokens.append(Token(.figure, at, cursor.position, index: figures.count))
        figures.append(figure)
        return cursor.position
    }

    /// Takes the figure at `at`. A sign before it belongs to it, not to the words before.
    private mutating func figure(_ bytes: Span<UInt8>, _ at: Int, _ end: Int, _ otherStart: inout Int) -> Int {
        var cursor = Cursor(bytes, ByteSpan(at, end))
        do {
            guard let figure = try cursor.figure() else { return at + 1 }
            if otherStart == figure.span.start { otherStart = -1 }
            closeOther(bytes, &otherStart, min(at, figure.span.start))
            tokens.append(Token(.figure, figure.span.start, cursor.position, index: figures.count))
            figures.append(figure)
        } catch {
            closeOther(bytes, &otherStart, at)
            tokens.append(Token(.malformed, at, max(at + 1, cursor.position)))
        }
        return max(at + 1, cursor.position)
    }

    /// “三公” is one word, quotes and all.
    private func quotesThreePublic(_ bytes: Span<UInt8>, _ at: Int, _ length: Int, _ end: Int) -> Bool {
        var cursor = Cursor(bytes, ByteSpan(at, end))
        if cursor.follows("三公") { return true }
        cursor.position += length
        return cursor.stands("三公")
    }

    /// Punctuation, half-width and full-width, and full-width digits.
    private static func mark(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> (Token.Kind, length: Int)? {
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
