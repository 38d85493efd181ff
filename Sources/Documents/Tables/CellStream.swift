import Figures

/// A table with one cell on each line, as web pages leave it when a table is copied out of them.
///
/// The column titles come first, one a line. Blank cells are lost, so rows are put together by what
/// each column can hold: a new row begins where no later column takes the next cell.
private struct CellStream {
    let titles: StreamTitles
    var cells: [StreamCell] = []
    var parts: [ByteSpan] = []
    /// The line behind the last cell.
    var end: Int
    var hasNumber = false
    var hasTotal = false
    /// Blank lines since the last cell.
    var gap = 0

    init(under titles: StreamTitles) {
        self.titles = titles
        end = titles.end
    }

    /// Whether there is a row at least, and numbers enough.
    var isTable: Bool {
        cells.count >= titles.roles.count && cells.count { $0.kind == .number } * 4 >= cells.count
    }
}

extension BlockBuilder {
    mutating func cellStream(at i: Int) -> Int? {
        guard i >= noStreamBefore, let titles = streamTitles(at: i) else { return nil }
        var stream = CellStream(under: titles)
        while stream.end < lines.count, take(lines[stream.end], into: &stream) { stream.end += 1 }
        guard stream.isTable else {
            noStreamBefore = titles.end
            return nil
        }
        close()
        var writer = RowWriter(&self)
        writer.add(torn: titles.cells, of: titles.parts, in: &self)
        for row in StreamRows(stream.cells, under: titles.roles).rows {
            writer.add(torn: row.map { $0.map { stream.cells[$0].parts } ?? 0..<0 }, of: stream.parts, in: &self)
        }
        writer.finish(&self)
        return stream.end
    }

    /// False where the stream ended before this line.
    private func take(_ line: Line, into stream: inout CellStream) -> Bool {
        guard let cell = streamCell(line) else { return false }
        if cell.isBlank {
            stream.gap += 1
            return stream.gap <= 9
        }
        if isPageNumber(cell) { return true }
        if isText(cell, at: stream.end, under: stream.titles) { return false }
        stream.gap = 0
        if isPlaceholder(cell) { return true }
        let kind = CellKind(cell.span, bytes)
        if kind != .number, let last = stream.cells.last {
            if stream.hasTotal, last.kind == .number { return false }
            // The next table's headings.
            if knowsTitles(after: stream.end) || beginsHeadings(stream.end) { return false }
            if last.kind == .words, isRest(cell) {
                stream.parts.append(cell.span)
                stream.cells[stream.cells.count - 1].parts = last.parts.lowerBound..<stream.parts.count
                stream.cells[stream.cells.count - 1].width += cell.characters
                return true
            }
        }
        stream.hasNumber = stream.hasNumber || kind == .number
        if !stream.hasNumber, stream.cells.count > stream.titles.roles.count * 2 + 8 { return false }
        let isTotal = kind != .number && isTotal(cell.span)
        stream.hasTotal = stream.hasTotal || isTotal
        stream.parts.append(cell.span)
        stream.cells.append(
            StreamCell(
                parts: stream.parts.count - 1..<stream.parts.count, kind: kind, width: cell.characters,
                isTotal: isTotal,
                isPercent: isPercent(cell.span)))
        return true
    }

    /// A long line, a heading or a sentence: no cell of a table.
    private func isText(_ cell: Line, at i: Int, under titles: StreamTitles) -> Bool {
        if cell.characters > 90 || cell.tabs > 0 { return true }
        if cell.endsSentence, cell.characters > 40 { return true }
        guard cell.pipes == 0, let numbering = Numbering.read(bytes, cell.span),
            numbering.style == .chinese || numbering.style == .part
        else { return false }
        return !titles.beginWithWords || cell.characters > 3 && nextIsText(i)
    }

    private func nextIsText(_ i: Int) -> Bool {
        for line in lines[(i + 1)...].prefix(4) where !line.isBlank {
            return CellKind(line.span, bytes) != .number
        }
        return true
    }
}
