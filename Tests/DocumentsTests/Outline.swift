import Documents
import Figures

/// Reads a text, as one string.
func document(_ text: String) throws -> Document { Document(try Source(name: "test", text: text)) }

/// A document as a reader of tests sees it, a line for each block:
///
///     h1 一、|部门概况      a heading: level, number, title
///     p 正文               a paragraph
///     p (1)|正文           a list item with its number
///     t 2+1                a table: rows, heading rows among them; then a line a row
///       甲 ¦ 1
///     c 目录               a table of contents
///
/// Breaks inside a cell are shown as ↵.
func outline(_ text: String) throws -> String { outline(try document(text)) }

func outline(_ document: Document) -> String {
    var lines: [String] = []
    for block in document.blocks {
        switch block {
        case .heading(let heading):
            lines.append("h\(heading.level) \(document.words(heading.number))|\(document.words(heading.title))")
        case .paragraph(let paragraph):
            let body = ByteSpan(paragraph.marker.end, paragraph.span.end)
            let marker = paragraph.marker.isEmpty ? "" : document.words(paragraph.marker) + "|"
            lines.append("p " + marker + document.words(body))
        case .table(let table):
            lines.append("t \(table.rows.count)+\(table.headingRows)")
            for row in table.rows {
                let cells = row.cells.map { $0.isEmpty ? "" : document.words($0) }
                lines.append("  " + cells.joined(separator: " ¦ "))
            }
        case .contents(let span): lines.append("c " + document.words(span))
        }
    }
    return lines.map { String($0.map { $0 == "\n" ? "↵" : $0 }) }.joined(separator: "\n")
}

/// Every span that a document's blocks hold.
func spans(_ document: Document) -> [ByteSpan] {
    document.blocks.flatMap { block -> [ByteSpan] in
        switch block {
        case .heading(let heading): [heading.span, heading.number, heading.title]
        case .paragraph(let paragraph): [paragraph.span, paragraph.marker]
        case .table(let table): [table.span] + table.rows.flatMap(\.cells) + table.columns.map(\.title)
        case .contents(let span): [span]
        }
    }
}
