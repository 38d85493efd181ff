/// All values that a printed figure may stand for.
///
/// `703.80` rounded stands for [703.795, 703.805]. Both ends belong to it, since authors round
/// halves up and down. Cut off, it stands for [703.80, 703.81), the upper end excluded.
public struct Interval: Hashable, Sendable {
    public let low: Decimal
    public let high: Decimal
    public let lowIncluded: Bool
    public let highIncluded: Bool

    public init(_ low: Decimal, _ high: Decimal, lowIncluded: Bool = true, highIncluded: Bool = true) {
        self.low = low
        self.high = high
        self.lowIncluded = lowIncluded
        self.highIncluded = highIncluded
    }

    public init(exactly value: Decimal) {
        self.init(value, value)
    }

    public static func rounded(_ value: Decimal, ulp: Decimal) -> Interval {
        if ulp.scale == value.scale, value.mantissa.magnitude < shortMantissa, ulp.mantissa.magnitude < shortMantissa {
            let (middle, half) = (value.mantissa * 10, ulp.mantissa * 5)
            let scale = value.scale + 1
            return Interval(
                Decimal(mantissa: middle - half, scale: scale), Decimal(mantissa: middle + half, scale: scale))
        }
        let half = Decimal(mantissa: ulp.mantissa * 5, scale: ulp.scale + 1)
        guard let low = try? value.subtracting(half), let high = try? value.adding(half) else {
            return Interval(exactly: value)
        }
        return Interval(low, high)
    }

    public static func cutOff(_ value: Decimal, ulp: Decimal) -> Interval {
        if value.isNegative {
            guard let low = try? value.subtracting(ulp) else { return Interval(exactly: value) }
            return Interval(low, value, lowIncluded: false)
        }
        guard let high = try? value.adding(ulp) else { return Interval(exactly: value) }
        return Interval(value, high, highIncluded: false)
    }

    /// Whether some value belongs to both.
    public func meets(_ other: Interval) -> Bool {
        if high < other.low || other.high < low { return false }
        if high == other.low { return highIncluded && other.lowIncluded }
        if other.high == low { return other.highIncluded && lowIncluded }
        return true
    }

    public func contains(_ value: Decimal) -> Bool { meets(Interval(exactly: value)) }
}

/// Below this a mantissa can be multiplied by ten and moved by a half without a second look.
private let shortMantissa: UInt128 = 1 << 100
