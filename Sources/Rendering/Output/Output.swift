import Figures

/// Appending to a page: an array of bytes is all the output there is.
extension [UInt8] {
    /// Appends the text as it is: for markup of our own.
    @inlinable
    public mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes as they are: for what was escaped before.
    @inlinable
    public mutating func append(raw bytes: some Bytes) {
        bytes.withBytes { append(contentsOf: $0) }
    }

    /// Appends a whole number in ASCII digits.
    public mutating func append(number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digits: UInt128(number.magnitude), scale: 0)
    }

    /// Appends all printed places of a decimal: `703.80` stays `703.80`.
    public mutating func append(decimal: Decimal) {
        if decimal.mantissa < 0 { append(UInt8(ascii: "-")) }
        append(digits: decimal.mantissa.magnitude, scale: Swift.max(0, decimal.scale))
        if decimal.scale < 0 { append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -decimal.scale)) }
    }

    private mutating func append(digits: UInt128, scale: Int) {
        let start = count
        var rest = digits
        var places = 0
        repeat {
            if places == scale, scale > 0 { append(UInt8(ascii: ".")) }
            if let small = UInt64(exactly: rest) {
                append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: small % 10))
                rest = UInt128(small / 10)
            } else {
                append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            }
            places += 1
        } while rest > 0 || places <= scale
        self[start...].reverse()
    }
}
