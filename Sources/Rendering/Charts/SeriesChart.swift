import Figures

/// One or two series over years, or anything else that comes in order.
///
/// A line is interrupted where a value is missing and where the figures before and after cannot be compared. The second
/// series differs in its dashes and in the shape of its marks, not only in colour.
public struct SeriesChart: Chart, Sendable {
    public struct Series: Sendable {
        public var name: [UInt8]
        /// One for each label; nil where it is not known.
        public var values: [Decimal?]

        public init(name: some Bytes, values: [Decimal?]) {
            self.name = name.copied
            self.values = values
        }
    }

    public enum Form: Sendable {
        case line, steps
    }

    public enum Axis: Sendable {
        /// The ground is zero.
        case fromZero
        /// The ground is a little below the least value: it is drawn dashed.
        case fitted
    }

    /// What the labels are: the first column of the table.
    public var labelTitle: [UInt8]
    public var labels: [[UInt8]]
    public var first: Series
    public var second: Series?
    public var form = Form.line
    public var axis = Axis.fromZero
    /// Indexes of labels that what stands before cannot be compared with.
    public var breaks: Set<Int> = []
    /// A line across, such as full marks, with its value.
    public var reference: Decimal?

    public init(labelTitle: some Bytes, labels: [some Bytes], first: Series, second: Series? = nil) {
        self.labelTitle = labelTitle.copied
        self.labels = labels.map { $0.copied }
        self.first = first
        self.second = second
    }

    private static let plotHeight = Coordinate(100)
    private static let margin = Coordinate(12)
    private static let labelSpace = Coordinate(8)

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        let legendHeight = second == nil ? Coordinate(0) : Coordinate(34)
        let top = legendHeight + Coordinate(18)
        let ground = top + SeriesChart.plotHeight
        Drawing.open(caption, height: ground + Coordinate(36), into: &out)
        let scale = Scale(values: first.values + (second?.values ?? []) + [reference], axis: axis, ground: ground)
        drawAxis(scale, top: top, into: &out)
        draw(first, scale, isSecond: false, into: &out)
        if let second { draw(second, scale, isSecond: true, into: &out) }

