import Figures

extension Reckoning {
    /// What comes out, in the unit of the stated figure: `18.678%…18.680%`, `189.21万元`.
    func computed(_ operands: [Quantity]) -> String? {
        guard let stated = operands.first, operands.count > 1 else { return nil }
        do throws(DecimalError) {
            switch self {
            case .none: return nil
            case .same: return operands[1].description
            case .sum: return stated.shown(plain: try Reckoning.total(operands.dropFirst()))
            case .difference: return stated.shown(plain: try operands[1].value.subtracting(operands[2].value))
            case .product:
                if Decimal(100) <= operands[1].value { return stated.shown(plain: operands[2].value) }
                let exact = try operands[1].value.shifted(by: -2).multiplied(by: operands[2].value)
                return stated.shown(plain: exact.reduced)
            case .quotient, .relative, .growth:
                let (low, high) = try quotient(operands, places: max(2, stated.number.scale + 1))
                return low == high ? stated.shown(plain: low) : stated.shown(low) + "…" + stated.shown(high)
            }
        } catch {
            return nil
        }
    }

    private func quotient(
        _ operands: [Quantity], places: Int
    ) throws(DecimalError) -> (low: Decimal, high: Decimal) {
        let b = operands[1].interval(.rounded)
        let c = operands[2].interval(.rounded)
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

    /// The computation in one line: `14.09 ÷ (701.73 − 14.09) = 2.05%`.
    func arithmetic(_ operands: [Quantity]) -> String? {
        guard operands.count > 1 else { return nil }
        let alike = operands.dropFirst().allSatisfy {
            $0.exponent == operands[1].exponent && $0.unit == operands[1].unit
        }
        func term(_ index: Int) -> String {
            let operand = operands[index]
            guard alike else { return operand.description }
            return operand.number.isNegative ? "−" + operand.number.magnitude.description : operand.number.description
        }
        let result = point(operands)
        switch self {
        case .none: return nil
        case .same: return nil
        case .sum:
            var line = term(1)
            for index in 2..<max(2, operands.count) {
                let next = term(index)
                line += next.hasPrefix("−") ? " − " + next.dropFirst() : " + " + next
            }
            return line + " = " + result
        case .difference: return "\(term(1)) − \(term(2)) = \(result)"
        case .quotient: return "\(term(1)) ÷ \(term(2)) = \(result)"
        case .relative: return "(\(term(1)) − \(term(2))) ÷ \(term(2)) = \(result)"
        case .growth:
            let falls = operands[1].number.isNegative
            let change =
                alike ? operands[1].number.magnitude.description : operands[1].shown(operands[1].number.magnitude)
            return "\(falls ? "−" : "")\(change) ÷ (\(term(2)) \(falls ? "+" : "−") \(change)) = \(result)"
        case .product: return "\(operands[1]) × \(operands[2]) = \(result)"
        }
    }

    /// The result from the figures as they stand, one place finer than stated.
    private func point(_ operands: [Quantity]) -> String {
        let exact = operands.map { quantity in
            var copy = quantity
            copy.ulp = .zero
            return copy
        }
        return computed(exact) ?? "无法计算"
    }
}
