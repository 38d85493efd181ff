import Figures

/// How much each thing lost, all on one scale.
public struct LostMarks: Chart, Sendable {
    public struct Row: Sendable {
        public var name: [UInt8]
        public var lost: Decimal

        public init(name: some Bytes, lost: Decimal) {
            self.name = name.copied
            self.lost = lost
        }
    }

    public var rows: [Row]
    public var columns: [[UInt8]]

    public init(_ rows: [Row], columns: (name: some Bytes, lost: some Bytes)) {
        self.rows = rows
        self.columns = [columns.name.copied, columns.lost.copied]
    }

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        let most = rows.map(\.lost).max() ?? .zero
        var bars = BarRows(count: rows.count)
        for row in rows {
            var value: [UInt8] = []
            if !row.lost.isZero { value.append(row.lost.isNegative ? "+" : "−") }
            value.append(decimal: row.lost.magnitude)
            bars.add(
                name: row.name, value: value,
                bar: .share(row.lost, of: most, length: Drawing.width, limit: Drawing.width), track: nil)
        }
        bars.draw(caption, into: &out)
    }

    public var table: ChartTable {
        ChartTable(columns: columns, rows: rows.map { [$0.name, $0.lost.asciiDigits()] })
    }
}
