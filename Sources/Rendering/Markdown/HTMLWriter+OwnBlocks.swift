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
        let rows = table.cells.count / width
        for row in 0..<rows {
            if row == 1 { out.append("<tbody>\n") }
            out.append("<tr>")
            for column in 0..<width {
                let alignment = table.alignments[column]
                let cell = table.cells[row * width + column]
                // A header without words heads nothing.
                let isHeader = row == 0 && !cell.isEmpty
                out.append(isHeader ? alignment.headerTag : alignment.cellTag)
                switch cell {
                case .plain(let range):
                    Escape.text(UnsafeBufferPointer(rebasing: blocks.source[range]), into: &out)
                case .marked(let number):
                    if number < blocks.cells.count { writeCell(blocks.cells[number]) }
                }
                out.append(isHeader ? "</th>" : "</td>")
            }
            out.append("</tr>\n")
            if row == 0 { out.append("</thead>\n") }
        }
        if rows > 1 { out.append("</tbody>\n") }
        out.append("</table>\n</div>\n")
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
