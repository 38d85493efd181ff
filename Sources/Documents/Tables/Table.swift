import Figures

/// A table in whatever form it came: tabs, pipes, HTML, one cell per line.
public struct Table: Sendable {
    public var rows: [Row]
    /// How many rows at the top are headings (two where 评价指标 spans 一级指标 二级指标 三级指标).
    public var headingRows: Int
    /// What each column holds, as far as its heading says.
    public var columns: [Column]
    public var span: ByteSpan

    public struct Row: Sendable {
        public var cells: [ByteSpan]

        public init(cells: [ByteSpan]) { self.cells = cells }

        /// How many cells are not empty.
        public var filled: Int { cells.count { !$0.isEmpty } }

        /// From the first cell that is not empty to the last one; nil where all are.
        public var filledSpan: ByteSpan? {
            guard let first = cells.first(where: { !$0.isEmpty }), let last = cells.last(where: { !$0.isEmpty }) else {
                return nil
            }
            return ByteSpan(first.start, last.end)
        }

        /// The cell, or an empty span where the row is shorter.
        public subscript(column: Int) -> ByteSpan {
            column >= 0 && column < cells.count ? cells[column] : ByteSpan(0, 0)
        }
    }

    public struct Column: Sendable {
        public var role: ColumnRole?
        /// The heading's words, from the lowest heading row that has any.
        public var title: ByteSpan
    }

    public var bodyRows: ArraySlice<Row> { rows[min(headingRows, rows.count)...] }

    public func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }
}
