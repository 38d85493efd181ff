import Figures

/// Tables whose rows stand on lines: cells between tabs or pipes.
extension BlockBuilder {
    mutating func tabbedTable(at i: Int) -> Int? {
        guard isTabbedRow(lines[i]) else { return nil }
        if let end = titledCell(at: i) { return end }
        close()
        var rows = RowWriter(&self)
        var at = i
        var gap = 0
        while at < lines.count {
            let line = lines[at]
            if line.isBlank {
                gap += 1
                if gap > 3 { break }
                at += 1
                continue
            }
            if rows.count > 0, let next = tornRow(at, width: rows.width) {
                rows.add(cells(of: line, separator: 0x09), joinedBy: cells(of: lines[next], separator: 0x09), in: &self)
                gap = 0
                at = next + 1
                continue
            }
            if isTabbedRow(line), !(gap > 0 && startsTitledCell(at)) {
                if gap > 0, rows.count > 0, !rows.mayGoOn(tabs: line.tabs) { break }
                rows.add(tabbed: cells(of: line, separator: 0x09), cleaning: line.needsCleaning, in: &self)
                gap = 0
                at += 1
            } else if gap <= 1, isNumberAlone(line) || isPageNumber(line), nextTabbed(after: at) {
                at += 1  // a page number inside the table
            } else {
                break
            }
        }
        rows.finish(&self)
        return at
    }

    mutating func pipedTable(at i: Int) -> Int? {
        guard isPipedRow(lines[i]) else { return nil }
        // A lone line with one pipe is text, unless rows follow.
        let next = lines[(i + 1)...].first { !$0.isBlank }
        guard lines[i].pipes >= 2 || (next.map { $0.pipes > 0 } ?? false) else { return nil }
        if isOneCell(lines[i]) { return cellStream(at: i) }
        close()
        // Rows that only end in pipes begin with a cell, even where that is empty.
        // A first row that was torn from its pipe has one less than the next.
        let leads =
            bytes[lines[i].span.start] == UInt8(ascii: "|")
            || next.map { bytes[$0.span.start] == UInt8(ascii: "|") && $0.pipes == lines[i].pipes + 1 } ?? false
        var rows = RowWriter(&self)
        var at = i
        var gap = 0
        while at < lines.count {
            let line = lines[at]
            if line.isBlank {
                gap += 1
                if gap > 2 { break }
            } else if isPipedRow(line) {
                if !isDelimiter(line) {
                    rows.add(
                        cells(of: line, separator: UInt8(ascii: "|"), leads: leads), cleaning: line.needsCleaning,
                        in: &self)
                }
                gap = 0
            } else if gap <= 1, isNumberAlone(line) || isPageNumber(line), at + 1 < lines.count {
                // a page number inside the table
            } else {
                break
            }
            at += 1
        }
        rows.finish(&self)
        return at
    }

    /// A row has at least two cells with words, or empty cells around one.
    private func isTabbedRow(_ line: Line) -> Bool {
        guard line.tabs > 0 else { return false }
        var filled = 0
        var inCell = false
        var leading = 0
        for byte in bytes[line.span.range] {
            if byte == 0x09 {
                if filled == 0, !inCell { leading += 1 }
                inCell = false
            } else if byte != 0x20, !inCell {
                inCell = true
                filled += 1
                if filled == 2 { return true }
            }
        }
        // An indented paragraph has one leading tab; a row of a wide table has several tabs.
        return filled == 1 && line.tabs > leading + 0 && line.tabs >= 2 || (filled == 1 && leading >= 2)
    }

    /// A row torn inside a cell: its tabs and those of the next line make up a row of this table.
    private func tornRow(_ i: Int, width: Int) -> Int? {
        let line = lines[i]
        guard line.tabs > 0, line.tabs + 1 < width, let next = lines[(i + 1)...].firstIndex(where: { !$0.isBlank }),
            next <= i + 3
        else {
            return nil
        }
        guard lines[next].tabs > 0, line.tabs + lines[next].tabs + 1 == width, bytes[line.span.end - 1] != 0x09,
            bytes[lines[next].span.start] != 0x09
        else { return nil }
        return next
    }

