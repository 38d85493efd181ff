extension Interval {
    public func adding(_ other: Interval) throws(DecimalError) -> Interval {
        Interval(
            try low.adding(other.low), try high.adding(other.high),
            lowIncluded: lowIncluded && other.lowIncluded, highIncluded: highIncluded && other.highIncluded)
    }

    public var negated: Interval {
        Interval(high.negated, low.negated, lowIncluded: highIncluded, highIncluded: lowIncluded)
    }

    public func subtracting(_ other: Interval) throws(DecimalError) -> Interval {
        try adding(other.negated)
    }

    public func multiplied(by factor: Decimal) throws(DecimalError) -> Interval {
        let a = try low.multiplied(by: factor)
        let b = try high.multiplied(by: factor)
        return factor.isNegative
            ? Interval(b, a, lowIncluded: highIncluded, highIncluded: lowIncluded)
            : Interval(a, b, lowIncluded: lowIncluded, highIncluded: highIncluded)
    }

    /// Every quotient of a value here and a value there, as fractions: no division is done, so
    /// nothing is rounded. Throws where zero can be the divisor.
    public func meets(
        quotientOf numerator: Interval, by denominator: Interval
    ) throws(DecimalError) -> Bool {
        // x = n / d with d > 0  ⟺  x·d = n: the products of this interval with the denominator
        // must meet the numerator.
        var (n, d) = (numerator, denominator)
        if d.high.isNegative { (n, d) = (n.negated, d.negated) }
        guard Decimal.zero < d.low || (d.low.isZero && !d.lowIncluded) else { throw .divisionByZero }
        return try multiplied(byPositive: d).meets(n)
    }

    private func multiplied(byPositive other: Interval) throws(DecimalError) -> Interval {
        let lowEnd = low.isNegative ? (other.high, other.highIncluded) : (other.low, other.lowIncluded)
        let highEnd = high.isNegative ? (other.low, other.lowIncluded) : (other.high, other.highIncluded)
        return Interval(
            try low.multiplied(by: lowEnd.0), try high.multiplied(by: highEnd.0),
            lowIncluded: lowIncluded && lowEnd.1, highIncluded: highIncluded && highEnd.1)
    }
}
