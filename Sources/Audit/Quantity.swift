import Figures
import Reports

/// A figure that takes part in a computation: its value in the plain unit, how exact it is printed,
/// and where it stands.
public struct Quantity: Sendable {
    /// The digits as printed, with their sign, before 万 or 亿 are applied.
    public var number: Decimal
    public var exponent: Int
    /// In yuan, percent, points or heads.
    public var value: Decimal
    /// One unit of the last printed place. Zero: the figure is exact, as a head-count is.
    public var ulp: Decimal
    public var unit: Unit
    public var span: ByteSpan
    /// The fact that it is, as an index.
    public var fact: Int?
    public var origin = Origin.report

    /// The document that prints the figure.
    public enum Origin: Sendable { case report, accounts, previous, implied }

    /// How its author made the digits.
    enum Reading { case rounded, cutOff, either }

    func interval(_ reading: Reading) -> Interval {
        if ulp.isZero { return Interval(exactly: value) }
        return switch reading {
        case .rounded: Interval.rounded(value, ulp: ulp)
        case .cutOff: Interval.cutOff(value, ulp: ulp)
        case .either: Interval.roundedOrCutOff(value, ulp: ulp)
        }
    }

    /// As exact as the finest of them: beside 15.7 and 0.39 a plain 1 is meant as 1.00.
    static func refined(_ quantities: [Quantity]) -> [Quantity] {
        guard let finest = quantities.lazy.map(\.ulp).filter({ !$0.isZero }).min() else { return quantities }
        return quantities.map { quantity in
            var copy = quantity
            if !copy.ulp.isZero { copy.ulp = finest }
            return copy
        }
    }

    var negated: Quantity {
        var copy = self
        copy.number = number.negated
        copy.value = value.negated
        return copy
    }
}

extension Quantity {
    /// A number that nobody prints, such as the 100 that weights add up to.
    init(implied value: Decimal, unit: Unit, at span: ByteSpan) {
        self.init(
            number: value, exponent: 0, value: value, ulp: .zero, unit: unit, span: span, fact: nil, origin: .implied)
    }

    init(_ cell: CellValue, unit: Unit, exact: Bool = false) {
        // Marks are given in whole or half points; only with two places may they have been rounded.
        let isExact = exact || cell.value.scale == 0 || (unit == .points && cell.value.scale == 1)
        let ulp = isExact ? Decimal.zero : Decimal(mantissa: 1, scale: cell.value.scale)
        self.init(
            number: cell.value, exponent: 0, value: cell.value, ulp: ulp, unit: unit, span: cell.span, fact: nil)
    }

    /// A figure of running text. Nil where it exceeds 128 bits.
    init?(_ figure: Figure, unit: Unit) {
        guard let value = figure.value else { return nil }
        self.init(
            number: figure.number, exponent: figure.exponent, value: value,
            ulp: Quantity.isCounted(unit) && figure.exponent == 0 && figure.number.scale == 0 ? .zero : figure.ulp,
            unit: unit, span: figure.span, fact: nil)
    }

    init(_ fact: Fact, at index: Int, origin: Origin = .report) {
        let digits = fact.figure.number.magnitude
        let exponent = Quantity.exponent(of: fact)
        let place = Decimal(mantissa: 1, scale: digits.scale)
        self.init(
            number: fact.value.isNegative ? digits.negated : digits, exponent: exponent, value: fact.value,
            ulp: Quantity.isCounted(fact.unit) && digits.scale == 0 && exponent == 0
                ? .zero : (try? place.shifted(by: exponent)) ?? place,
            unit: fact.unit, span: fact.figure.span, fact: index, origin: origin)
    }

    /// 万 or 亿, whether printed beside the figure or stated by a heading.
    private static func exponent(of fact: Fact) -> Int {
        let digits = fact.figure.number.magnitude
        let value = fact.value.magnitude
        let printed = fact.figure.exponent
        if digits.isZero || (try? digits.shifted(by: printed)) == .some(value) { return printed }
        for exponent in [0, 4, 8, 3, 6] where (try? digits.shifted(by: exponent)) == .some(value) { return exponent }
        return printed
    }

    /// Heads, cases and households are counted, not measured.
    private static func isCounted(_ unit: Unit) -> Bool {
        switch unit {
        case .people, .visits, .households, .count: true
        default: false
        }
    }
}

extension Quantity: CustomStringConvertible {
    public var description: String { String(decoding: shown(number), as: UTF8.self) }

    /// Another value in the unit of this one.
    func shown(_ number: Decimal) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(32)
        write(number, into: &out)
        return out
    }

    /// Another value in the unit of this one.
    func write(_ number: Decimal, into out: inout [UInt8]) {
        Quantity.write(digits: number, into: &out)
        switch exponent {
        case 3: out.add("千")
        case 4: out.add("万")
        case 6: out.add("百万")
        case 8: out.add("亿")
        default: break
        }
        out.add(Quantity.name(of: unit))
    }

    /// A number alone; less than zero with the sign of subtraction.
    static func write(digits number: Decimal, into out: inout [UInt8]) {
        if number.isNegative { out.add("−") }
        number.magnitude.write(into: &out)
    }

    private static func name(of unit: Unit) -> StaticString {
        switch unit {
        case .yuan: "元"
        case .percent: "%"
        case .percentagePoints: "个百分点"
        case .points: "分"
        case .people: "人"
        case .visits: "人次"
        case .households: "户"
        case .year: "年"
        case .bare, .count, .calendar: ""
        }
    }

    /// A value in the plain unit, brought to the magnitude of this one.
    func shown(plain value: Decimal) -> String {
        var out: [UInt8] = []
        write(plain: value, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// A value in the plain unit, brought to the magnitude of this one.
    func write(plain value: Decimal, into out: inout [UInt8]) {
        let moved = (try? value.shifted(by: -exponent)) ?? value
        var shown = moved.reduced
        if shown.scale < number.scale { shown = (try? shown.rescaled(to: number.scale)) ?? shown }
        write(shown, into: &out)
    }
}