    private func nextTabbed(after i: Int) -> Bool {
        for line in lines[(i + 1)...].prefix(3) where !line.isBlank { return isTabbedRow(line) }
        return false
    }

    private func isNumberAlone(_ line: Line) -> Bool {
        line.characters <= 4 && line.tabs == 0 && bytes[line.span.range].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private func isPipedRow(_ line: Line) -> Bool {
        guard line.pipes > 0 else { return false }
        let first = bytes[line.span.start]
        let last = bytes[line.span.end - 1]
        return first == UInt8(ascii: "|") || last == UInt8(ascii: "|") || line.pipes >= 2
    }

    private func isOneCell(_ line: Line) -> Bool {
        line.pipes == 1 && bytes[line.span.end - 1] == UInt8(ascii: "|") || line.characters == line.pipes
    }

    private func isDelimiter(_ line: Line) -> Bool {
        bytes[line.span.range].allSatisfy {
            $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == 0x20
        }
            && bytes[line.span.range].contains(UInt8(ascii: "-"))
    }

    private func cells(of line: Line, separator: UInt8, leads: Bool = true) -> [ByteSpan] {
        var cells: [ByteSpan] = []
        cells.reserveCapacity(max(line.tabs, line.pipes) + 1)
        var span = line.span
        if separator == UInt8(ascii: "|") {
            if leads, bytes[span.start] == separator { span.start += 1 }
            if span.end > span.start, bytes[span.end - 1] == separator { span.end -= 1 }
        }
        var start = span.start
        for i in span.range where bytes[i] == separator {
            if separator == UInt8(ascii: "|"), i > start, bytes[i - 1] == UInt8(ascii: "\\") { continue }
            cells.append(trimmed(ByteSpan(start, i)))
            start = i + 1
        }
        cells.append(trimmed(ByteSpan(start, span.end)))
        return cells
    }

    func trimmed(_ span: ByteSpan) -> ByteSpan {
        if span.isEmpty || isTrimmed(span) { return span }
        var span = span
        while span.start < span.end {
            if bytes[span.start] <= 0x20 {
                span.start += 1
            } else if bytes[span.start] == 0xC2, span.count >= 2, bytes[span.start + 1] == 0xA0 {
                span.start += 2
            } else if bytes[span.start] == 0xE3, span.count >= 3, bytes[span.start + 1] == 0x80,
                bytes[span.start + 2] == 0x80
            {
                span.start += 3
            } else {
                break
            }
        }
        while span.start < span.end {
            if bytes[span.end - 1] <= 0x20 {
                span.end -= 1
            } else if span.count >= 2, bytes[span.end - 2] == 0xC2, bytes[span.end - 1] == 0xA0 {
                span.end -= 2
            } else if span.count >= 3, bytes[span.end - 3] == 0xE3, bytes[span.end - 2] == 0x80,
                bytes[span.end - 1] == 0x80
            {
                span.end -= 3
            } else {
                break
            }
        }
        return span
    }

    /// Whether no blank of any kind can stand at either end.
    private func isTrimmed(_ span: ByteSpan) -> Bool {
        let (first, last) = (bytes[span.start], bytes[span.end - 1])
        return first > 0x20 && first != 0xC2 && first != 0xE3 && last > 0x20 && last != 0xA0 && last != 0x80
    }

    // MARK: A form's titled cell

    /// 存在问题 ⇥ long text: a chapter in a form. Its title becomes a heading.
    private mutating func titledCell(at i: Int) -> Int? {
        guard startsTitledCell(i) else { return nil }
        close()
        let line = lines[i]
        let cells = cells(of: line, separator: 0x09).filter { !$0.isEmpty }
        let title = append(cells[0], cleaning: line.needsCleaning)
        addHeading(
            Heading(level: 1, number: ByteSpan(title.start, title.start), title: title, span: title), numbering: nil)
        var start = cells[1].start
        for place in cells[1].start...cells[1].end where place == cells[1].end || bytes[place] == 0x0B {
            let part = trimmed(ByteSpan(start, place))
            start = place + 1
            guard !part.isEmpty else { continue }
            separate(0x0A)
            let span = append(part, cleaning: line.needsCleaning)
            let marker = ByteSpan(span.start, Numbering.read(text, span)?.end ?? span.start)
            blocks.append(.paragraph(Paragraph(marker: marker, span: span)))
        }
        separate(0x0A)
        return i + 1
    }

    private func startsTitledCell(_ i: Int) -> Bool {
        let line = lines[i]
        guard line.characters > 24, line.tabs == 1 || lines[max(0, i - 1)].tabs != line.tabs else { return false }
        let cells = cells(of: line, separator: 0x09).filter { !$0.isEmpty }
        guard cells.count == 2, cells[0].count <= 60, cells[1].count >= 45, cells[0].end < cells[1].start else {
            return false
        }
        return bytes[cells[1].range].contains(0x82) && !bytes[cells[0].range].contains { $0 >= 0x30 && $0 <= 0x39 }
    }
}

/// Writes rows as they come, and cuts them into tables where new headings begin.
struct RowWriter {
    private var rows: [Table.Row] = []
    /// The width of the widest row.
    private(set) var width = 0
    private var start: Int

