import Figures
import Reports

/// 执行得分 = 执行率 × 分值, at most all of it.
extension Rule {
    static let executionScore = Rule("execution-score") { inspection, findings in
        let scores = inspection.report.facts.indices.filter {
            inspection.report.facts[$0].concept.column == .executionScore
        }
        for index in scores { check(index, inspection, &findings) }
        checkRows(inspection, &findings)
    }

    private static func check(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let line = inspection.report.facts[index].concept.line
        let place = Nearness(inspection, to: index)
        guard let rate = inspection.facts(line, .execution, like: index).first(where: { place.rank($0) == 0 }) else {
            return
        }
        let score = inspection.quantity(fact: index)
        add(score, inspection.quantity(fact: rate), weights: [10, 20, 5, 15], inspection, &findings)
    }

    /// A row 预算执行率 of the indicator table, with its own weight.
    private static func checkRows(_ inspection: Inspection, _ findings: inout [Finding]) {
        guard let rate = inspection.facts(.expenditure, .execution).first ?? inspection.facts(.income, .execution).first
        else { return }
        for row in inspection.report.indicators {
            guard let score = row.score, let weight = row.weight, let name = row.name else { continue }
            let isExecution = inspection.text.hasAny(["预算执行率", "资金总体", "预算完成率"], in: name)
            guard isExecution else { continue }
            let operands = [
                Quantity(score, unit: .points), inspection.quantity(fact: rate),
                Quantity(weight, unit: .points, exact: true),
            ]
            if Reckoning.product.outcome(operands) == .holds {
                findings.append(Finding("execution-score", nil, .holds, .product, operands))
            }
        }
    }

    /// The usual weights are tried; marks may follow another rule, so what fits none is left alone.
    private static func add(
        _ score: Quantity, _ rate: Quantity, weights: [Int], _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        for weight in weights {
            let operands = [score, rate, Quantity(implied: Decimal(weight), unit: .points, at: score.span)]
            let outcome = Reckoning.product.outcome(operands)
            guard outcome == .holds || outcome == .cutOff else { continue }
            findings.append(
                Finding("execution-score", outcome == .holds ? nil : .note, outcome, .product, operands))
            return
        }
    }
}
