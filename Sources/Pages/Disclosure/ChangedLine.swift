import Documents
import Figures
import Rendering

/// A paragraph, a heading or a row of a table, as it is compared with another version.
struct ChangedLine {
    /// What is compared.
    let words: ArraySlice<UInt8>
    /// Of a row: its cells that are not empty, each with the title of its column.
    let cells: [Cell]

    struct Cell: Equatable {
        var title: ArraySlice<UInt8>
        var words: ArraySlice<UInt8>
    }

    static func lines(_ document: Document) -> [ChangedLine] {
        let text = document.text
        return document.blocks.flatMap { block -> [ChangedLine] in
            guard case .table(let table) = block else {
                return [ChangedLine(words: text[block.span.range], cells: [])]
            }
            return table.rows.enumerated().compactMap { place, row in
                guard let span = row.filledSpan else { return nil }
                let isHeading = place < table.headingRows
                let cells = row.cells.enumerated().compactMap { column, cell -> Cell? in
                    guard !cell.isEmpty else { return nil }
                    let title = column < table.columns.count ? table.columns[column].title : ByteSpan(0, 0)
                    return Cell(title: isHeading ? [] : text[title.range], words: text[cell.range])
                }
                return ChangedLine(words: text[span.range], cells: cells)
            }
        }
    }

    /// What of this line differs from another: of the same row only the cells that do, each named by its row and column.
    func write(against other: ChangedLine?, into out: inout [UInt8]) {
        guard cells.count > 1 else {
            MarkdownText.inline(words, into: &out)
            return
        }
        var shown = Array(cells.dropFirst())
        if let other, other.cells.count == cells.count, other.cells[0] == cells[0] {
            shown = zip(shown, other.cells.dropFirst()).filter { $0 != $1 }.map(\.0)
        }
        MarkdownText.inline(cells[0].words, into: &out)
        for (place, cell) in shown.enumerated() {
            out.append(place == 0 ? "：" : "，")
            if !cell.title.isEmpty {
                MarkdownText.inline(cell.title, into: &out)
                out.append(" ")
            }
            MarkdownText.inline(cell.words, into: &out)
        }
    }
}
