/// Blocks that can be nothing but what they look like, found before cmark reads the document: pipe tables, and headings and
/// paragraphs of one line of plain words.
///
/// cmark would take a table for one long paragraph, and look for markup in every cell; in plain words there is none to be
/// found. In the place of all that stand one after the other cmark is given one thematic break, and the page shows them
/// there.
///
/// A block is set aside where it stands between blank lines and begins in the first column, so that it belongs to no list
/// and no quotation. A line that could begin a fence or raw HTML ends the search; all that follows is left to cmark.
struct BlocksAside {
    private let source: UnsafeBufferPointer<UInt8>

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    /// Gives cmark the document, and `blocks` what was set aside.
    func feed(_ cmark: CommonMark.Feeding, _ blocks: inout OwnBlocks) {
        // What cmark has not been given, and how many lines stood before; how many lines it was given.
        var rest = 0
        var (restLine, line, fedLines) = (0, 0, 0)
        var (hasWords, isInBreak, isAfterBlank) = (false, false, true)
        // Lines that end otherwise are left to cmark.
        var at = source.index(of: 0x0D, or: 0x0D, from: 0) == nil ? 0 : source.count
        while at < source.count {
            let end = lineEnd(at)
            if isBlank(at, end) {
                isAfterBlank = true
            } else if isAfterBlank, let found = block(at, end, &blocks) {
                if hasWords {
                    blocks.addLines(fedLines, from: restLine)
                    fedLines += line - restLine
                    cmark.feed(UnsafeBufferPointer(rebasing: source[rest..<at]))
                }
                if hasWords || !isInBreak {
                    cmark.feed("***\n")
                    fedLines += 1
                    blocks.addBreak(at: fedLines)
                }
                (hasWords, isInBreak, isAfterBlank) = (false, true, false)
                blocks.setAside(found.block)
                line += found.lineCount
                at = found.end
                (rest, restLine) = (at, line)
                continue
            } else {
                hasWords = true
                if mayHideBlocks(at, end) { break }
                isAfterBlank = false
            }
            line += 1
            at = end + 1
        }
        if rest < source.count {
            blocks.addLines(fedLines, from: restLine)
            cmark.feed(UnsafeBufferPointer(rebasing: source[rest...]))
        }
    }

    /// Where the line break stands, or the end.
    private func lineEnd(_ at: Int) -> Int { source.index(of: 0x0A, or: 0x0A, from: at) ?? source.count }

    private func isBlank(_ start: Int, _ end: Int) -> Bool {
        start >= end || (source[start] <= 0x20 && source[trimmed: start..<end].isEmpty)
    }

    /// Whether a blank line or nothing follows the line that ends here.
    private func isLast(_ end: Int) -> Bool { end + 1 >= source.count || isBlank(end + 1, lineEnd(end + 1)) }

    /// A line that could begin a fence or raw HTML, in which a block would be none.
    private func mayHideBlocks(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end, source[at] == 0x20 || source[at] == 0x09 { at += 1 }
        guard at < end else { return false }
        switch source[at] {
        case UInt8(ascii: "<"): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return at + 2 < end && source[at + 1] == source[at]
        default: return false
        }
    }

    private typealias Found = (block: OwnBlock, lineCount: Int, end: Int)

    /// The block that the line at hand begins, if it can be nothing else.
    private func block(_ start: Int, _ end: Int, _ blocks: inout OwnBlocks) -> Found? {
        switch source[start] {
        case UInt8(ascii: "|"): return table(start, headerEnd: end, &blocks)
        case UInt8(ascii: "#"): return heading(start, end)
        // A byte order mark is none of a text's words.
        case 0xEF where end - start > 1 && source[start + 1] == 0xBB: return nil
        case 0x80...0xFF, UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): break
        case UInt8(ascii: "\\"): break
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var at = start
            while at < end, source[at] >= 0x30, source[at] <= 0x39 { at += 1 }
            // A list would begin so.
            if at < end, source[at] == UInt8(ascii: ".") || source[at] == UInt8(ascii: ")") { return nil }
        default: return nil
        }
        guard let words = PlainWords(source, start..<end), isLast(end) else { return nil }
        return (.words(words), 1, min(source.count, end + 1))
    }

    private func heading(_ start: Int, _ end: Int) -> Found? {
        var at = start
        while at < end, source[at] == UInt8(ascii: "#") { at += 1 }
        let level = at - start
        // Signs at the end could be its end.
        guard level <= 6, at < end, source[at] == 0x20, source[end - 1] != UInt8(ascii: "#") else { return nil }
        guard let words = PlainWords(source, at..<end), !words.range.isEmpty, isLast(end) else { return nil }
        guard source[words.range.upperBound - 1] != UInt8(ascii: "#") else { return nil }
        return (.heading(level: level, words), 1, min(source.count, end + 1))
    }

    /// Rows that all begin with `|`, the second of them a delimiter row.
    private func table(_ start: Int, headerEnd: Int, _ blocks: inout OwnBlocks) -> Found? {
        guard headerEnd + 1 < source.count, source[headerEnd + 1] == UInt8(ascii: "|") else { return nil }
        let delimitersEnd = lineEnd(headerEnd + 1)
        let delimiters = source[trimmed: headerEnd + 1..<delimitersEnd]
        guard let alignments = PipeTable.delimiters(UnsafeBufferPointer(rebasing: source[delimiters])) else {
            return nil
        }
        let header = source[trimmed: start..<headerEnd]
        guard PipeTable.columnCount(of: header, in: source) == alignments.count else { return nil }
        var end = delimitersEnd
        var lineCount = 2
        while end + 1 < source.count, source[end + 1] == UInt8(ascii: "|") {
            end = lineEnd(end + 1)
            lineCount += 1
        }
        guard isLast(end) else { return nil }
        end = min(source.count, end + 1)
        let rows = min(delimitersEnd + 1, end)..<end
        return (
            .table(blocks.table(alignments, header: header, rows: rows, lineCount: lineCount)), lineCount, end
        )
    }
}

/// Words with nothing in them that could be markup, but escapes.
struct PlainWords {
    let range: Range<Int>
    private let hasEscapes: Bool

    /// Nil where anything else stands in the line.
    init?(_ source: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        range = source[trimmed: line]
        var hasEscapes = false
        var at = range.lowerBound
        while true {
            at = PlainWords.markup.first(in: source, from: at, to: range.upperBound)
            guard at < range.upperBound else { break }
            guard source[at] == UInt8(ascii: "\\"), at + 1 < range.upperBound,
                PlainWords.isPunctuation(source[at + 1])
            else { return nil }
            hasEscapes = true
            at += 2
        }
        self.hasEscapes = hasEscapes
    }

    /// Gives the words to the closure, in one piece or cut where an escape stood.
    @inline(__always)
    func pieces(in source: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = range.lowerBound
        if hasEscapes {
            var at = start
            while let escape = source.index(of: UInt8(ascii: "\\"), or: UInt8(ascii: "\\"), from: at),
                escape < range.upperBound
            {
                if escape > start { body(UnsafeBufferPointer(rebasing: source[start..<escape])) }
                start = escape + 1
                at = escape + 2
            }
        }
        if start < range.upperBound { body(UnsafeBufferPointer(rebasing: source[start..<range.upperBound])) }
    }

    /// ``\ * _ ` [ ] < &`` and control characters.
    private static var markup: Specials {
        Specials(low: 0xFFFF_FFFF | 1 << 38 | 1 << 42 | 1 << 60, high: 1 << 27 | 1 << 28 | 1 << 29 | 1 << 31 | 1 << 32)
    }

    /// What a backslash can stand before.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
