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

extension Tail {
    /// A coordinate without needless zeros: `12`, `12.5`, `-0.25`. At most 24 bytes.
    mutating func put(_ coordinate: Coordinate) {
        var rest = coordinate.hundredths
        if rest < 0 {
            put(UInt8(ascii: "-"))
            rest = -rest
        }
        put(number: rest / 100)
        rest %= 100
        guard rest > 0 else { return }
        put(UInt8(ascii: "."))
        put(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { put(UInt8(ascii: "0") + UInt8(rest % 10)) }
    }
}

extension [UInt8] {
    /// Appends a coordinate without needless zeros: `12`, `12.5`, `-0.25`.
    mutating func append(_ coordinate: Coordinate) {
        append(atMost: 24) { $0.put(coordinate) }
    }

    /// Appends ` name="12.5"`.
    mutating func append(attribute name: StaticString, _ coordinate: Coordinate) {
        append(atMost: name.utf8CodeUnitCount + 28) { tail in
            tail.put(UInt8(ascii: " "))
            tail.put(name)
            tail.put("=\"")
            tail.put(coordinate)
            tail.put(UInt8(ascii: "\""))
        }
    }

    /// Appends a rectangle to the data of a path.
    mutating func append(boxAt x: Coordinate, _ y: Coordinate, width: Coordinate, height: Coordinate) {
        append(atMost: 128) { tail in
            tail.put(UInt8(ascii: "M"))
            tail.put(x)
            tail.put(UInt8(ascii: " "))
            tail.put(y)
            tail.put(UInt8(ascii: "h"))
            tail.put(width)
            tail.put(UInt8(ascii: "v"))
            tail.put(height)
            tail.put(UInt8(ascii: "h"))
            tail.put(Coordinate(0) - width)
            tail.put(UInt8(ascii: "z"))
        }
    }
}
