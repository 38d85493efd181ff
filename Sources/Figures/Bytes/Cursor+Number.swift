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
        let start = position
        // Nearly all numbers: half-width digits, not too many, with one point at most and no comma.
        var value: Int64 = 0
        var at = start
        var byte = byte(at: at)
        while byte &- 0x30 < 10 {
            value = value &* 10 &+ Int64(byte &- 0x30)
            at &+= 1
            byte = self.byte(at: at)
        }
        var count = at &- start
        var scale = 0
        if count > 0, byte == UInt8(ascii: ".") {
            let point = at
            at &+= 1
            byte = self.byte(at: at)
            while byte &- 0x30 < 10 {
                value = value &* 10 &+ Int64(byte &- 0x30)
                at &+= 1
                byte = self.byte(at: at)
            }
            scale = at &- point &- 1
            count &+= scale
            if scale == 0 { count = 0 }
        }
        if count > 0, count <= 18, byte != UInt8(ascii: "."), byte != UInt8(ascii: ","),
            byte != 0xEF || !mayGoOn(at: at)
        {
            position = at
            return Decimal(mantissa: Int128(value), scale: scale)
        }
        return try rareNumber()
    }

    /// Whether a full-width digit or point stands at a place; most marks behind a number (，；：) say no.
    private func mayGoOn(at place: Int) -> Bool {
        let last = byte(at: place &+ 2)
        return byte(at: place &+ 1) == 0xBC && (last &- 0x90 < 10 || last == 0x8E)
    }

    /// Any number: digits of both widths, thousands set off by commas, more digits than fit 64 bits.
    private mutating func rareNumber() throws(DecimalError) -> Decimal? {
        guard digit() != nil else { return nil }
        let start = position
        var digits = Digits()
        take(&digits)
        if digits.count <= 3 {
            while thousandsFollow {
                position += 1
                take(&digits)
            }
        }
        let whole = digits.count
        if let point = pointLength {
            position += point
            take(&digits)
            if pointLength != nil {
                stepOverDigits()
                let text = bytes.extracting(start..<position).withUnsafeBufferPointer {
                    String(decoding: $0, as: UTF8.self)
                }
                throw .notANumber(text)
            }
        }
        guard let mantissa = digits.mantissa else { throw .overflow }
        return Decimal(mantissa: mantissa, scale: digits.count - whole)
    }

    /// Takes the digits here, as many as there are.
    private mutating func take(_ digits: inout Digits) {
        while let next = digit() {
            digits.take(next.value)
            position += next.length
        }
    }

    /// Steps over digits and points, as in 2025.07.08.
    private mutating func stepOverDigits() {
        while true {
            if let next = digit() {
                position += next.length
            } else if let point = pointLength {
                position += point
            } else {
                return
            }
        }
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

/// Digits put together: the first 18 in 64 bits.
private struct Digits {
    private var small: Int64 = 0
    private var large: Int128 = 0
    private(set) var count = 0

    @inline(__always)
    mutating func take(_ digit: UInt8) {
        count &+= 1
        if count <= 18 {
            small = small &* 10 &+ Int64(digit)
        } else if count <= 36 {
            large = (count == 19 ? Int128(small) : large) * 10 + Int128(digit)
        }
    }

    /// Nil where there are too many.
    var mantissa: Int128? { count <= 18 ? Int128(small) : count <= 36 ? large : nil }
}
