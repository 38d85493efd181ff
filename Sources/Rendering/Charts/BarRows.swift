/// Rows of a name, a value and a bar below: what bullet bars and lost marks share.
struct BarRows {
    private static let barHeight = Coordinate(8)
    private static let gap = Coordinate(8)
    private static let mostLines = 2

    private var names: [UInt8] = []
    private var values: [UInt8] = []
    private var tracks: [UInt8] = []
    private var fills: [UInt8] = []
    private var overs: [UInt8] = []
    private var losses: [UInt8] = []
    private var marks: [UInt8] = []
    private var y = Coordinate(0)

    init(count: Int) {
        names.reserveCapacity(count * 80)
        values.reserveCapacity(count * 48)
        tracks.reserveCapacity(count * 32)
        fills.reserveCapacity(count * 32)
    }

    /// `track` is where the whole ends; what the bar reaches beyond is drawn apart. Nil where there is no whole: the bar
    /// is what was lost.
    mutating func add(name: [UInt8], value: [UInt8], bar: Coordinate, track: Coordinate?) {
        let room = Drawing.width - Label.width(of: value) - Coordinate(10)
        let (lines, isShortened) = Label.lines(name, width: max(room, Coordinate(60)), most: BarRows.mostLines)
        y = y + Drawing.lineHeight
        let first = y - Drawing.descent
        names.append("<text")
        names.append(attribute: "y", first)
        names.append(">")
        for (index, line) in lines.enumerated() {
            if index == 0 {
                Escape.text(line, into: &names)
            } else {
                names.append("<tspan x=\"0\" dy=\"15\">")
                Escape.text(line, into: &names)
                names.append("</tspan>")
                y = y + Drawing.lineHeight
            }
        }
        if isShortened {
            names.append("<title>")
            Escape.text(name, into: &names)
            names.append("</title>")
        }
        names.append("</text>")
        Drawing.text(value, x: Drawing.width, y: first, into: &values)

        if let track {
            tracks.append(boxAt: Coordinate(0), y, width: track, height: BarRows.barHeight)
            let inside = min(bar, track)
            if inside > Coordinate(0) {
                fills.append(boxAt: Coordinate(0), y, width: inside, height: BarRows.barHeight)
            }
            if bar > track {
                overs.append(boxAt: track, y, width: bar - track, height: BarRows.barHeight)
                // The whole is marked where the bar runs past it.
                marks.append("M")
                marks.append(track)
                marks.append(" ")
                marks.append(y - Coordinate(2))
                marks.append("v12")
            }
        } else if bar > Coordinate(0) {
            losses.append(boxAt: Coordinate(0), y, width: bar, height: BarRows.barHeight)
        }
        y = y + BarRows.barHeight + BarRows.gap
    }

    func draw(_ caption: ChartCaption, into out: inout [UInt8]) {
        Drawing.open(caption, height: max(y - BarRows.gap, Coordinate(1)), into: &out)
        Drawing.path("track", tracks, " fill-opacity=\".16\"", into: &out)
        Drawing.path("fill", fills, into: &out)
        Drawing.path("lost", losses, into: &out)
        Drawing.path("over", overs, " fill-opacity=\".6\"", into: &out)
        Drawing.path("axis", marks, " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"", into: &out)
        out.append(contentsOf: names)
        if !values.isEmpty {
            out.append("<g text-anchor=\"end\">")
            out.append(contentsOf: values)
            out.append("</g>")
        }
        Drawing.close(into: &out)
    }
}
