import Figures

/// A length in a drawing, in hundredths of a unit.
struct Coordinate: Comparable {
    var hundredths: Int

    init(hundredths: Int) { self.hundredths = hundredths }
    init(_ units: Int) { hundredths = units * 100 }

    static func < (a: Coordinate, b: Coordinate) -> Bool { a.hundredths < b.hundredths }
    static func + (a: Coordinate, b: Coordinate) -> Coordinate { Coordinate(hundredths: a.hundredths + b.hundredths) }
    static func - (a: Coordinate, b: Coordinate) -> Coordinate { Coordinate(hundredths: a.hundredths - b.hundredths) }

    /// `length` times `value` over `whole`; nothing where there is no whole, and never outside `0...limit`.
    static func share(_ value: Decimal, of whole: Decimal, length: Coordinate, limit: Coordinate) -> Coordinate {
        let zero = Coordinate(0)
        guard !whole.isNegative, !whole.isZero, !value.isNegative, !value.isZero else { return zero }
        if let small = smallShare(value, of: whole, length: length) { return min(small, limit) }
        guard let product = try? value.multiplied(by: Decimal(length.hundredths)),
            let quotient = try? product.divided(by: whole, places: 0)
        else {
            // Too many digits for exact division: far more than a drawing can show.
            return value < whole ? zero : limit
        }
        guard let hundredths = Int(exactly: quotient.mantissa) else { return limit }
        return min(Coordinate(hundredths: hundredths), limit)
    }

    /// The same in 64 bits, where the figures fit: division of 128 bits is ten times slower.
    private static func smallShare(_ value: Decimal, of whole: Decimal, length: Coordinate) -> Coordinate? {
        guard abs(value.scale - whole.scale) <= 6, var numerator = Int(exactly: value.mantissa),
            var denominator = Int(exactly: whole.mantissa), numerator < 1 << 40, denominator < 1 << 40
        else { return nil }
        for _ in 0..<max(0, whole.scale - value.scale) { numerator *= 10 }
        for _ in 0..<max(0, value.scale - whole.scale) { denominator *= 10 }
        let (product, overflow) = numerator.multipliedReportingOverflow(by: length.hundredths)
        guard !overflow, product < Int.max - denominator else { return nil }
        return Coordinate(hundredths: (product + denominator / 2) / denominator)
    }
}

extension [UInt8] {
    /// Appends a coordinate without needless zeros: `12`, `12.5`, `-0.25`.
    mutating func append(_ coordinate: Coordinate) {
        var rest = coordinate.hundredths
        if rest < 0 {
            append(UInt8(ascii: "-"))
            rest = -rest
        }
        append(number: rest / 100)
        rest %= 100
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { append(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }

    /// Appends ` name="12.5"`.
    mutating func append(attribute name: StaticString, _ coordinate: Coordinate) {
        append(" ")
        append(name)
        append("=\"")
        append(coordinate)
        append("\"")
    }

    /// Appends a rectangle to the data of a path.
    mutating func append(boxAt x: Coordinate, _ y: Coordinate, width: Coordinate, height: Coordinate) {
        append("M")
        append(x)
        append(" ")
        append(y)
        append("h")
        append(width)
        append("v")
        append(height)
        append("h")
        append(Coordinate(0) - width)
        append("z")
    }
}
