/// Pipe tables that stand for themselves, found before cmark reads the document.
///
/// cmark would take each for one long paragraph, and look for markup in every cell. It is given a thematic break in its
/// place, and as many empty lines as keep the numbers of the lines: the break at that line is the table.
///
/// Only what cannot be anything else is set aside: lines that begin with `|` between blank lines, the second a delimiter
/// row. A line that could begin a fence or raw HTML ends the search; all that follows is left to cmark.
struct TablesAside {
    /// A table: its header, its further rows with their line breaks, and how many lines it has.
    struct Found {
        var alignments: [PipeTable.Alignment]
        var header: Range<Int>
        var rows: Range<Int>
        var lineCount: Int
    }

    private let source: UnsafeBufferPointer<UInt8>

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    /// Gives cmark the document, and `blocks` the tables.
    func feed(_ cmark: CommonMark.Feeding, _ blocks: inout OwnBlocks) {
        var fed = 0
        if source.index(of: 0x0D, or: 0x0D, from: 0) == nil {
            var line = 1
            var at = 0
            var isAfterBlank = true
            while at < source.count, !mayHideTables(at) {
                if isAfterBlank, source[at] == UInt8(ascii: "|"), let table = table(at) {
                    cmark.feed(UnsafeBufferPointer(rebasing: source[fed..<at]))
                    TablesAside.standIn(table.lineCount, cmark)
                    blocks.setAside(table, at: line)
                    line += table.lineCount
                    at = table.rows.upperBound
                    fed = at
                } else {
                    let end = lineEnd(at)
                    isAfterBlank = source[trimmed: at..<end].isEmpty
                    line += 1
                    at = end + 1
                }
            }
        }
        if fed < source.count { cmark.feed(UnsafeBufferPointer(rebasing: source[fed...])) }
    }

    /// Where the line break stands, or the end.
    private func lineEnd(_ at: Int) -> Int { source.index(of: 0x0A, or: 0x0A, from: at) ?? source.count }

    /// A line that could begin a fence or raw HTML, in which a table would be none.
    private func mayHideTables(_ start: Int) -> Bool {
        var at = start
        while at < source.count, source[at] == 0x20 || source[at] == 0x09 { at += 1 }
        guard at < source.count else { return false }
        switch source[at] {
        case UInt8(ascii: "<"): return true
        case UInt8(ascii: "`"), UInt8(ascii: "~"): return at + 2 < source.count && source[at + 1] == source[at]
        default: return false
        }
    }

    /// The table that begins here, if what follows it is a blank line or the end.
    private func table(_ start: Int) -> Found? {
        let headerEnd = lineEnd(start)
        guard headerEnd + 1 < source.count, source[headerEnd + 1] == UInt8(ascii: "|") else { return nil }
        let delimitersEnd = lineEnd(headerEnd + 1)
        let delimiters = source[trimmed: headerEnd + 1..<delimitersEnd]
        guard let alignments = PipeTable.delimiters(UnsafeBufferPointer(rebasing: source[delimiters])) else {
            return nil
        }
        let header = source[trimmed: start..<headerEnd]
        guard PipeTable.columnCount(of: header, in: source) == alignments.count else { return nil }
        let rowsStart = min(source.count, delimitersEnd + 1)
        var at = rowsStart
        var lineCount = 2
        while at < source.count, source[at] == UInt8(ascii: "|") {
            at = min(source.count, lineEnd(at) + 1)
            lineCount += 1
        }
        guard at >= source.count || source[trimmed: at..<lineEnd(at)].isEmpty else { return nil }
        return Found(alignments: alignments, header: header, rows: rowsStart..<at, lineCount: lineCount)
    }

    /// A thematic break of so many lines.
    private static func standIn(_ lineCount: Int, _ cmark: CommonMark.Feeding) {
        var lines: [UInt8] = []
        lines.append("***")
        lines.append(contentsOf: repeatElement(0x0A, count: lineCount))
        lines.withUnsafeBufferPointer(cmark.feed)
    }
}
