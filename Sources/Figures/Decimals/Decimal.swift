/// An exact decimal that keeps how many places it was printed with.
///
/// `703.80` is the mantissa 70380 at scale 2. It equals `703.8` in value, but it stands for a
/// narrower interval, so the scale is never dropped on the way. There is no binary fraction
/// anywhere: what a report prints is what is computed with.
public struct Decimal: Sendable, BitwiseCopyable {
    // The mantissa in two halves: sixteen bytes in one would ask for sixteen bytes' alignment wherever a figure stands,
    // and memory so aligned is slow to come by.
    @usableFromInline let low: UInt64
    @usableFromInline let high: Int64
    @usableFromInline let places: Int32

    @inlinable public var mantissa: Int128 { Int128(high) &<< 64 | Int128(low) }
    @inlinable public var scale: Int { Int(places) }

    @inlinable
    public init(mantissa: Int128, scale: Int = 0) {
        low = UInt64(truncatingIfNeeded: mantissa)
        high = Int64(truncatingIfNeeded: mantissa &>> 64)
        places = Int32(clamping: scale)
    }

    @inlinable
    public init(_ value: Int) {
        self.init(mantissa: Int128(value), scale: 0)
    }

    public static let zero = Decimal(0)

    @inlinable public var isZero: Bool { low == 0 && high == 0 }
    @inlinable public var isNegative: Bool { high < 0 }
    @inlinable public var negated: Decimal { Decimal(mantissa: -mantissa, scale: scale) }
    @inlinable public var magnitude: Decimal { isNegative ? negated : self }
}

extension Decimal {
    /// The mantissa, where it has at most 62 bits, as nearly all have: two of them are added without a second look.
    @inlinable
    var short: Int64? {
        let short = Int64(bitPattern: low)
        return high == short &>> 63 && short > -(1 << 62) && short < 1 << 62 ? short : nil
    }
}

/// What stops a computation on decimals.
public enum DecimalError: Error, Equatable, Sendable {
    case overflow
    case divisionByZero
    case notANumber(String)
}

/// Powers of ten that fit 63 bits.
@usableFromInline
let shortPowersOfTen: [Int64] = (0...18).map { Int64(powersOfTen[$0]) }

/// Powers of ten that fit 128 bits.
@usableFromInline
let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    while powers.count < 39 { powers.append(powers[powers.count - 1] * 10) }
    return powers
}()
