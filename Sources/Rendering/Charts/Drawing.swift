/// The parts that all charts are drawn from.
enum Drawing {
    static let width = Coordinate(340)
    static let lineHeight = Coordinate(15)
    /// Where text stands above the bottom of its line.
    static let descent = Coordinate(4)

    static func open(_ caption: ChartCaption, height: Coordinate, into out: inout [UInt8]) {
        out.append("<svg class=\"chart\" role=\"img\" aria-labelledby=\"")
        Escape.attribute(caption.id, into: &out)
        out.append("-t ")
        Escape.attribute(caption.id, into: &out)
        out.append("-d\" viewBox=\"0 0 ")
        out.append(width)
        out.append(" ")
        out.append(height)
        out.append("\" font-size=\"12\" fill=\"currentColor\"><title id=\"")
        Escape.attribute(caption.id, into: &out)
        out.append("-t\">")
        Escape.text(caption.title, into: &out)
        out.append("</title><desc id=\"")
        Escape.attribute(caption.id, into: &out)
        out.append("-d\">")
        Escape.text(caption.sentence, into: &out)
        out.append("</desc>")
    }

    static func close(into out: inout [UInt8]) { out.append("</svg>\n") }

    /// Appends a path, unless nothing is in it. `more` is further attributes, with a space before each.
    static func path(_ name: StaticString, _ data: [UInt8], _ more: StaticString = "", into out: inout [UInt8]) {
        guard !data.isEmpty else { return }
        out.append("<path class=\"")
        out.append(name)
        out.append("\"")
        out.append(more)
        out.append(" d=\"")
        out.append(contentsOf: data)
        out.append("\"/>")
    }

    enum Anchor {
        case start, middle, end
    }

    static func text(
        _ text: some Bytes, x: Coordinate, y: Coordinate, _ anchor: Anchor = .start, into out: inout [UInt8]
    ) {
        out.append("<text")
        if x != Coordinate(0) { out.append(attribute: "x", x) }
        out.append(attribute: "y", y)
        switch anchor {
        case .start: out.append(">")
        case .middle: out.append(" text-anchor=\"middle\">")
        case .end: out.append(" text-anchor=\"end\">")
        }
        Escape.text(text, into: &out)
        out.append("</text>")
    }

    /// Text around a place, moved inward where it would leave the drawing.
    static func text(_ text: some Bytes, around x: Coordinate, y: Coordinate, into out: inout [UInt8]) {
        let half = Coordinate(hundredths: Label.width(of: text).hundredths / 2)
        if x < half {
            Drawing.text(text, x: Coordinate(0), y: y, into: &out)
        } else if width - x < half {
            Drawing.text(text, x: width, y: y, .end, into: &out)
        } else {
            Drawing.text(text, x: x, y: y, .middle, into: &out)
        }
    }

    /// A name and its value on one line around a place. What does not fit is shortened, the name first, and stands in
    /// full in a title.
    static func named(_ name: [UInt8], _ value: [UInt8], around x: Coordinate, y: Coordinate, into out: inout [UInt8]) {
        let space: [UInt8] = [UInt8(ascii: " ")]
        let shownValue = Label.lines(value, width: Coordinate(240), most: 1)
        let end = space + shownValue.lines.joined()
        let shownName = Label.lines(name, width: width - Label.width(of: end), most: 1)
        let isShortened = shownName.isShortened || shownValue.isShortened
        if isShortened {
            out.append("<g><title>")
            Escape.text(name + space + value, into: &out)
            out.append("</title>")
        }
        text(Array(shownName.lines.joined()) + end, around: x, y: y, into: &out)
        if isShortened { out.append("</g>") }
    }
}
