import Glibc

/// The blocks that CommonMark does not have, put into its tree as nodes of our own.
///
/// A pipe table is a paragraph to cmark, with its cells run together, so rows are cut from the source. Cells without
/// markup are written straight from there. The others are parsed as headings of one further document: a heading is the
/// one block that holds nothing but a line of inline text.
struct OwnBlocks {
    let source: UnsafeBufferPointer<UInt8>
    let commonMark: CommonMark
    let drawsCharts: Bool
    private(set) var blocks: [OwnBlock] = []
    /// The cells of all tables.
    private(set) var cells: [PipeTable.Cell] = []
    /// The parsed contents of cells with markup.
    private(set) var marked: [CommonMark.Node] = []
    private var lineStarts: [Int] = []
    private var markup: [UInt8] = []
    private var markupCount = 0

    init(source: UnsafeBufferPointer<UInt8>, commonMark: CommonMark, drawsCharts: Bool) {
        self.source = source
        self.commonMark = commonMark
        self.drawsCharts = drawsCharts
    }

    /// Looks at every other block below `root`, and no inline node.
    mutating func replace(in root: CommonMark.Node) {
        var at: CommonMark.Node? = root.firstChild
        while let node = at {
            let following = OwnBlocks.following(node, in: root)
            switch node.kind {
            case .paragraph where node.endLine > node.startLine: replaceTable(node)
            case .codeBlock where drawsCharts: replaceChart(node)
            default: break
            }
            at = following
        }
        guard markupCount > 0 else { return }
        markup.withUnsafeBufferPointer { bytes in
            var cell = commonMark.parse(bytes)?.firstChild
            while let node = cell {
                marked.append(node)
                cell = node.next
            }
        }
    }

    private static func following(_ node: CommonMark.Node, in root: CommonMark.Node) -> CommonMark.Node? {
        switch node.kind {
        case .blockQuote, .list, .item: if let child = node.firstChild { return child }
        default: break
        }
        var at = node
        while true {
            if let next = at.next { return next }
            guard let parent = at.parent, !parent.isSame(as: root) else { return nil }
            at = parent
        }
    }

    private mutating func replaceChart(_ node: CommonMark.Node) {
        let info = node.info
        let word = info.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        guard word.elementsEqual("chart".utf8) else { return }
        let arguments = info[trimmed: word.count..<info.count]
        guard let block = commonMark.customBlock(blocks.count) else { return }
        blocks.append(.chart(arguments: UnsafeBufferPointer(rebasing: info[arguments]), text: node.literal))
        node.replace(by: block)
    }

    private mutating func replaceTable(_ node: CommonMark.Node) {
        if lineStarts.isEmpty { findLines() }
        let first = node.startLine
        let lines = first..<node.endLine + 1
        let quotes = OwnBlocks.quotes(around: node)
        // The delimiter row is looked for first: few paragraphs have a line of nothing but `|`, `-` and `:`.
        for line in lines.dropFirst() {
            let row = content(of: line, quotes: quotes)
            guard let alignments = PipeTable.delimiters(UnsafeBufferPointer(rebasing: source[row])) else { continue }
            let header =
                line - 1 == first ? firstContent(of: node) : content(of: line - 1, quotes: quotes)
            guard PipeTable.columnCount(of: header, in: source) == alignments.count else { continue }
            guard source[header].contains(UInt8(ascii: "|")) || source[row].contains(UInt8(ascii: "|")) else {
                continue
            }
            let start = cells.count
            cells.reserveCapacity(start + (lines.upperBound - line) * alignments.count)
            addRow(header, width: alignments.count)
            for line in (line + 1)..<lines.upperBound {
                addRow(content(of: line, quotes: quotes), width: alignments.count)
            }
            guard let block = commonMark.customBlock(blocks.count) else { return }
            blocks.append(.table(PipeTable(alignments: alignments, cells: start..<cells.count)))
            if line - 1 > first { keepParagraph(first..<line - 1, of: node, quotes: quotes) }
            node.replace(by: block)
            return
        }
    }

    /// The lines of a paragraph before its table are a paragraph of their own.
    private mutating func keepParagraph(_ lines: Range<Int>, of node: CommonMark.Node, quotes: Int) {
        var text: [UInt8] = []
        for line in lines {
            let words = line == lines.lowerBound ? firstContent(of: node) : content(of: line, quotes: quotes)
            text.append(contentsOf: source[words])
            text.append(UInt8(ascii: "\n"))
        }
        text.withUnsafeBufferPointer { bytes in
            var child = commonMark.parse(bytes)?.firstChild
            while let block = child {
                child = block.next
                node.insertBefore(block)
            }
        }
    }

    private mutating func addRow(_ line: Range<Int>, width: Int) {
        var row = PipeTable.Row(line, of: source)
        for _ in 0..<width {
            guard let cell = row.next() else {
                cells.append(.plain(0..<0))
                continue
            }
            if cell.isMarked {
                cells.append(.marked(markupCount))
                markupCount += 1
                markup.append("# ")
                PipeTable.appendUnescapingPipes(source, cell.range, into: &markup)
                markup.append(" #\n")
            } else {
                cells.append(.plain(cell.range))
            }
        }
    }

    /// How many block quotations a node stands in.
    private static func quotes(around node: CommonMark.Node) -> Int {
        var count = 0
        var parent = node.parent
        while let block = parent {
            if block.kind == .blockQuote { count += 1 }
            parent = block.parent
        }
        return count
    }

    /// The first line of a paragraph, without white space at its end.
    private func firstContent(of node: CommonMark.Node) -> Range<Int> {
        let line = ends(of: node.startLine)
        return source[trimmed: min(line.upperBound, line.lowerBound + max(0, node.startColumn - 1))..<line.upperBound]
    }

    /// A further line of one, without what belongs to the quotations around it, and without white space at its ends.
    private func content(of line: Int, quotes: Int) -> Range<Int> {
        var range = source[trimmed: ends(of: line)]
        for _ in 0..<quotes {
            guard let first = range.first, source[first] == UInt8(ascii: ">") else { break }
            range = source[trimmed: first + 1..<range.upperBound]
        }
        return range
    }

    /// A line without its line break.
    private func ends(of line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return 0..<0 }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] : source.count
        while end > start, source[end - 1] == 0x0A || source[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    private mutating func findLines() {
        // cmark steps over a byte order mark.
        var at = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStarts.reserveCapacity(256)
        lineStarts.append(at)
        let hasReturns = source.index(of: 0x0D, or: 0x0D, from: at) != nil
        while let end = source.index(of: 0x0A, or: hasReturns ? 0x0D : 0x0A, from: at) {
            at = end + 1
            if source[end] == 0x0D, at < source.count, source[at] == 0x0A { at += 1 }
            lineStarts.append(at)
        }
    }
}

/// A block of our own.
enum OwnBlock {
    case table(PipeTable)
    case chart(arguments: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>)
}

extension UnsafeBufferPointer<UInt8> {
    /// Where one of two bytes stands next.
    func index(of byte: UInt8, or other: UInt8, from start: Int) -> Int? {
        guard byte == other else { return self[start...].firstIndex { $0 == byte || $0 == other } }
        guard start < count, let base = baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The range without spaces and tabs at its ends.
    subscript(trimmed range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }
}
