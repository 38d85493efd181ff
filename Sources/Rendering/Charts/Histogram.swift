import Figures

/// How many there are of each sort: a column for each, its number above.
public struct Histogram: Chart, Sendable {
    public struct Column: Sendable {
        public var label: [UInt8]
        public var count: Int

        public init(label: some Bytes, count: Int) {
            self.label = label.copied
            self.count = count
        }
    }

    public var bars: [Column]
    /// The column that one's own belongs to: it has an arrow above it.
    public var own: Int?
    public var columns: [[UInt8]]

    public init(_ bars: [Column], own: Int? = nil, columns: (label: String, count: String)) {
        self.bars = bars
        self.own = own
        self.columns = [columns.label.copied, columns.count.copied]
    }

    private static let plotHeight = Coordinate(90)

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        let top = Coordinate(own == nil ? 16 : 28)
        let ground = top + Histogram.plotHeight
        Drawing.open(caption, height: ground + Coordinate(18), into: &out)
        let most = Decimal(bars.map(\.count).max() ?? 0)
        let step = bars.isEmpty ? 0 : Drawing.width.hundredths / bars.count
        let gap = min(600, step / 5)
        var (others, owns): ([UInt8], [UInt8]) = ([], [])
        var places = LabelPlaces()
        for index in LabelPlaces.order(bars.map { $0.count as Int? }) {
            let bar = bars[index]
            let height = Coordinate.share(
                Decimal(bar.count), of: most, length: Histogram.plotHeight, limit: Histogram.plotHeight)
            let middle = Coordinate(hundredths: step * index + step / 2)
            places.add(Array(String(bar.count).utf8), around: middle, y: ground - height - Coordinate(4))
            places.add(bar.label, around: middle, y: ground + Coordinate(14))
        }
        for (index, bar) in bars.enumerated() {
            let height = Coordinate.share(
                Decimal(bar.count), of: most, length: Histogram.plotHeight, limit: Histogram.plotHeight)
            let left = Coordinate(hundredths: step * index + gap / 2)
            let width = Coordinate(hundredths: max(step - gap, 1))
            if index == own {
                owns.append(boxAt: left, ground - height, width: width, height: height)
                owns.append("M")
                owns.append(Coordinate(hundredths: step * index + step / 2))
                owns.append(" ")
                owns.append(ground - height - Coordinate(18))
                owns.append("l-5 -8h10z")
            } else if bar.count > 0 {
                others.append(boxAt: left, ground - height, width: width, height: height)
            }
        }
        Drawing.path("fill", others, " fill-opacity=\".6\"", into: &out)
        Drawing.path("own", owns, into: &out)
        var line: [UInt8] = []
        line.append("M0 ")
        line.append(ground)
        line.append("h340")
        Drawing.path("axis", line, " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"", into: &out)
        out.append(contentsOf: places.labels)
        Drawing.close(into: &out)
    }

    public var table: ChartTable {
        ChartTable(columns: columns, rows: bars.map { [$0.label, Array(String($0.count).utf8)] })
    }
}
