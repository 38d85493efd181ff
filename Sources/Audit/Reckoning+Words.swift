import Figures

extension Reckoning {
    /// What comes out, in the unit of the stated figure: `18.678%…18.680%`, `189.21万元`.
    func computed(_ operands: [Quantity], _ outcome: Outcome) -> String? {
        var out: [UInt8] = []
        return write(computed: operands, outcome, into: &out) ? String(decoding: out, as: UTF8.self) : nil
    }

    /// The computation in one line: `14.09 ÷ (701.73 − 14.09) = 2.05%`.
    func arithmetic(_ operands: [Quantity], _ outcome: Outcome) -> String? {
        var out: [UInt8] = []
        return write(line: operands, outcome, into: &out) == nil ? nil : String(decoding: out, as: UTF8.self)
    }

    /// Writes the computation in one line. Gives where its result begins, and whether that is what `computed` gives.
    func write(
        line operands: [Quantity], _ outcome: Outcome, into out: inout [UInt8]
    ) -> (result: Int, isComputed: Bool)? {
        guard operands.count > 1, self != .none, self != .same else { return nil }
        write(arithmetic: operands, into: &out)
        out.add(" = ")
        let result = out.count
        if comesOutExactly(operands), write(computed: operands, outcome, into: &out) { return (result, true) }
        // From the figures as they stand, at least one place finer than stated.
        if !write(computed: operands, outcome, exactly: true, into: &out) { out.add("无法计算") }
        return (result, false)
    }

    /// Writes what comes out; from the figures as they stand where `exactly` is set. Gives whether anything does.
    func write(
        computed operands: [Quantity], _ outcome: Outcome, exactly: Bool = false, into out: inout [UInt8]
    ) -> Bool {
        guard let stated = operands.first, operands.count > 1 else { return false }
        do throws(DecimalError) {
            switch self {
            case .none: return false
            case .same: operands[1].write(operands[1].number, into: &out)
            case .sum: stated.write(plain: try Reckoning.total(operands[1...]), into: &out)
            case .difference: stated.write(plain: try operands[1].value.subtracting(operands[2].value), into: &out)
            case .product:
                if Decimal(100) <= operands[1].value {
                    stated.write(plain: operands[2].value, into: &out)
                } else {
                    let exact = try operands[1].value.shifted(by: -2).multiplied(by: operands[2].value)
                    stated.write(plain: exact.reduced, into: &out)
                }
            case .quotient, .relative, .growth:
                let (low, high) = try quotient(operands, outcome, exactly)
                if low == high {
                    stated.write(plain: low, into: &out)
                } else {
                    stated.write(low, into: &out)
                    out.add("…")
                    stated.write(high, into: &out)
                }
            }
            return true
        } catch {
            return false
        }
    }

    /// Whether the same comes out of the figures as they stand as of all that their digits allow.
    private func comesOutExactly(_ operands: [Quantity]) -> Bool {
        switch self {
        case .quotient, .relative, .growth: operands[1].ulp.isZero && operands[2].ulp.isZero
        default: true
        }
    }

    /// A quotient as it is shown: with as many places, of a few more, as tell why it was found cut off or wrong.
    /// 99.5995, shown as 99.60, would not say how 99.59 came of it.
    private func quotient(
        _ operands: [Quantity], _ outcome: Outcome, _ exactly: Bool
    ) throws(DecimalError) -> (low: Decimal, high: Decimal) {
        let places = max(2, operands[0].number.scale + 1)
        let shown = try quotient(operands, exactly, places: places)
        guard outcome == .cutOff || outcome == .fails,
            let finest = try? quotient(operands, exactly, places: places + 3)
        else { return shown }
        // Which ways of making the stated digits a value allows.
        func readings(_ shown: (low: Decimal, high: Decimal)) -> [Bool] {
            [.rounded, .cutOff].map { operands[0].interval($0).meets(Interval(shown.low, shown.high)) }
        }
        let wanted = readings(finest)
        if readings(shown) == wanted { return shown }
        for places in places + 1..<places + 3 {
            let finer = try quotient(operands, exactly, places: places)
            if readings(finer) == wanted { return finer }
        }
        return finest
    }

    private func quotient(
        _ operands: [Quantity], _ exactly: Bool, places: Int
    ) throws(DecimalError) -> (low: Decimal, high: Decimal) {
        let b = exactly ? Interval(exactly: operands[1].value) : operands[1].interval(.rounded)
        let c = exactly ? Interval(exactly: operands[2].value) : operands[2].interval(.rounded)
        let percent = try b.shifted(by: 2)
        switch self {
        case .growth: return try percent.quotient(by: try c.subtracting(b), places: places)
        case .relative:
            let whole = try percent.quotient(by: c, places: places)
            return (try whole.low.subtracting(Decimal(100)), try whole.high.subtracting(Decimal(100)))
        default: return try percent.quotient(by: c, places: places)
        }
    }

    static func total(_ quantities: some Sequence<Quantity>) throws(DecimalError) -> Decimal {
        var sum = Decimal.zero
        for quantity in quantities { sum = try sum.adding(quantity.value) }
        return sum
    }

    private func write(arithmetic operands: [Quantity], into out: inout [UInt8]) {
        // Units are written only where they differ.
        let first = operands[1]
        let alike = operands[1...].allSatisfy { $0.exponent == first.exponent && $0.unit == first.unit }
        func write(_ operand: Quantity, _ number: Decimal) {
            if alike { Quantity.write(digits: number, into: &out) } else { operand.write(number, into: &out) }
        }
        func term(_ index: Int) { write(operands[index], operands[index].number) }
        switch self {
        case .none, .same: return
        case .sum:
            term(1)
            for operand in operands.dropFirst(2) {
                out.add(operand.number.isNegative ? " − " : " + ")
                write(operand, operand.number.magnitude)
            }
        case .difference:
            term(1)
            out.add(" − ")
            term(2)
        case .quotient:
            term(1)
            out.add(" ÷ ")
            term(2)
        case .relative:
            out.add("(")
            term(1)
            out.add(" − ")
            term(2)
            out.add(") ÷ ")
            term(2)
        case .growth:
            let falls = first.number.isNegative
            if falls { out.add("−") }
            write(first, first.number.magnitude)
            out.add(" ÷ (")
            term(2)
            out.add(falls ? " + " : " − ")
            write(first, first.number.magnitude)
            out.add(")")
        case .product:
            first.write(first.number, into: &out)
            out.add(" × ")
            operands[2].write(operands[2].number, into: &out)
        }
    }
}
