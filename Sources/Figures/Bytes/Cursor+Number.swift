extension Cursor {
    /// The digit here, half-width or full-width, and its length in bytes.
    @inlinable
    public func digit(at offset: Int = 0) -> (value: UInt8, length: Int)? {
        let byte = ahead(offset)
        if byte >= 0x30, byte <= 0x39 { return (byte - 0x30, 1) }
        if byte == 0xEF, ahead(offset + 1) == 0xBC {
            let last = ahead(offset + 2)
            if last >= 0x90, last <= 0x99 { return (last - 0x90, 3) }
        }
        return nil
    }

    /// Reads the number here, without sign: `1,867.48`, `70.183715`, `９６．５`.
    ///
    /// Gives nil, and stays, where no digit stands. Digits with two points (`79.27107.93`, `2025.07.08`)
    /// and digits that exceed 128 bits are stepped over and reported.
    public mutating func number() throws(DecimalError) -> Decimal? {
        guard digit() != nil else { return nil }
        let start = position
        var digits = Digits()
        var scale = 0
        while let next = digit() { position += digits.take(next) }
        if digits.count <= 3 {
            while thousandsFollow {
                position += 1
                for _ in 0..<3 { position += digits.take(digit()!) }
            }
        }
        if let point = pointLength {
            position += point
            while let next = digit() {
                position += digits.take(next)
                scale += 1
            }
            if pointLength != nil {
                while true {
                    if let next = digit() {
                        position += next.length
                    } else if let point = pointLength {
                        position += point
                    } else {
                        break
                    }
                }
                throw .notANumber(String(decoding: bytes[start..<position], as: UTF8.self))
            }
        }
        guard let mantissa = digits.mantissa else { throw .overflow }
        return Decimal(mantissa: mantissa, scale: scale)
    }

    /// A decimal point with a digit behind it.
    private var pointLength: Int? {
        if here == UInt8(ascii: "."), digit(at: 1) != nil { return 1 }
        if here == 0xEF, stands("．"), digit(at: 3) != nil { return 3 }
        return nil
    }

    /// A comma with exactly three half-width digits behind it.
    private var thousandsFollow: Bool {
        guard here == UInt8(ascii: ",") else { return false }
        for offset in 1...3 where ahead(offset) < 0x30 || ahead(offset) > 0x39 { return false }
        return digit(at: 4) == nil
    }
}

/// Digits put together: the first 18 in 64 bits, which is all but always enough.
private struct Digits {
    private var small: Int64 = 0
    private var large: Int128 = 0
    private(set) var count = 0

    /// Takes a digit and gives its length.
    @inline(__always)
    mutating func take(_ digit: (value: UInt8, length: Int)) -> Int {
        count += 1
        if count <= 18 {
            small = small &* 10 &+ Int64(digit.value)
        } else if count <= 36 {
            large = (count == 19 ? Int128(small) : large) * 10 + Int128(digit.value)
        }
        return digit.length
    }

    /// Nil where there are too many.
    var mantissa: Int128? { count <= 18 ? Int128(small) : count <= 36 ? large : nil }
}
