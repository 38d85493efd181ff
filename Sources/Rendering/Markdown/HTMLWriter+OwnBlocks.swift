extension HTMLWriter {
    mutating func writeOwn(_ number: Int) {
        guard blocks.blocks.indices.contains(number) else { return }
        newLine()
        switch blocks.blocks[number] {
        case .table(let table): write(table)
        case .words(let words):
            out.append("<p>")
            words.pieces(in: blocks.source) { Escape.text($0, into: &out) }
            out.append("</p>\n")
        case .heading(let level, let words):
            scratch.removeAll(keepingCapacity: true)
            words.pieces(in: blocks.source) { scratch.append($0) }
            let level = pageLevel(level)
            openHeading(level: level)
            words.pieces(in: blocks.source) { Escape.text($0, into: &out) }
            closeHeading(level: level)
        case .chart(let arguments, let text):
            let before = out.count
            if options.chart?(arguments, text, &out) == true {
                outline.charts += 1
                newLine()
            } else {
                out.removeSubrange(before...)
                out.append("<pre><code class=\"language-chart\">")
                Escape.text(text, into: &out)
                out.append("</code></pre>\n")
            }
        }
    }

    private mutating func write(_ table: PipeTable) {
        outline.tables += 1
        out.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
        Escape.attribute(options.tableLabel, into: &out)
        out.append(" ")
        out.append(number: outline.tables)
        if let heading = outline.headings.last {
            Escape.attribute(options.tableLabelSeparator, into: &out)
            Escape.attribute(heading.text, into: &out)
        }
        out.append("\">\n<table>\n<thead>\n")
        let width = table.alignments.count
        for row in 0..<table.cells.count / width {
            if row == 1 { out.append("<tbody>\n") }
            out.append("<tr>")
            for column in 0..<width {
                write(
                    blocks.cells[table.cells.lowerBound + row * width + column], isHeader: row == 0,
                    table.alignments[column])
            }
            out.append("</tr>\n")
            if row == 0 { out.append("</thead>\n") }
        }
        if table.cells.count > width { out.append("</tbody>\n") }
        out.append("</table>\n</div>\n")
    }

    private mutating func write(_ cell: PipeTable.Cell, isHeader: Bool, _ alignment: PipeTable.Alignment) {
        // A header without words heads nothing.
        let isHeader = isHeader && !cell.isEmpty
        switch cell {
        case .plain(let range):
            let words = UnsafeBufferPointer(rebasing: blocks.source[range])
            if Escape.isPlainText(words) {
                out.append(atMost: words.count + Tail.cellRoom) { tail in
                    tail.openCell(isHeader, alignment)
                    tail.put(words)
                    tail.closeCell(isHeader)
                }
                return
            }
            out.append(atMost: Tail.cellRoom) { $0.openCell(isHeader, alignment) }
            Escape.text(words, into: &out)
        case .marked(let number):
            out.append(atMost: Tail.cellRoom) { $0.openCell(isHeader, alignment) }
            if number < blocks.marked.count { writeCell(blocks.marked[number]) }
        }
        out.append(atMost: Tail.cellRoom) { $0.closeCell(isHeader) }
    }

    /// The inside of the heading that a cell was parsed as.
    private mutating func writeCell(_ heading: CommonMark.Node) {
        var child = heading.firstChild
        while let node = child {
            write(node)
            child = node.next
        }
    }
}

extension Tail {
    /// The tags of a cell.
    fileprivate static var cellRoom: Int { 36 }

    @inline(__always)
    fileprivate mutating func openCell(_ isHeader: Bool, _ alignment: PipeTable.Alignment) {
        switch (isHeader, alignment) {
        case (true, .start): put("<th scope=\"col\">")
        case (true, .center): put("<th scope=\"col\" class=\"center\">")
        case (true, .right): put("<th scope=\"col\" class=\"right\">")
        case (false, .start): put("<td>")
        case (false, .center): put("<td class=\"center\">")
        case (false, .right): put("<td class=\"right\">")
        }
    }

    @inline(__always)
    fileprivate mutating func closeCell(_ isHeader: Bool) {
        if isHeader { put("</th>") } else { put("</td>") }
    }
}
