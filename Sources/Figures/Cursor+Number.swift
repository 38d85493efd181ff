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
        var mantissa: Int128 = 0
        var small: Int64 = 0
        var scale = 0
        var count = 0
        var overflow = false

        func take(_ cursor: inout Cursor, _ digit: (value: UInt8, length: Int)) {
            cursor.position += digit.length
            count += 1
            if count <= 18 {
                small = small &* 10 &+ Int64(digit.value)
            } else if count <= 36 {
                mantissa = (count == 19 ? Int128(small) : mantissa) * 10 + Int128(digit.value)
            } else {
                overflow = true
            }
        }

        while let next = digit() { take(&self, next) }
        if count <= 3 {
            while thousandsFollow {
                position += 1
                for _ in 0..<3 { take(&self, digit()!) }
            }
        }
        if let point = pointLength {
            position += point
            while let next = digit() {
                take(&self, next)
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
        if overflow { throw .overflow }
        return Decimal(mantissa: count <= 18 ? Int128(small) : mantissa, scale: scale)
    }

    /// A decimal point with a digit behind it.
    private var pointLength: Int? {
        if here == UInt8(ascii: "."), digit(at: 1) != nil { return 1 }
        if stands("．"), digit(at: 3) != nil { return 3 }
        return nil
    }

    /// A comma with exactly three half-width digits behind it.
    private var thousandsFollow: Bool {
        guard here == UInt8(ascii: ",") else { return false }
        for offset in 1...3 where ahead(offset) < 0x30 || ahead(offset) > 0x39 { return false }
        return digit(at: 4) == nil
    }
}
