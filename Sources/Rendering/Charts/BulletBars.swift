import Figures

/// How much of its maximum each thing reached: a bar in a track for each.
///
/// All tracks are equally long. Where something is beyond its maximum, the tracks become shorter and its bar runs on.
public struct BulletBars: Chart, Sendable {
    public struct Row: Sendable {
        public var name: [UInt8]
        /// Nil where it is not known.
        public var value: Decimal?
        public var maximum: Decimal

        public init(name: some Bytes, value: Decimal?, maximum: Decimal) {
            self.name = name.copied
            self.value = value
            self.maximum = maximum
        }
    }

    public var rows: [Row]
    /// Names for the table: of the things, the values, the maxima.
    public var columns: [[UInt8]]
    /// Beyond this many times its maximum, a bar ends at the edge.
    private static let most = 4

    public init(_ rows: [Row], columns: (name: some Bytes, value: some Bytes, maximum: some Bytes)) {
        self.rows = rows
        self.columns = [columns.name.copied, columns.value.copied, columns.maximum.copied]
    }

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        let limit = Coordinate(hundredths: Drawing.width.hundredths * BulletBars.most)
        let shares = rows.map { row in
            row.value.map { Coordinate.share($0, of: row.maximum, length: Drawing.width, limit: limit) }
                ?? Coordinate(0)
        }
        let longest = max(shares.max() ?? Drawing.width, Drawing.width).hundredths
        let track = Drawing.width.hundredths * Drawing.width.hundredths / longest
        var bars = BarRows(count: rows.count)
        for (row, share) in zip(rows, shares) {
            var value: [UInt8] = []
            if let known = row.value { value.append(decimal: known) } else { value.append("–") }
            value.append(" / ")
            value.append(decimal: row.maximum)
            let bar = share.hundredths * Drawing.width.hundredths / longest
            bars.add(
                name: row.name, value: value, bar: Coordinate(hundredths: bar), track: Coordinate(hundredths: track))
        }
        bars.draw(caption, into: &out)
    }

    public var table: ChartTable {
        ChartTable(
            columns: columns, rows: rows.map { [$0.name, $0.value?.asciiDigits() ?? [], $0.maximum.asciiDigits()] })
    }
}
