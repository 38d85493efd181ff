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
        for start in stride(from: table.cells.lowerBound, to: table.cells.upperBound, by: width) {
            let isHeader = start == table.cells.lowerBound
            if !isHeader, start == table.cells.lowerBound + width { out.append("<tbody>\n") }
            let row = blocks.cells[start..<start + width]
            if let words = plainWords(of: row) {
                writePlain(row, words: words, isHeader: isHeader, table.alignments)
            } else {
                write(row, isHeader: isHeader, table.alignments)
            }
            if isHeader { out.append("</thead>\n") }
        }
        if table.cells.count > width { out.append("</tbody>\n") }
        out.append("</table>\n</div>\n")
    }

    /// How many bytes the cells of a row have together; nil where one has markup, or what needs escaping.
    private func plainWords(of row: ArraySlice<PipeTable.Cell>) -> Int? {
        var (start, end, count) = (Int.max, 0, 0)
        for cell in row {
            guard case .plain(let range) = cell else { return nil }
            guard !range.isEmpty else { continue }
            start = min(start, range.lowerBound)
            end = range.upperBound
            count += range.count
        }
        // The row as it stands in the source, pipes and all: they need no escaping either.
        guard count > 0 else { return 0 }
        return Escape.isPlainText(UnsafeBufferPointer(rebasing: blocks.source[start..<end])) ? count : nil
    }

    private mutating func writePlain(
        _ row: ArraySlice<PipeTable.Cell>, words: Int, isHeader: Bool, _ alignments: [PipeTable.Alignment]
    ) {
        let source = blocks.source
        out.append(atMost: words + row.count * Tail.cellRoom + 10) { tail in
            tail.put("<tr>")
            for (cell, alignment) in zip(row, alignments) {
                guard case .plain(let range) = cell else { continue }
                // A header without words heads nothing.
                let isHeader = isHeader && !range.isEmpty
                tail.openCell(isHeader, alignment)
                tail.put(UnsafeBufferPointer(rebasing: source[range]))
                tail.closeCell(isHeader)
            }
            tail.put("</tr>\n")
        }
    }

    private mutating func write(
        _ row: ArraySlice<PipeTable.Cell>, isHeader: Bool, _ alignments: [PipeTable.Alignment]
    ) {
        out.append("<tr>")
        for (cell, alignment) in zip(row, alignments) {
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
