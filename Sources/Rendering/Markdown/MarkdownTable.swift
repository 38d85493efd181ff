/// A pipe table, written row by row.
///
///     var table = MarkdownTable([("指标", .start), ("得分", .right)], into: &out)
///     table.row(into: &out) { $0.cell(name); $0.cell(marks) }
///     table.end(into: &out)
public struct MarkdownTable {
    public enum Alignment: Sendable {
        case start, center, right
    }

    private let width: Int

    public init(_ columns: [(title: String, alignment: Alignment)], into out: inout [UInt8]) {
        width = columns.count
        row(into: &out) { row in
            for column in columns { row.cell(column.title) }
        }
        out.append("|")
        for column in columns {
            switch column.alignment {
            case .start: out.append("---|")
            case .center: out.append(":---:|")
            case .right: out.append("---:|")
            }
        }
        out.append("\n")
    }

    /// Writes one row. Cells that are missing are empty, cells too many are not written.
    public func row(into out: inout [UInt8], _ body: (inout Row) -> Void) {
        var row = Row(width: width)
        swap(&row.out, &out)
        row.out.append("|")
        body(&row)
        while row.count < width { row.cell("") }
        row.out.append("\n")
        swap(&row.out, &out)
    }

    /// The blank line that ends a table.
    public func end(into out: inout [UInt8]) { out.append("\n") }

    public struct Row: ~Copyable {
        fileprivate var out: [UInt8] = []
        fileprivate var count = 0
        fileprivate let width: Int

        fileprivate init(width: Int) {
            self.width = width
        }

        /// A cell of words.
        public mutating func cell(_ text: some Bytes) {
            markup { MarkdownText.inline(text, into: &$0) }
        }

        /// A cell of Markdown that the closure writes: one line, its pipes escaped.
        public mutating func markup(_ write: (inout [UInt8]) -> Void) {
            guard count < width else { return }
            count += 1
            out.append(" ")
            write(&out)
            out.append(" |")
        }
    }
}
