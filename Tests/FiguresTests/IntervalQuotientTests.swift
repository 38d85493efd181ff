import Figures
import Testing

@Suite struct IntervalQuotientTests {
    private func decimal(_ text: String) throws -> Decimal { try Decimal(text) }

    @Test func roundedOrCutOffReachesFromHalfBelowToOneAbove() throws {
        let interval = Interval.roundedOrCutOff(try decimal("18.67"), ulp: try decimal("0.01"))
        #expect(interval.low == (try decimal("18.665")))
        #expect(interval.high == (try decimal("18.68")))
        #expect(!interval.contains(try decimal("18.68")))
        #expect(interval.contains(try decimal("18.665")))
    }

    @Test func whatFellIsCutOffTowardsZero() throws {
        let interval = Interval.roundedOrCutOff(try decimal("-2.97"), ulp: try decimal("0.01"))
        #expect(interval.contains(try decimal("-2.979")))
        #expect(!interval.contains(try decimal("-2.98")))
        #expect(interval.contains(try decimal("-2.965")))
    }

    @Test func quotientShowsBothEnds() throws {
        let part = Interval.rounded(try decimal("110.77"), ulp: try decimal("0.01"))
        let whole = Interval.rounded(try decimal("593.03"), ulp: try decimal("0.02"))
        let (low, high) = try part.shifted(by: 2).quotient(by: whole, places: 3)
        #expect(low == (try decimal("18.677")))
        #expect(high == (try decimal("18.680")))
    }

    @Test func divisionByZeroIsRefused() throws {
        let zero = Interval(exactly: .zero)
        #expect(throws: DecimalError.divisionByZero) {
            try Interval(exactly: Decimal(1)).quotient(by: zero, places: 2)
        }
        #expect(throws: DecimalError.divisionByZero) {
            try Interval(exactly: Decimal(1)).meets(quotientOf: zero, by: zero)
        }
    }
}
