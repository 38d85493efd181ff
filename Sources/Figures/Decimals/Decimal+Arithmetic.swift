extension Decimal {
    /// The same value with another scale. Fails where digits would be lost or 128 bits exceeded.
    public func rescaled(to newScale: Int) throws(DecimalError) -> Decimal {
        if newScale == scale { return self }
        if newScale > scale, newScale - scale <= 18, let short {
            // A product of 64 bits and 64 bits always fits.
            return Decimal(mantissa: Int128(short) &* Int128(shortPowersOfTen[newScale - scale]), scale: newScale)
        }
        if newScale > scale {
            guard newScale - scale < powersOfTen.count else { throw .overflow }
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: powersOfTen[newScale - scale])
            if overflow { throw .overflow }
            return Decimal(mantissa: product, scale: newScale)
        }
        guard scale - newScale < powersOfTen.count else { throw .overflow }
        let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: powersOfTen[scale - newScale])
        if remainder != 0 { throw .overflow }
        return Decimal(mantissa: quotient, scale: newScale)
    }

    public func adding(_ other: Decimal) throws(DecimalError) -> Decimal {
        if scale == other.scale, let short, let otherShort = other.short {
            return Decimal(mantissa: Int128(short &+ otherShort), scale: scale)
        }
        let common = Swift.max(scale, other.scale)
        let (sum, overflow) = try rescaled(to: common).mantissa
            .addingReportingOverflow(try other.rescaled(to: common).mantissa)
        if overflow { throw .overflow }
        return Decimal(mantissa: sum, scale: common)
    }

    public func subtracting(_ other: Decimal) throws(DecimalError) -> Decimal {
        try adding(other.negated)
    }

    public func multiplied(by other: Decimal) throws(DecimalError) -> Decimal {
        if let short, let otherShort = other.short {
            return Decimal(mantissa: Int128(short) &* Int128(otherShort), scale: scale + other.scale)
        }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        if overflow { throw .overflow }
        return Decimal(mantissa: product, scale: scale + other.scale)
    }

    /// Shifts the decimal point: `1.5` by 4 is `15000`.
    public func shifted(by exponent: Int) throws(DecimalError) -> Decimal {
        if exponent <= 0 || scale >= exponent { return Decimal(mantissa: mantissa, scale: scale - exponent) }
        return try Decimal(mantissa: mantissa, scale: 0).rescaled(to: exponent - scale).withScaleZero
    }

    private var withScaleZero: Decimal { Decimal(mantissa: mantissa, scale: 0) }

    /// The quotient, cut off or rounded half up (away from zero) to the given number of places.
    public func divided(
        by other: Decimal, places: Int, rounding: Rounding = .halfUp
    ) throws(DecimalError) -> Decimal {
        if other.mantissa == 0 { throw .divisionByZero }
        // mantissa / 10^scale ÷ (other.mantissa / 10^other.scale), in units of 10^-places.
        let shift = places + other.scale - scale
        var numerator = mantissa
        var denominator = other.mantissa
        if shift >= 0 {
            numerator = try Decimal(mantissa: mantissa, scale: 0).rescaled(to: shift).mantissa
        } else {
            denominator = try Decimal(mantissa: denominator, scale: 0).rescaled(to: -shift).mantissa
        }
        if denominator < 0 { (numerator, denominator) = (-numerator, -denominator) }
        let (whole, remainder) = Decimal.quotientAndRemainder(numerator, denominator)
        var quotient = whole
        switch rounding {
        case .cutOff: break
        case .halfUp:
            if remainder.magnitude >= denominator.magnitude - remainder.magnitude {
                quotient += numerator < 0 ? -1 : 1
            }
        case .down: if remainder < 0 { quotient -= 1 }
        case .up: if remainder > 0 { quotient += 1 }
        }
        return Decimal(mantissa: quotient, scale: places)
    }

    /// Most numbers fit 64 bits, and those are divided ten times as fast.
    private static func quotientAndRemainder(_ numerator: Int128, _ denominator: Int128) -> (Int128, Int128) {
        guard let a = Int64(exactly: numerator), let b = Int64(exactly: denominator), a > .min else {
            return numerator.quotientAndRemainder(dividingBy: denominator)
        }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return (Int128(quotient), Int128(remainder))
    }

    /// How a quotient that does not end is made to end.
    public enum Rounding: Sendable {
        case cutOff, halfUp, down, up
    }

    /// The same value without trailing zeros after the point.
    public var reduced: Decimal {
        var scale = scale
        if var short {
            while scale > 0, short % 10 == 0 {
                short /= 10
                scale -= 1
            }
            return Decimal(mantissa: Int128(short), scale: scale)
        }
        var mantissa = mantissa
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        return Decimal(mantissa: mantissa, scale: scale)
    }
}
