extension Decimal: Comparable {
    /// Equal in value: `1.50 == 1.5`.
    public static func == (a: Decimal, b: Decimal) -> Bool { order(a, b) == 0 }
    public static func < (a: Decimal, b: Decimal) -> Bool { order(a, b) < 0 }

    /// Never overflows: whole parts decide first, then fractions at a common scale.
    private static func order(_ a: Decimal, _ b: Decimal) -> Int {
        if a.scale == b.scale { return a.mantissa < b.mantissa ? -1 : (a.mantissa == b.mantissa ? 0 : 1) }
        if let order = orderAtOneScale(a, b) { return order }
        let wholeA = a.whole
        let wholeB = b.whole
        if wholeA.value != wholeB.value { return wholeA.value < wholeB.value ? -1 : 1 }
        let common = Swift.max(a.scale, b.scale)
        let x = Decimal(mantissa: wholeA.rest, scale: a.scale).fraction(at: common)
        let y = Decimal(mantissa: wholeB.rest, scale: b.scale).fraction(at: common)
        return x < y ? -1 : (x == y ? 0 : 1)
    }

    /// Most numbers are short: then the one with fewer places is brought to the other's, without division.
    private static func orderAtOneScale(_ a: Decimal, _ b: Decimal) -> Int? {
        let shift = a.scale - b.scale
        guard shift.magnitude <= 18 else { return nil }
        if let x = a.short, let y = b.short {
            let factor = Int128(shortPowersOfTen[Int(shift.magnitude)])
            let (x, y) = shift < 0 ? (Int128(x) &* factor, Int128(y)) : (Int128(x), Int128(y) &* factor)
            return x < y ? -1 : (x == y ? 0 : 1)
        }
        let factor = powersOfTen[Int(shift.magnitude)]
        let (x, overflowX) = shift < 0 ? a.mantissa.multipliedReportingOverflow(by: factor) : (a.mantissa, false)
        let (y, overflowY) = shift > 0 ? b.mantissa.multipliedReportingOverflow(by: factor) : (b.mantissa, false)
        if overflowX || overflowY { return nil }
        return x < y ? -1 : (x == y ? 0 : 1)
    }

    private var whole: (value: Int128, rest: Int128) {
        guard scale > 0 else { return (mantissa * powersOfTen[Swift.min(-scale, 38)], 0) }
        guard scale < powersOfTen.count else { return (0, mantissa) }
        let (whole, rest) = mantissa.quotientAndRemainder(dividingBy: powersOfTen[scale])
        return (whole, rest)
    }

    private func fraction(at common: Int) -> Int128 {
        let shift = common - Swift.max(scale, 0)
        guard shift > 0, shift < powersOfTen.count else { return mantissa }
        return mantissa.multipliedReportingOverflow(by: powersOfTen[shift]).partialValue
    }
}

extension Decimal: Hashable {
    public func hash(into hasher: inout Hasher) {
        let plain = reduced
        hasher.combine(plain.mantissa)
        hasher.combine(plain.scale)
    }
}
