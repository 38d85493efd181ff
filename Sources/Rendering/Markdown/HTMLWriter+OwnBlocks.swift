extension HTMLWriter {
    mutating func writeOwn(_ number: Int) {
        guard blocks.blocks.indices.contains(number) else { return }
        newLine()
        switch blocks.blocks[number] {
        case .table(let table): write(table)
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
        let tag = isHeader ? alignment.headerTag : alignment.cellTag
        let end: StaticString = isHeader ? "</th>" : "</td>"
        switch cell {
        case .plain(let range):
            let words = UnsafeBufferPointer(rebasing: blocks.source[range])
            if Escape.isPlainText(words) {
                out.append(atMost: tag.utf8CodeUnitCount + words.count + end.utf8CodeUnitCount) { tail in
                    tail.put(tag)
                    tail.put(words)
                    tail.put(end)
                }
                return
            }
            out.append(tag)
            Escape.text(words, into: &out)
        case .marked(let number):
            out.append(tag)
            if number < blocks.marked.count { writeCell(blocks.marked[number]) }
        }
        out.append(end)
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

extension PipeTable.Alignment {
    fileprivate var headerTag: StaticString {
        switch self {
        case .start: "<th scope=\"col\">"
        case .center: "<th scope=\"col\" class=\"center\">"
        case .right: "<th scope=\"col\" class=\"right\">"
        }
    }

    fileprivate var cellTag: StaticString {
        switch self {
        case .start: "<td>"
        case .center: "<td class=\"center\">"
        case .right: "<td class=\"right\">"
        }
    }
}