        var places = LabelPlaces()
        addLabels(scale, to: &places)
        // Where years stand close, the first, and every second or third of them counted from the last.
        let stride = strideOfLabels
        let shown: [Int?] = labels.indices.map { $0 == 0 || (labels.count - 1 - $0) % stride == 0 ? $0 : nil }
        for index in LabelPlaces.order(shown) {
            places.add(labels[index], around: x(index), y: ground + Coordinate(32), space: SeriesChart.labelSpace)
        }
        if let reference {
            places.add(reference.asciiDigits(), around: Drawing.width, y: scale.y(reference) - Coordinate(4))
        }
        out.append(contentsOf: places.labels)
        if let second { drawLegend(second, into: &out) }
        Drawing.close(into: &out)
    }

    public var table: ChartTable {
        let series = [first] + (second.map { [$0] } ?? [])
        return ChartTable(
            columns: [labelTitle] + series.map(\.name),
            rows: labels.indices.map { index in
                [labels[index]] + series.map { SeriesChart.value($0, index)?.asciiDigits() ?? [] }
            })
    }

    private static func value(_ series: Series, _ index: Int) -> Decimal? {
        index < series.values.count ? series.values[index] : nil
    }

    private func x(_ index: Int) -> Coordinate {
        let room = Drawing.width.hundredths - 2 * SeriesChart.margin.hundredths
        guard labels.count > 1 else { return Coordinate(hundredths: Drawing.width.hundredths / 2) }
        return SeriesChart.margin + Coordinate(hundredths: room * index / (labels.count - 1))
    }

    /// From values to heights.
    private struct Scale {
        let low: Decimal
        let span: Decimal
        let ground: Coordinate
        let isFitted: Bool

        init(values: [Decimal?], axis: Axis, ground: Coordinate) {
            let known = values.compactMap { $0 }
            let least = known.min() ?? .zero
            let greatest = known.max() ?? .zero
            self.ground = ground
            let isFitted = axis == .fitted && least > .zero
            self.isFitted = isFitted
            let range = (try? greatest.subtracting(least)) ?? greatest
            // A fifth of the range below the least: it must not lie on the ground as if it were nothing.
            let below = (try? range.divided(by: Decimal(5), places: range.scale + 1)) ?? .zero
            low = isFitted ? (try? least.subtracting(below)) ?? least : min(.zero, least)
            span = (try? greatest.subtracting(low)) ?? greatest
        }

        func y(_ value: Decimal) -> Coordinate {
            // All values alike, on an axis that is fitted to them: the middle.
            guard !span.isZero else { return isFitted ? ground - Coordinate(50) : ground }
            let above = (try? value.subtracting(low)) ?? .zero
            return ground - .share(above, of: span, length: SeriesChart.plotHeight, limit: SeriesChart.plotHeight)
        }
    }

    private func drawAxis(_ scale: Scale, top: Coordinate, into out: inout [UInt8]) {
        var ground: [UInt8] = []
        ground.append("M0 ")
        ground.append(scale.isFitted ? scale.ground : scale.y(.zero))
        ground.append("h340")
        let solid: StaticString = " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\""
        let dashed: StaticString =
            " fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"2 3\""
        var lines: [UInt8] = []
        if let reference {
            lines.append("M0 ")
            lines.append(scale.y(reference))
            lines.append("h340")
        }
        for index in breaks.sorted() where index > 0 && index < labels.count {
            lines.append("M")
            lines.append(Coordinate(hundredths: (x(index - 1).hundredths + x(index).hundredths) / 2))
            lines.append(" ")
            lines.append(top)
            lines.append("v100")
        }
        if scale.isFitted { lines = ground + lines } else { Drawing.path("axis", ground, solid, into: &out) }
        Drawing.path("axis", lines, dashed, into: &out)
    }

    private func draw(_ series: Series, _ scale: Scale, isSecond: Bool, into out: inout [UInt8]) {
        var line: [UInt8] = []
        var marks: [UInt8] = []
        var isDrawing = false
        for index in labels.indices {
            guard let value = SeriesChart.value(series, index) else {
                isDrawing = false
                continue
            }
            let (x, y) = (x(index), scale.y(value))
            if isDrawing, !breaks.contains(index) {
                if form == .steps {
                    line.append("H")
                    line.append(x)
                    line.append("V")
                    line.append(y)
                } else {
                    line.append("L")
                    line.append(x)
                    line.append(" ")
                    line.append(y)
                }
            } else {
                line.append("M")
                line.append(x)
                line.append(" ")
                line.append(y)
            }
            isDrawing = true
            SeriesChart.mark(x, y, isSecond: isSecond, into: &marks)
        }
        SeriesChart.stroke(line, marks, isSecond: isSecond, into: &out)
    }

    /// A dot, or a square.
    private static func mark(_ x: Coordinate, _ y: Coordinate, isSecond: Bool, into marks: inout [UInt8]) {
        if isSecond {
            let half = Coordinate(hundredths: 350)
            marks.append(boxAt: x - half, y - half, width: Coordinate(7), height: Coordinate(7))
        } else {
            marks.append("M")
            marks.append(x)
            marks.append(" ")
            marks.append(y)
            marks.append("h0")
        }
    }

    private static func stroke(_ line: [UInt8], _ marks: [UInt8], isSecond: Bool, into out: inout [UInt8]) {
        if isSecond {
            Drawing.path(
                "second", line, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"6 4\"",
                into: &out)
            Drawing.path("second", marks, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"", into: &out)
        } else {
            Drawing.path("first", line, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"", into: &out)
            Drawing.path(
                "first", marks, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"8\" stroke-linecap=\"round\"",
                into: &out)
        }
    }

    /// From one label to the next.
    private var step: Coordinate {
        labels.count > 1 ? x(1) - x(0) : Drawing.width
    }

    private var strideOfLabels: Int {
        guard labels.count > 1, let last = labels.last else { return 1 }
        let needed = Label.width(of: last) + SeriesChart.labelSpace
        return max(1, (needed.hundredths + step.hundredths - 1) / max(1, step.hundredths))
    }

    /// The values beside their marks. Where they do not all fit beside each other, only the ends, the greatest and the
    /// least of the first series: the table has the others.
    private func addLabels(_ scale: Scale, to places: inout LabelPlaces) {
        let values = labels.indices.map { SeriesChart.value(first, $0) }
        let widest = (values + (second?.values ?? [])).lazy
            .compactMap { $0.map { Label.width(of: $0.asciiDigits()) } }.max()
        let isCrowded = widest.map { $0 + Coordinate(4) > step } ?? false
        guard let second, !isCrowded else {
            for index in isCrowded ? LabelPlaces.outstanding(values) : LabelPlaces.order(values) {
                guard let value = values[index] else { continue }
                let y = scale.y(value)
                let isBelow = isValley(values, index) && y + Coordinate(15) <= scale.ground
                places.add(value.asciiDigits(), around: x(index), y: y + (isBelow ? Coordinate(15) : Coordinate(-8)))
            }
            return
        }
        addLabels(first, beside: second, scale, to: &places)
        addLabels(second, beside: first, scale, to: &places)
    }

    /// Whether the line goes up on both sides: a label above would stand in its way.
    private func isValley(_ values: [Decimal?], _ index: Int) -> Bool {
        guard let value = values[index] else { return false }
        var neighbours: [Decimal] = []
        if index > 0, !breaks.contains(index), let before = values[index - 1] { neighbours.append(before) }
        if index + 1 < values.count, !breaks.contains(index + 1), let after = values[index + 1] {
            neighbours.append(after)
        }
        return neighbours.count == 2 && neighbours.allSatisfy { $0 >= value } && neighbours.contains { $0 > value }
    }

    private func addLabels(_ series: Series, beside other: Series, _ scale: Scale, to places: inout LabelPlaces) {
        let values = labels.indices.map { SeriesChart.value(series, $0) }
        for index in LabelPlaces.order(values) {
            guard let value = values[index] else { continue }
            let rival = SeriesChart.value(other, index)
            // The greater of two stands above its mark, the other below.
            let isBelow = rival.map { $0 > value } ?? false
            places.add(
                value.asciiDigits(), around: x(index), y: scale.y(value) + (isBelow ? Coordinate(17) : Coordinate(-8)))
        }
    }

    private func drawLegend(_ second: Series, into out: inout [UInt8]) {
        for (row, series) in [first, second].enumerated() {
            let y = Coordinate(8 + 16 * row)
            var line: [UInt8] = []
            var marks: [UInt8] = []
            line.append("M0 ")
            line.append(y)
            line.append("h28")
            SeriesChart.mark(Coordinate(14), y, isSecond: row == 1, into: &marks)
            SeriesChart.stroke(line, marks, isSecond: row == 1, into: &out)
            let (lines, isShortened) = Label.lines(series.name, width: Coordinate(304), most: 1)
            out.append("<text x=\"34\"")
            out.append(attribute: "y", y + Drawing.descent)
            out.append(">")
            for line in lines { Escape.text(line, into: &out) }
            if isShortened {
                out.append("<title>")
                Escape.text(series.name, into: &out)
                out.append("</title>")
            }
            out.append("</text>")
        }
    }
}
