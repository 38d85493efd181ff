import Figures
import Reports

/// Lines of the budget that consist of others, each stage of the budget by itself, in a table or in text.
extension Rule {
    static let identities = Rule("identity") { inspection, findings in
        // Totals that a complete set of parts has decided.
        var settled: [Int] = []
        for identity in BudgetIdentity.all
        where inspection.states(identity.whole) && identity.parts.allSatisfy(inspection.states) {
            for column in [BudgetColumn.initial, .adjusted, .budget, .actual, .prior] {
                check(identity, column, inspection, &settled, &findings)
            }
        }
    }

    private static func check(
        _ identity: BudgetIdentity, _ column: BudgetColumn, _ inspection: Inspection, _ settled: inout [Int],
        _ findings: inout [Finding]
    ) {
        let wholes = inspection.facts(identity.whole, column)
        guard !wholes.isEmpty else { return }
        let parts = identity.parts.map { inspection.facts($0, column) }
        guard parts.allSatisfy({ !$0.isEmpty }) else { return }
        var seen: [(Decimal, Bool)] = []
        for whole in wholes {
            let value = inspection.report.facts[whole].value
            let isText = inspection.report.facts[whole].origin.isText
            if seen.contains(where: { $0.0 == value && $0.1 == isText }) { continue }
            seen.append((value, isText))
            if identity.isRepetition, settled.contains(whole) { continue }
            if check(whole, parts, identity, inspection, &findings) { settled.append(whole) }
        }
    }

    /// Gives whether the total was decided.
    private static func check(
        _ whole: Int, _ parts: [[Int]], _ identity: BudgetIdentity, _ inspection: Inspection,
        _ findings: inout [Finding]
    ) -> Bool {
        guard let near = nearest(to: whole, parts, inspection) else { return false }
        let total = inspection.quantity(fact: whole)
        let operands = [total] + near.map(inspection.quantity(fact:))
        let outcome = Reckoning.sum.outcome(operands)
        switch outcome {
        case .holds: findings.append(Finding("identity", nil, outcome, .sum, operands))
        case .cutOff: findings.append(Finding("identity", .note, outcome, .sum, operands))
        case .undecided: return false
        case .fails:
            guard identity.isComplete, isOneTable(whole, near, inspection) || isOneBlock(whole, near, inspection),
                !anyOtherHolds(total, parts, inspection), isUndisputed(whole, inspection),
                let sum = try? Reckoning.total(operands.dropFirst()),
                let gap = try? sum.subtracting(total.value)
            else { return false }
            findings.append(
                Finding(
                    "identity", .error, .fails, .sum, operands,
                    SumWords.sentence(inspection, total, sum, gap, Array(operands.dropFirst()))))
        }
        return true
    }

    /// For every part the fact that belongs to the whole: of the same table, or the first after it,
    /// or the last before it. A whole in a table has its parts there or nowhere.
    private static func nearest(to whole: Int, _ parts: [[Int]], _ inspection: Inspection) -> [Int]? {
        var chosen: [Int] = []
        let home = inspection.report.facts[whole]
        for candidates in parts {
            let alike: [Int]
            if case .table(let block, _, let column) = home.origin {
                alike = candidates.filter {
                    guard case .table(block, _, let other) = inspection.report.facts[$0].origin else { return false }
                    return other == column || candidates.count == 1
                }
            } else {
                alike = candidates.filter { inspection.report.facts[$0].origin.isText }
            }
            let start = home.figure.span.start
            func distance(_ index: Int) -> Int {
                let other = inspection.report.facts[index].figure.span.start
                return other > start ? other - start : 2 * (start - other)
            }
            guard let best = alike.min(by: { distance($0) < distance($1) }) else { return nil }
            chosen.append(best)
        }
        return chosen
    }

    /// Whether its line and stage have this value wherever they stand.
    private static func isUndisputed(_ whole: Int, _ inspection: Inspection) -> Bool {
        let fact = inspection.report.facts[whole]
        let total = inspection.quantity(fact: whole)
        return inspection.facts(fact.concept.line, fact.concept.column).allSatisfy {
            Reckoning.same.outcome([inspection.quantity(fact: $0), total]) != .fails
        }
    }

    private static func isOneTable(_ whole: Int, _ parts: [Int], _ inspection: Inspection) -> Bool {
        !inspection.report.facts[whole].origin.isText
            && parts.allSatisfy { inspection.block(fact: $0) == inspection.block(fact: whole) }
    }

    private static func isOneBlock(_ whole: Int, _ parts: [Int], _ inspection: Inspection) -> Bool {
        parts.allSatisfy { inspection.block(fact: $0) == inspection.block(fact: whole) }
    }

    /// Whether the whole is made up by parts that stand elsewhere.
    private static func anyOtherHolds(_ total: Quantity, _ parts: [[Int]], _ inspection: Inspection) -> Bool {
        func search(_ depth: Int, _ chosen: [Quantity]) -> Bool {
            if depth == parts.count { return Reckoning.sum.outcome([total] + chosen) != .fails }
            for candidate in parts[depth].prefix(4)
            where search(depth + 1, chosen + [inspection.quantity(fact: candidate)]) { return true }
            return false
        }
        return search(0, [])
    }
}