    init(_ builder: inout BlockBuilder) {
        start = builder.text.count
        rows.reserveCapacity(16)
    }

    var count: Int { rows.count }

    /// Whether a row with as many tabs, after a gap, belongs to this table.
    func mayGoOn(tabs: Int) -> Bool {
        guard let last = rows.last else { return true }
        return abs(last.cells.count - (tabs + 1)) <= 1 || rows.count > 2
    }

    /// Adds a row. `rest` goes on with the last cell and the cells after it.
    mutating func add(
        _ cells: [ByteSpan], joinedBy rest: [ByteSpan] = [], cleaning: Bool = true, in builder: inout BlockBuilder
    ) {
        var written: [ByteSpan] = []
        written.reserveCapacity(cells.count + rest.count)
        for (i, cell) in cells.enumerated() {
            if i > 0 { builder.text.append(0x09) }
            written.append(builder.append(cell, cleaning: cleaning))
        }
        for (i, cell) in rest.enumerated() {
            if i > 0 { builder.text.append(0x09) }
            let span = builder.append(cell, cleaning: cleaning)
            if i == 0, let last = written.popLast() {
                written.append(last.isEmpty ? span : last.union(span))
            } else {
                written.append(span)
            }
        }
        end(written, &builder)
    }

    /// Adds a row of cells that may be torn over several lines, each so many of the parts; an empty cell has none.
    mutating func add(torn cells: [Range<Int>], of parts: [ByteSpan], in builder: inout BlockBuilder) {
        var written: [ByteSpan] = []
        written.reserveCapacity(cells.count)
        for (i, cell) in cells.enumerated() {
            if i > 0 { builder.text.append(0x09) }
            let start = builder.text.count
            for part in parts[cell] { builder.append(part, cleaning: true) }
            written.append(ByteSpan(start, builder.text.count))
        }
        end(written, &builder)
    }

    /// Adds a row whose cells stand between tabs in the source.
    mutating func add(tabbed cells: consuming [ByteSpan], cleaning: Bool, in builder: inout BlockBuilder) {
        // Most rows need nothing taken out: then what was received is what is written.
        guard !cleaning, let first = cells.firstIndex(where: { !$0.isEmpty }),
            cells.indices.dropFirst().allSatisfy({ cells[$0].start == cells[$0 - 1].end + 1 })
        else {
            add(cells, cleaning: cleaning, in: &builder)
            return
        }
        let shift = builder.text.count - cells[0].start
        for _ in 0..<first { builder.text.append(0x09) }
        builder.append(ByteSpan(cells[first].start, cells[cells.count - 1].end), cleaning: false)
        var written = consume cells
        for i in written.indices { written[i] = ByteSpan(written[i].start + shift, written[i].end + shift) }
        end(written, &builder)
    }

    private mutating func end(_ cells: [ByteSpan], _ builder: inout BlockBuilder) {
        builder.text.append(0x0A)
        width = max(width, cells.count)
        rows.append(Table.Row(cells: cells))
    }

    mutating func finish(_ builder: inout BlockBuilder) {
        guard !rows.isEmpty else { return }
        for table in TableCutter.tables(rows, text: builder.text, start: start, end: builder.text.count) {
            builder.blocks.append(.table(table))
        }
    }
}
