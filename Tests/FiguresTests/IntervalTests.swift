import Testing

@testable import Figures

@Suite struct IntervalTests {
    private func rounded(_ text: String) throws -> Interval {
        let value = try Decimal(text)
        return .rounded(value, ulp: Decimal(mantissa: 1, scale: value.scale))
    }

    private func cutOff(_ text: String) throws -> Interval {
        let value = try Decimal(text)
        return .cutOff(value, ulp: Decimal(mantissa: 1, scale: value.scale))
    }

    @Test func roundedHoldsBothEnds() throws {
        let interval = try rounded("703.80")
        #expect(try interval.low == Decimal("703.795"))
        #expect(try interval.high == Decimal("703.805"))
        #expect(try interval.contains(Decimal("703.795")))
        #expect(try interval.contains(Decimal("703.805")))
        #expect(try !interval.contains(Decimal("703.8051")))
        #expect(try !interval.contains(Decimal("703.7949")))
    }

    @Test func cutOffLeavesOutItsUpperEnd() throws {
        let interval = try cutOff("703.80")
        #expect(try interval.contains(Decimal("703.80")))
        #expect(try interval.contains(Decimal("703.8099999")))
        #expect(try !interval.contains(Decimal("703.81")))
        #expect(try !interval.contains(Decimal("703.7999999")))
    }

    @Test func cutOffOfWhatFellGoesTowardsZero() throws {
        let interval = try cutOff("-2.97")
        #expect(try interval.contains(Decimal("-2.97")))
        #expect(try interval.contains(Decimal("-2.979")))
        #expect(try !interval.contains(Decimal("-2.98")))
        #expect(try !interval.contains(Decimal("-2.96")))
        #expect(try rounded("-2.97").contains(Decimal("-2.975")))
    }

    @Test func meetsAtEnds() throws {
        let (one, two, three) = (Decimal(1), Decimal(2), Decimal(3))
        #expect(Interval(one, two).meets(Interval(two, three)))
        #expect(!Interval(one, two, highIncluded: false).meets(Interval(two, three)))
        #expect(!Interval(one, two).meets(Interval(two, three, lowIncluded: false)))
        #expect(!Interval(two, three, lowIncluded: false).meets(Interval(one, two)))
        #expect(Interval(one, three).meets(Interval(exactly: two)))
        #expect(!Interval(one, two).meets(Interval(exactly: three)))
    }

    @Test func meetingIsMutual() throws {
        let intervals = try ["1.0", "1.1", "1.05", "-1.0", "0", "1"].flatMap { [try rounded($0), try cutOff($0)] }
        for a in intervals { for b in intervals { #expect(a.meets(b) == b.meets(a)) } }
    }

    @Test func sums() throws {
        let sum = try rounded("1.5").adding(rounded("2.25"))
        #expect(try sum.low == Decimal("3.695"))
        #expect(try sum.high == Decimal("3.805"))
        let open = try rounded("1.5").adding(cutOff("2.25"))
        #expect(open.lowIncluded && !open.highIncluded)
        let difference = try rounded("1.5").subtracting(cutOff("2.25"))
        #expect(!difference.lowIncluded && difference.highIncluded)
        #expect(try difference.low == Decimal("-0.81"))
    }

    @Test func products() throws {
        let turned = try cutOff("2.5").multiplied(by: Decimal(-2))
        #expect(try turned.low == Decimal("-5.2"))
        #expect(!turned.lowIncluded && turned.highIncluded)
        #expect(try rounded("2.5").multiplied(by: Decimal(100)).high == Decimal(255))
    }

    /// 92.83% = 608.57 / 655.55, and what only holds if the last place was cut off.
    @Test(arguments: [
        ("0.9283", "608.57", "655.55", true, true), ("0.9282", "608.57", "655.55", false, false),
        ("0.1867", "131.42", "703.60", false, true), ("0.0188", "12.1", "643.45", true, true),
        ("0.50", "1", "2", true, true), ("-0.25", "-1", "4", true, true), ("0.3333", "1", "3", true, true),
        ("0.6666", "2.00000", "3.00000", false, true), ("0", "0", "5", true, true),
    ])
    func quotients(_ stated: String, _ part: String, _ whole: String, _ holds: Bool, _ holdsCutOff: Bool) throws {
        let (n, d) = (Interval(exactly: try Decimal(part)), Interval(exactly: try Decimal(whole)))
        #expect(try rounded(stated).meets(quotientOf: n, by: d) == holds)
        #expect(try cutOff(stated).meets(quotientOf: n, by: d) == holdsCutOff)
    }

    @Test func quotientsOfRoundedFiguresAllowMore() throws {
        let exactly = Interval(exactly: try Decimal("0.9285"))
        #expect(try exactly.meets(quotientOf: rounded("6.1"), by: rounded("6.6")))
        #expect(try !exactly.meets(quotientOf: rounded("608.57"), by: rounded("655.55")))
    }

    @Test func negativeDivisors() throws {
        let (n, d) = (Interval(exactly: Decimal(1)), Interval(exactly: Decimal(-4)))
        #expect(try Interval(exactly: Decimal("-0.25")).meets(quotientOf: n, by: d))
    }

    @Test func zeroCannotDivide() throws {
        let one = Interval(exactly: Decimal(1))
        #expect(throws: DecimalError.divisionByZero) { try one.meets(quotientOf: one, by: Interval(exactly: .zero)) }
        #expect(throws: DecimalError.divisionByZero) { try one.meets(quotientOf: one, by: self.rounded("0.0")) }
    }
}
