import Testing

@testable import Figures

@Suite struct DecimalTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("703.80", 70380, 2), ("-12.50", -1250, 2), ("1,867.48", 186_748, 2),
            ("70.183715", 70_183_715, 6),
            ("007", 7, 0), ("12,345,678.9", 123_456_789, 1), ("0.00", 0, 2), ("９６．５", 965, 1), ("100", 100, 0),
        ] as [(String, Int128, Int)])
    func reading(_ text: String, _ mantissa: Int128, _ scale: Int) throws {
        let decimal = try Decimal(text)
        #expect(decimal.mantissa == mantissa)
        #expect(decimal.scale == scale)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1,23", "12a", "1.2.3", "+5", "一", " 1", "1,2345", "--1"])
    func whatIsNoNumberIsRefused(_ text: String) {
        #expect(throws: DecimalError.self) { try Decimal(text) }
    }

    @Test func digitsThatDoNotFitAreAnErrorNotAWrap() {
        let digits = String(repeating: "9", count: 40)
        #expect(throws: DecimalError.overflow) { try Decimal(digits) }
        #expect(throws: DecimalError.overflow) { try Decimal("0." + digits) }
    }

    @Test(arguments: ["0", "0.00", "703.80", "-0.05", "-1", "123456789012345678901234567890.12", "0.000001", "1000"])
    func printedPlacesStay(_ text: String) throws {
        #expect(try Decimal(text).description == text)
    }

    @Test func negativeScalesArePrintedAsZeros() {
        #expect(Decimal(mantissa: 15, scale: -4).description == "150000")
        #expect(Decimal(mantissa: -15, scale: -1).description == "-150")
    }

    @Test func atLeastSoManyPlaces() throws {
        #expect(try Decimal("7038000").description(places: 2) == "7038000.00")
        #expect(try Decimal("0.5").description(places: 2) == "0.50")
        #expect(try Decimal("0.125").description(places: 2) == "0.125")
        #expect(try Decimal("-1").description(places: 1) == "-1.0")
    }

    @Test(arguments: [
        ("1.50", "1.5", 0), ("1.5", "1.49", 1), ("-1.5", "-1.49", -1), ("0", "-0.00", 0), ("0.1", "0.09", 1),
        ("-0.1", "0", -1),
        ("100", "99.999999", 1), ("2", "10", -1), ("-2", "-10", 1), ("1,000", "1000.0", 0),
    ])
    func orderAcrossScales(_ a: String, _ b: String, _ order: Int) throws {
        let (a, b) = (try Decimal(a), try Decimal(b))
        #expect((a < b) == (order < 0))
        #expect((a == b) == (order == 0))
        #expect((a > b) == (order > 0))
        if order == 0 { #expect(a.hashValue == b.hashValue) }
    }

    @Test func orderNeverOverflows() {
        let huge = Decimal(mantissa: Int128.max, scale: 0)
        let tiny = Decimal(mantissa: Int128.max, scale: 38)
        #expect(tiny < huge)
        #expect(Decimal(mantissa: Int128.min + 1, scale: 0) < tiny)
        #expect(Decimal(mantissa: Int128.max, scale: 1) < huge)
    }

    @Test func sums() throws {
        #expect(try Decimal("4.38").adding(Decimal("40")).description == "44.38")
        #expect(try Decimal("655.55").subtracting(Decimal("643.45")).description == "12.10")
        #expect(try Decimal("-0.5").adding(Decimal("0.50")).isZero)
        #expect(try Decimal("1.5").multiplied(by: Decimal("-0.20")).description == "-0.300")
    }

    @Test func overflowIsAnError() throws {
        let huge = Decimal(mantissa: Int128.max, scale: 0)
        #expect(throws: DecimalError.overflow) { try huge.adding(Decimal(1)) }
        #expect(throws: DecimalError.overflow) { try huge.multiplied(by: Decimal(2)) }
        #expect(throws: DecimalError.overflow) { try huge.adding(Decimal("0.1")) }
        #expect(throws: DecimalError.overflow) { try huge.shifted(by: 1) }
        #expect(throws: DecimalError.overflow) { try Decimal(1).rescaled(to: 40) }
        #expect(throws: DecimalError.overflow) { try huge.negated.subtracting(Decimal(2)) }
        #expect(throws: DecimalError.overflow) { try huge.divided(by: Decimal("0.1"), places: 2) }
    }

    @Test func digitsAreNotLostInSilence() throws {
        #expect(throws: DecimalError.overflow) { try Decimal("1.25").rescaled(to: 1) }
        #expect(try Decimal("1.50").rescaled(to: 1).description == "1.5")
    }

    @Test(arguments: [
        ("1.5", 4, "15000"), ("70.183715", 4, "701837.15"), ("0.001", 2, "0.1"), ("12", 0, "12"), ("3", 8, "300000000"),
        ("-0.5", 4, "-5000"), ("0.0000", 4, "0"),
    ])
    func shifting(_ text: String, _ exponent: Int, _ expected: String) throws {
        #expect(try Decimal(text).shifted(by: exponent).description == expected)
    }

    @Test(arguments: [
        ("1", "3", 4, "0.3333", "0.3333", "0.3333", "0.3334"), ("2", "3", 2, "0.66", "0.67", "0.66", "0.67"),
        ("-1", "3", 2, "-0.33", "-0.33", "-0.34", "-0.33"), ("-2", "3", 2, "-0.66", "-0.67", "-0.67", "-0.66"),
        ("1", "8", 2, "0.12", "0.13", "0.12", "0.13"), ("-1", "8", 2, "-0.12", "-0.13", "-0.13", "-0.12"),
        ("1", "-8", 2, "-0.12", "-0.13", "-0.13", "-0.12"), ("6", "2", 0, "3", "3", "3", "3"),
        ("608.57", "655.55", 4, "0.9283", "0.9283", "0.9283", "0.9284"),
        ("1000", "0.5", 0, "2000", "2000", "2000", "2000"),
        ("0", "7", 3, "0.000", "0.000", "0.000", "0.000"), ("1", "1000", 2, "0.00", "0.00", "0.00", "0.01"),
    ])
    func quotients(
        _ a: String, _ b: String, _ places: Int, _ cutOff: String, _ halfUp: String, _ down: String, _ up: String
    ) throws {
        let (a, b) = (try Decimal(a), try Decimal(b))
        #expect(try a.divided(by: b, places: places, rounding: .cutOff).description == cutOff)
        #expect(try a.divided(by: b, places: places, rounding: .halfUp).description == halfUp)
        #expect(try a.divided(by: b, places: places, rounding: .down).description == down)
        #expect(try a.divided(by: b, places: places, rounding: .up).description == up)
    }

    @Test func divisionByZero() {
        #expect(throws: DecimalError.divisionByZero) { try Decimal(1).divided(by: .zero, places: 2) }
    }

    @Test func reduced() throws {
        #expect(try Decimal("1.500").reduced.description == "1.5")
        #expect(try Decimal("100").reduced.description == "100")
        #expect(try Decimal("0.00").reduced.description == "0")
    }
}
