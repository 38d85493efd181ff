extension Interval {
    /// Every value that a figure may stand for whose author rounded or cut off, one cannot tell which.
    public static func roundedOrCutOff(_ value: Decimal, ulp: Decimal) -> Interval {
        let rounded = Interval.rounded(value, ulp: ulp)
        let cut = Interval.cutOff(value, ulp: ulp)
        return value.isNegative
            ? Interval(cut.low, rounded.high, lowIncluded: cut.lowIncluded)
            : Interval(rounded.low, cut.high, highIncluded: cut.highIncluded)
    }

    /// The decimal point moved: by -2 percent become fractions.
    public func shifted(by exponent: Int) throws(DecimalError) -> Interval {
        Interval(
            try low.shifted(by: exponent), try high.shifted(by: exponent),
            lowIncluded: lowIncluded, highIncluded: highIncluded)
    }

    /// The least and the greatest quotient, rounded to `places`, to be shown and not to be compared.
    public func quotient(by divisor: Interval, places: Int) throws(DecimalError) -> (low: Decimal, high: Decimal) {
        var (n, d) = (self, divisor)
        if d.high.isNegative { (n, d) = (n.negated, d.negated) }
        guard Decimal.zero < d.low else { throw .divisionByZero }
        if n.isPoint, d.isPoint {
            let quotient = try n.low.divided(by: d.low, places: places)
            return (quotient, quotient)
        }
        return (
            try n.low.divided(by: n.low.isNegative ? d.low : d.high, places: places),
            try n.high.divided(by: n.high.isNegative ? d.high : d.low, places: places)
        )
    }

    /// One value, written in one way.
    private var isPoint: Bool { low.mantissa == high.mantissa && low.scale == high.scale }
}
