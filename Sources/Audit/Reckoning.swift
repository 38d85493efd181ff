import Figures

/// How the first of several quantities follows from the others.
enum Reckoning: Sendable {
    /// a = b + c + …
    case sum
    /// a = b − c
    case difference
    /// a = b
    case same
    /// a% = b ÷ c
    case quotient
    /// a% = (b − c) ÷ c
    case relative
    /// a% = b ÷ (c − b): what was added, by what there was before.
    case growth
    /// a = b% × c, at most c
    case product
    /// Nothing was computed.
    case none

    /// Whether figures whose digits were made in these ways allow it.
    func holds(
        _ operands: [Quantity], stated: Quantity.Reading, others: Quantity.Reading
    ) throws(DecimalError) -> Bool {
        let a = operands[0].interval(stated)
        switch self {
        case .none: return true
        case .same: return a.meets(operands[1].interval(others))
        case .sum:
            var sum = operands[1].interval(others)
            for index in 2..<max(2, operands.count) { sum = try sum.adding(operands[index].interval(others)) }
            return a.meets(sum)
        case .difference:
            return a.meets(try operands[1].interval(others).subtracting(operands[2].interval(others)))
        case .quotient:
            return try a.shifted(by: -2).meets(
                quotientOf: operands[1].interval(others), by: operands[2].interval(others))
        case .relative:
            // b ÷ c − 1, so that c enters once.
            let whole = try a.shifted(by: -2).adding(Interval(exactly: Decimal(1)))
            return try whole.meets(quotientOf: operands[1].interval(others), by: operands[2].interval(others))
        case .growth:
            let change = operands[1].interval(others)
            return try a.shifted(by: -2).meets(
                quotientOf: change, by: try operands[2].interval(others).subtracting(change))
        case .product:
            let full = operands[2].interval(others)
            if Decimal(100) <= operands[1].value { return a.meets(full) }
            let rate = try operands[1].interval(others).shifted(by: -2)
            return try a.meets(rate.multiplied(by: operands[2].value))
        }
    }

    /// Whether a sum comes out to the last digit, as most do.
    private func isExact(_ operands: [Quantity]) throws(DecimalError) -> Bool {
        switch self {
        case .same: return operands[0].value == operands[1].value
        case .sum: return try Reckoning.total(operands[1...]) == operands[0].value
        default: return false
        }
    }

    /// The four outcomes. Usual authors round all figures, cut off all, or cut off what they computed
    /// from rounded ones; where only a mixture of these would do, it cannot be told.
    func outcome(_ operands: [Quantity]) -> Outcome {
        do throws(DecimalError) {
            if try isExact(operands) { return .holds }
            if try holds(operands, stated: .rounded, others: .rounded) { return .holds }
            if try holds(operands, stated: .cutOff, others: .rounded) { return .cutOff }
            if try holds(operands, stated: .cutOff, others: .cutOff) { return .cutOff }
            if try holds(operands, stated: .either, others: .either) { return .undecided }
            return .fails
        } catch {
            return .undecided
        }
    }
}
