/// A number as a report prints it: digits and places, magnitude, unit, and where it stands.
///
/// `70.183715 万元` is the number 70.183715 with exponent 4 and unit yuan.
public struct Figure: Sendable, Hashable, BitwiseCopyable {
    /// The digits as printed, with sign, before 万 or 亿 are applied.
    public var number: Decimal
    private var power: Int8
    public var unit: Unit
    /// 约 余 多 超 近 左右 以上: shown, never checked.
    public var isApproximate: Bool
    /// Number, unit and marks of approximation that follow it.
    public var span: ByteSpan
    /// The digits alone.
    public var digits: ByteSpan
    /// The measure word alone: 万元, 宗, %. Empty where none is printed.
    public var unitSpan: ByteSpan

    public init(
        number: Decimal, exponent: Int = 0, unit: Unit, isApproximate: Bool = false,
        span: ByteSpan, digits: ByteSpan, unitSpan: ByteSpan
    ) {
        self.number = number
        power = Int8(clamping: exponent)
        self.unit = unit
        self.isApproximate = isApproximate
        self.span = span
        self.digits = digits
        self.unitSpan = unitSpan
    }

    /// 4 for 万, 8 for 亿.
    public var exponent: Int {
        get { Int(power) }
        set { power = Int8(clamping: newValue) }
    }

    /// The value in the plain unit: yuan, heads, percent. Nil where it exceeds 128 bits.
    public var value: Decimal? { try? number.shifted(by: exponent) }

    /// What the printed digits allow, in the plain unit.
    public var rounded: Interval? { value.map { Interval.rounded($0, ulp: ulp) } }

    /// What they allow if the author cut off instead of rounding.
    public var cutOff: Interval? { value.map { Interval.cutOff($0, ulp: ulp) } }

    /// One unit in the last printed place, in the plain unit.
    public var ulp: Decimal {
        (try? Decimal(mantissa: 1, scale: number.scale).shifted(by: exponent)) ?? Decimal(1)
    }
}
