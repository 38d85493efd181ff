extension Decimal: CustomStringConvertible {
    /// All printed places: `703.80` stays `703.80`.
    public var description: String {
        String(decoding: asciiDigits(), as: UTF8.self)
    }

    /// With at least `places` places: money in yuan is shown as `7038000.00`.
    public func description(places: Int) -> String {
        guard scale < places, let padded = try? rescaled(to: places) else { return description }
        return padded.description
    }

    public func asciiDigits() -> [UInt8] {
        var digits: [UInt8] = []
        var rest = mantissa.magnitude
        var places = 0
        repeat {
            if places == scale, scale > 0 { digits.append(UInt8(ascii: ".")) }
            digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            places += 1
        } while rest > 0 || places <= scale
        if mantissa < 0 { digits.append(UInt8(ascii: "-")) }
        digits.reverse()
        if scale < 0 { digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -scale)) }
        return digits
    }
}

extension Decimal {
    /// Reads plain ASCII: `-12.50`. Anything else, and what does not fit, is an error.
    public init(_ text: String) throws(DecimalError) {
        var cursor = Cursor(Array(text.utf8))
        let negative = cursor.eat(UInt8(ascii: "-"))
        guard let number = try cursor.number(), cursor.isAtEnd else { throw .notANumber(text) }
        self = negative ? number.negated : number
    }
}
