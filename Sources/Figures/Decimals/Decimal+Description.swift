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
        digits.reserveCapacity(24)
        write(into: &digits)
        return digits
    }

    /// Adds what `description` shows.
    public func write(into out: inout [UInt8]) {
        if mantissa < 0 { out.append(UInt8(ascii: "-")) }
        if let short = UInt64(exactly: mantissa.magnitude) {
            write(short, into: &out)
        } else {
            write(mantissa.magnitude, into: &out)
        }
        for _ in 0..<max(0, -scale) { out.append(UInt8(ascii: "0")) }
    }

    /// Adds the digits and the point.
    @inline(__always)
    private func write<Magnitude: UnsignedInteger & FixedWidthInteger>(_ magnitude: Magnitude, into out: inout [UInt8])
    {
        let count = max(magnitude.digitCount, scale + 1)
        let length = scale > 0 ? count + 1 : count
        out.append(addingCapacity: length) { span in
            span.withUnsafeMutableBufferPointer { room, written in
                guard let start = room.baseAddress else { return }
                magnitude.putDigits(count, places: scale, before: start + length)
                written = length
            }
        }
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
