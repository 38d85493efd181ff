/// A drawing in SVG, made for the width of a phone, and the table of what it shows.
///
/// A drawing is 340 units wide and its text 12, so that on a screen of 390 pixels text is at least 12 pixels high.
/// Colours are classes, which a theme's style sheet paints; whatever a colour says, a label or a shape says as well.
/// Coordinates are computed from exact decimals and written with at most two places: the same figures give the same
/// bytes.
public protocol Chart {
    /// Appends the `<svg>` element.
    func draw(_ caption: ChartCaption, into out: inout [UInt8])
    /// What the chart shows, for all who do not see it.
    var table: ChartTable { get }
}

/// What a chart says of itself.
public struct ChartCaption: Sendable {
    /// Unique on its page, without spaces.
    public var id: [UInt8]
    /// What the chart is of.
    public var title: [UInt8]
    /// What is seen, in a sentence.
    public var sentence: [UInt8]

    public init(id: some Bytes, title: some Bytes, sentence: some Bytes) {
        self.id = id.copied
        self.title = title.copied
        self.sentence = sentence.copied
    }
}

extension Bytes {
    var copied: [UInt8] { withBytes { Array($0) } }
}

/// The figures of a chart as rows.
public struct ChartTable: Sendable, Equatable {
    public var columns: [[UInt8]]
    public var rows: [[[UInt8]]]

    public init(columns: [[UInt8]], rows: [[[UInt8]]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Appends a `<table>`: the first column names the rows, the others are figures.
    public func write(into out: inout [UInt8]) {
        out.append("<table>\n<thead>\n<tr>")
        for (index, column) in columns.enumerated() {
            out.append(index == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"right\">")
            Escape.text(column, into: &out)
            out.append("</th>")
        }
        out.append("</tr>\n</thead>\n<tbody>\n")
        for row in rows {
            out.append("<tr>")
            for (index, cell) in row.enumerated() {
                out.append(index == 0 ? "<th scope=\"row\">" : "<td class=\"right\">")
                Escape.text(cell, into: &out)
                out.append(index == 0 ? "</th>" : "</td>")
            }
            out.append("</tr>\n")
        }
        out.append("</tbody>\n</table>\n")
    }
}
