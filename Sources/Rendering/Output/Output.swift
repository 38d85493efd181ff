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
        if number >= 0, number < 1000 {
            if number >= 100 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 100)) }
            if number >= 10 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10)) }
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
            return
        }
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
        // From the last digit to the first: 39 digits and a point, or as many zeros as the scale asks for.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 44 + scale) { buffer in
            var at = buffer.count
            var places = 0
            func put(_ byte: UInt8) {
                at -= 1
                buffer[at] = byte
            }
            func put(digit: UInt8) {
                if places == scale, scale > 0 { put(UInt8(ascii: ".")) }
                put(UInt8(ascii: "0") + digit)
                places += 1
            }
            var large = digits
            while large > UInt128(UInt64.max) {
                put(digit: UInt8(truncatingIfNeeded: large % 10))
                large /= 10
            }
            var rest = UInt64(truncatingIfNeeded: large)
            while rest > 0 || places <= scale {
                put(digit: UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: buffer[at...]))
        }
    }
}
