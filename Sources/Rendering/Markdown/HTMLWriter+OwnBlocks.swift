extension HTMLWriter {
    mutating func writeOwn(_ number: Int) {
        guard blocks.blocks.indices.contains(number) else { return }
        switch blocks.blocks[number] {
        case .table(let table): write(table)
        case .chart(let arguments, let text): writeChart(arguments, text)
        }
    }

    mutating func writeChart(_ arguments: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
        newLine()
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

    mutating func openTable() {
        newLine()
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
    }

    mutating func closeTable() { out.append("</table>\n</div>\n") }

    private mutating func write(_ table: PipeTable) {
        openTable()
        let width = table.alignments.count
        for start in stride(from: table.cells.lowerBound, to: table.cells.upperBound, by: width) {
            let isHeader = start == table.cells.lowerBound
            if !isHeader, start == table.cells.lowerBound + width { out.append("<tbody>\n") }
            write(blocks.cells[start..<start + width], isHeader: isHeader, table.alignments)
            if isHeader { out.append("</thead>\n") }
        }
        if table.cells.count > width { out.append("</tbody>\n") }
        closeTable()
    }

    private mutating func write(
        _ row: ArraySlice<PipeTable.Cell>, isHeader: Bool, _ alignments: [PipeTable.Alignment]
    ) {
        out.append("<tr>")
        for (cell, alignment) in zip(row, alignments) {
            // A header without words heads nothing.
            let isHeader = isHeader && !cell.isEmpty
            out.append(atMost: Tail.cellRoom) { $0.openCell(isHeader, alignment) }
            switch cell {
            case .plain(let range): Escape.text(UnsafeBufferPointer(rebasing: blocks.source[range]), into: &out)
            case .marked(let number): if number < blocks.marked.count { writeCell(blocks.marked[number]) }
            }
            out.append(atMost: Tail.cellRoom) { $0.closeCell(isHeader) }
        }
        out.append("</tr>\n")
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
    static var cellRoom: Int { 36 }

    @inline(__always)
    mutating func openCell(_ isHeader: Bool, _ alignment: PipeTable.Alignment) {
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
    mutating func closeCell(_ isHeader: Bool) {
        if isHeader { put("</th>") } else { put("</td>") }
    }
}
