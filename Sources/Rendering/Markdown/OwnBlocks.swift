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
    /// Blocks that cmark did not see: the line of the break that stands for them, and their numbers.
    private(set) var aside: [(line: Int, blocks: Range<Int>)] = []
    /// How many lines cmark was given before, and how many stand before in the source.
    private var pieces: [(fed: Int, source: Int)] = []
    private var lineStarts: [Int] = []
    private var markup: [UInt8] = []
    private var markupCount = 0

    init(source: UnsafeBufferPointer<UInt8>, commonMark: CommonMark, drawsCharts: Bool) {
        self.source = source
        self.commonMark = commonMark
        self.drawsCharts = drawsCharts
    }

    /// After so many lines, cmark was given lines of the source, from that one on.
    mutating func addLines(_ fed: Int, from source: Int) { pieces.append((fed, source)) }

    /// cmark was given a break.
    mutating func addBreak(at line: Int) { aside.append((line, blocks.count..<blocks.count)) }

    /// Takes a block that stands where the last break is.
    mutating func setAside(_ block: OwnBlock) {
        blocks.append(block)
        guard let last = aside.last else { return }
        aside[aside.count - 1].blocks = last.blocks.lowerBound..<blocks.count
    }

    /// A table of lines that begin with `|`.
    mutating func table(
        _ alignments: [PipeTable.Alignment], header: Range<Int>, rows: Range<Int>, lineCount: Int
    ) -> PipeTable {
        let start = cells.count
        cells.reserveCapacity(start + lineCount * alignments.count)
        addRow(header, width: alignments.count)
        var at = rows.lowerBound
        while at < rows.upperBound {
            let end = source.index(of: 0x0A, or: 0x0A, from: at) ?? rows.upperBound
            addRow(source[trimmed: at..<end], width: alignments.count)
            at = end + 1
        }
        return PipeTable(alignments: alignments, cells: start..<cells.count)
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
        let first = sourceLine(of: node.startLine)
        let lines = first..<first + (node.endLine - node.startLine) + 1
        // The delimiter row is looked for first: few paragraphs have a line of nothing but `|`, `-` and `:`.
        for line in lines.dropFirst() {
            let row = content(of: line, in: node, isFirst: false)
            guard let alignments = PipeTable.delimiters(UnsafeBufferPointer(rebasing: source[row])) else { continue }
            let header = content(of: line - 1, in: node, isFirst: line - 1 == first)
            guard PipeTable.columnCount(of: header, in: source) == alignments.count else { continue }
            guard source[header].contains(UInt8(ascii: "|")) || source[row].contains(UInt8(ascii: "|")) else {
                continue
            }
            let start = cells.count
            addRow(header, width: alignments.count)
            for line in (line + 1)..<lines.upperBound {
                addRow(content(of: line, in: node, isFirst: false), width: alignments.count)
            }
            guard let block = commonMark.customBlock(blocks.count) else { return }
            blocks.append(.table(PipeTable(alignments: alignments, cells: start..<cells.count)))
            if line - 1 > first { keepParagraph(first..<line - 1, of: node) }
            node.replace(by: block)
            return
        }
    }

    /// The lines of a paragraph before its table are a paragraph of their own.
    private mutating func keepParagraph(_ lines: Range<Int>, of node: CommonMark.Node) {
        var text: [UInt8] = []
        for line in lines {
            text.append(contentsOf: source[content(of: line, in: node, isFirst: line == lines.lowerBound)])
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

    /// A line without what belongs to the blocks around its paragraph, and without white space at its ends.
    private func content(of line: Int, in node: CommonMark.Node, isFirst: Bool) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return 0..<0 }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] : source.count
        while end > start, source[end - 1] == 0x0A || source[end - 1] == 0x0D { end -= 1 }
        if isFirst { return source[trimmed: min(end, start + max(0, node.startColumn - 1))..<end] }
        var range = source[trimmed: start..<end]
        var parent = node.parent
        while let block = parent {
            if block.kind == .blockQuote, let first = range.first, source[first] == UInt8(ascii: ">") {
                range = source[trimmed: first + 1..<end]
            }
            parent = block.parent
        }
        return range
    }

    /// The line of the source that cmark counts as this one.
    private func sourceLine(of line: Int) -> Int {
        guard let piece = pieces.last(where: { $0.fed < line }) else { return line }
        return line - piece.fed + piece.source
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
    /// A paragraph of plain words.
    case words(PlainWords)
    case heading(level: Int, PlainWords)
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
