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
        guard let rate = inspection.fact(inRowOf: index, .execution) ?? inSentence(index, inspection) else { return }
        let score = inspection.quantity(fact: index)
        add(score, inspection.quantity(fact: rate), &findings)
    }

    private static func inSentence(_ index: Int, _ inspection: Inspection) -> Int? {
        let place = Nearness(inspection, to: index)
        let line = inspection.report.facts[index].concept.line
        return inspection.facts(line, .execution, like: index).first { place.rank($0) == 0 }
    }

    /// A row 预算执行率 of the indicator table, with its own weight, and the rate in it or in the funds table.
    private static func checkRows(_ inspection: Inspection, _ findings: inout [Finding]) {
        let facts = inspection.facts(.expenditure, .execution) + inspection.facts(.income, .execution)
        for row in inspection.report.indicators {
            guard let score = row.score, let weight = row.weight, let name = row.name,
                inspection.text.hasAny(["预算执行率", "资金总体", "预算完成率"], in: name)
            else { continue }
            let full = Quantity(weight, unit: .points, exact: true)
            let own = row.actual.flatMap { inspection.percent(in: $0, unit: row.unit) }
            for rate in [own].compactMap({ $0 }) + facts.prefix(2).map(inspection.quantity(fact:)) {
                let operands = [Quantity(score, unit: .points), rate, full]
                guard Reckoning.product.outcome(operands) == .holds else { continue }
                findings.append(Finding("execution-score", nil, .holds, .product, operands))
                break
            }
        }
    }

    /// The usual weights are tried; marks may follow another rule, so what fits none is left alone.
    private static func add(
        _ score: Quantity, _ rate: Quantity, _ findings: inout [Finding]
    ) {
        for weight in Weights.usualForExecution {
            let operands = [score, rate, Quantity(implied: weight, unit: .points, at: score.span)]
            let outcome = Reckoning.product.outcome(operands)
            guard outcome == .holds || outcome == .cutOff else { continue }
            findings.append(
                Finding("execution-score", outcome == .holds ? nil : .note, outcome, .product, operands))
            return
        }
    }
}
