import Figures

/// A few amounts of one thing on one line: what was planned, what it became, what was spent.
///
/// One amount is the whole: a track as long as it is. The last is the bar in it, and runs past its end where it is more.
/// The others point at the line. Every amount has a row above, with the shape that stands for it below, so that no label
/// covers another however close the amounts are.
public struct AmountLine: Chart, Sendable {
    public struct Amount: Sendable {
        public var name: [UInt8]
        public var value: Decimal
        /// The value as it is to be read, with its unit.
        public var text: [UInt8]

        public init(name: some Bytes, value: Decimal, text: some Bytes) {
            self.name = name.copied
            self.value = value
            self.text = text.copied
        }
    }

    public var amounts: [Amount]
    /// Which amount is the whole.
    public var whole: Int
    public var columns: [[UInt8]]

    public init(_ amounts: [Amount], whole: Int, columns: (name: some Bytes, value: some Bytes)) {
        self.amounts = amounts
        self.whole = whole
        self.columns = [columns.name.copied, columns.value.copied]
    }

    public func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        let most = amounts.map(\.value).max() ?? .zero
        // A pointer to the greatest amount must not leave the drawing.
        let length = Drawing.width - Coordinate(6)
        let places = amounts.map { Coordinate.share($0.value, of: most, length: length, limit: length) }
        let y = Coordinate(AmountLine.rowHeight * amounts.count + 13)
        Drawing.open(caption, height: y + Coordinate(16), into: &out)
        var shapes = Shapes()
        for (index, place) in places.enumerated() {
            let row = Coordinate(AmountLine.rowHeight * index)
            drawRow(amounts[index], y: row + Coordinate(12), into: &out)
            if index == whole {
                shapes.tracks.append(
                    boxAt: Coordinate(0), row + Coordinate(2), width: Coordinate(14), height: Coordinate(12))
            } else if index == places.count - 1 {
                shapes.fills.append(
                    boxAt: Coordinate(0), row + Coordinate(4), width: Coordinate(14), height: Coordinate(8))
            } else {
                shapes.addPointer(to: Coordinate(7), row + Coordinate(13), isHollow: index % 2 == 1)
                shapes.addPointer(
                    to: max(Coordinate(6), place), y, isHollow: index % 2 == 1)
            }
        }
        if places.indices.contains(whole), let end = places.last {
            shapes.addBar(to: whole == places.count - 1 ? Coordinate(0) : end, whole: places[whole], y: y)
        }
        shapes.draw(into: &out)
        Drawing.close(into: &out)
    }

    private static let rowHeight = 18

    /// The name behind its shape, and the value at the end.
    private func drawRow(_ amount: Amount, y: Coordinate, into out: inout [UInt8]) {
        let (shown, isCut) = Label.lines(amount.text, width: Coordinate(220), most: 1)
        let value = Array(shown.joined())
        let left = Coordinate(20)
        let room = Drawing.width - left - Label.width(of: value) - Coordinate(8)
        let (lines, isShortened) = Label.lines(amount.name, width: room, most: 1)
        if isShortened || isCut {
            out.append("<g><title>")
            Escape.text(amount.name + [UInt8(ascii: " ")] + amount.text, into: &out)
            out.append("</title>")
        }
        Drawing.text(Array(lines.joined()), x: left, y: y, into: &out)
        Drawing.text(value, x: Drawing.width, y: y, .end, into: &out)
        if isShortened || isCut { out.append("</g>") }
    }

    /// Shapes of one kind are one path.
    private struct Shapes {
        var tracks: [UInt8] = []
        var fills: [UInt8] = []
        private var overs: [UInt8] = []
        private var full: [UInt8] = []
        private var hollow: [UInt8] = []
        private var ends: [UInt8] = []

        /// A triangle that stands on its tip.
        mutating func addPointer(to x: Coordinate, _ y: Coordinate, isHollow: Bool) {
            var path: [UInt8] = []
            path.append("M")
            path.append(x)
            path.append(" ")
            path.append(y)
            path.append("l-5 -9h10z")
            if isHollow { hollow += path } else { full += path }
        }

        mutating func addBar(to end: Coordinate, whole: Coordinate, y: Coordinate) {
            tracks.append(boxAt: Coordinate(0), y + Coordinate(2), width: whole, height: Coordinate(12))
            let inside = min(end, whole)
            let inner = y + Coordinate(4)
            if inside > Coordinate(0) {
                fills.append(boxAt: Coordinate(0), inner, width: inside, height: Coordinate(8))
            }
            if end > whole { overs.append(boxAt: whole, inner, width: end - whole, height: Coordinate(8)) }
            ends.append("M")
            ends.append(max(Coordinate(1), min(whole, Drawing.width - Coordinate(1))))
            ends.append(" ")
            ends.append(y)
            ends.append("v16")
        }

        func draw(into out: inout [UInt8]) {
            Drawing.path("track", tracks, " fill-opacity=\".16\"", into: &out)
            Drawing.path("fill", fills, into: &out)
            Drawing.path("over", overs, " fill-opacity=\".6\"", into: &out)
            Drawing.path("mark", full, into: &out)
            Drawing.path("axis", hollow, " fill=\"none\" stroke=\"currentColor\"", into: &out)
            Drawing.path("axis", ends, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"", into: &out)
        }
    }

    public var table: ChartTable {
        ChartTable(columns: columns, rows: amounts.map { [$0.name, $0.text] })
    }
}
