import Documents
import Figures
import Rendering
import Reports

/// A document as received, written as Markdown: its words in their order, and nothing but its words.
///
/// Figures that were checked become links to their checks.
struct SourceMarkdown {
    let document: Document
    /// Sorted, none over another.
    let marks: [CheckedFigure]
    /// How far the document's headings lie below the page's title.
    let headingOffset: Int

    init(_ document: Document, marks: [CheckedFigure] = [], headingOffset: Int) {
        self.document = document
        self.marks = marks
        self.headingOffset = headingOffset
    }

    func write(into out: inout [UInt8]) {
        document.text.withUnsafeBufferPointer { text in
            var walk = SourceWalk(
                text: text, marks: marks, emphases: document.emphases, headingOffset: headingOffset)
            for block in document.blocks { walk.write(block, into: &out) }
        }
    }
}

/// The way through a document's text, from mark to mark.
private struct SourceWalk {
    let text: UnsafeBufferPointer<UInt8>
    let marks: [CheckedFigure]
    let emphases: [ByteSpan]
    let headingOffset: Int
    private var nextMark = 0
    private var nextEmphasis = 0

    init(text: UnsafeBufferPointer<UInt8>, marks: [CheckedFigure], emphases: [ByteSpan], headingOffset: Int) {
        self.text = text
        self.marks = marks
        self.emphases = emphases
        self.headingOffset = headingOffset
    }

    mutating func write(_ block: Block, into out: inout [UInt8]) {
        switch block {
        case .heading(let heading):
            out.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: min(6, heading.level + headingOffset)))
            out.append(" ")
            inline(heading.span, into: &out)
            out.append("\n\n")
        case .paragraph(let paragraph):
            inline(paragraph.span, beginsBlock: true, into: &out)
            out.append("\n\n")
        case .table(let table): write(table, into: &out)
        case .contents(let span): writeContents(span, into: &out)
        }
    }

    /// A table of contents: a line for each entry.
    private func writeContents(_ span: ByteSpan, into out: inout [UInt8]) {
        for line in text[span.range].split(separator: 0x0A) {
            out.append("- ")
            MarkdownText.paragraph(UnsafeBufferPointer(rebasing: line), into: &out)
            out.append("\n")
        }
        out.append("\n")
    }

    private mutating func write(_ table: Table, into out: inout [UInt8]) {
        let width = table.rows.reduce(0) { max($0, $1.cells.count) }
        guard width > 0 else { return }
        for (index, row) in table.rows.enumerated() {
            out.append("|")
            for column in 0..<width {
                out.append(" ")
                let cell = row[column]
                if !cell.isEmpty { inline(cell, into: &out) }
                out.append(" |")
            }
            out.append("\n")
            if index == 0 {
                out.append("|")
                for column in 0..<width {
                    if isRight(column, of: table) { out.append("---:|") } else { out.append("---|") }
                }
                out.append("\n")
            }
        }
        out.append("\n")
    }

    private func isRight(_ column: Int, of table: Table) -> Bool {
        guard column < table.columns.count, let role = table.columns[column].role else { return false }
        switch role {
        case .weight, .score, .rate, .completion, .initial, .adjusted, .adjustment, .budget, .executed, .execution,
            .executionScore, .prior, .growth, .share, .staff, .amount:
            return true
        default: return false
        }
    }

    private mutating func inline(_ span: ByteSpan, beginsBlock: Bool = false, into out: inout [UInt8]) {
        var at = span.start
        var isFirst = beginsBlock
        while nextMark < marks.count, marks[nextMark].span.start < at { nextMark += 1 }
        while nextMark < marks.count, marks[nextMark].span.end <= span.end {
            let mark = marks[nextMark]
            nextMark += 1
            if mark.span.start > at { write(at, mark.span.start, isFirst: &isFirst, into: &out) }
            isFirst = false
            MarkdownText.openLink(into: &out)
            MarkdownText.inline(UnsafeBufferPointer(rebasing: text[mark.span.range]), into: &out)
            out.append(atMost: 24) { tail in
                tail.put("](#c")
                tail.put(number: mark.finding + 1)
                tail.put(")")
            }
            at = mark.span.end
        }
        if at < span.end { write(at, span.end, isFirst: &isFirst, into: &out) }
    }

    /// Text without figures that were checked; what the source set in bold stays bold.
    private mutating func write(_ start: Int, _ end: Int, isFirst: inout Bool, into out: inout [UInt8]) {
        var at = start
        while nextEmphasis < emphases.count, emphases[nextEmphasis].end <= start { nextEmphasis += 1 }
        var index = nextEmphasis
        while index < emphases.count, emphases[index].start < end {
            let bold = ByteSpan(max(emphases[index].start, at), min(emphases[index].end, end))
            index += 1
            guard !bold.isEmpty else { continue }
            plain(at, bold.start, isFirst: &isFirst, into: &out)
            MarkdownText.strong(UnsafeBufferPointer(rebasing: text[bold.range]), into: &out)
            isFirst = false
            at = bold.end
        }
        plain(at, end, isFirst: &isFirst, into: &out)
    }

    private func plain(_ start: Int, _ end: Int, isFirst: inout Bool, into out: inout [UInt8]) {
        guard start < end else { return }
        let words = UnsafeBufferPointer(rebasing: text[start..<end])
        if isFirst {
            MarkdownText.paragraph(words, into: &out)
            isFirst = false
        } else {
            MarkdownText.inline(words, into: &out)
        }
    }
}
