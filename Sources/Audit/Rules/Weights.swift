import Figures
import Reports

/// Weights make up 100, with the part for the execution of the budget or without it.
extension Rule {
    static let weights = Rule("weights") { inspection, findings in
        for table in inspection.scoreTables where table.table.rows.count >= 3 && !table.isTorn {
            check(table, inspection, &findings)
        }
    }

    private static func check(_ table: ScoreTable, _ inspection: Inspection, _ findings: inout [Finding]) {
        guard table.weights.count >= 3, let sum = table.weightSum else { return }
        let place = table.total?.weight?.span ?? inspection.report.indicators[table.table.rows].first!.span
        let hundred = inspection.report.score?.outOf ?? Decimal(100)
        let whole =
            table.total?.weight.map { Quantity($0, unit: .points) }
            ?? Quantity(implied: hundred, unit: .points, at: place)
        let operands = [whole] + table.weights
        if Reckoning.sum.outcome(operands) == .holds {
            findings.append(Finding("weights", nil, .holds, .sum, operands, at: place))
            return
        }
        if let rest = try? whole.value.subtracting(sum), let execution = execution(table, rest, place) {
            findings.append(Finding("weights", nil, .holds, .sum, operands + [execution], at: place))
            return
        }
        guard !table.lacksWeight, !table.lacksScore, !table.wasMended else { return }
        if table.total?.weight == nil {
            // Without a total row the table may be a part of a longer one, or the detail of another.
            guard Decimal(100) < sum, inspection.isOnly(table) else { return }
        }
        findings.append(
            Finding(
                "weights", table.total?.weight == nil ? .warning : .error, .fails, .sum, operands, at: place,
                "各行分值之和为\(sum.reduced)分，与\(table.total?.weight == nil ? "满分" : "合计行")\(whole)不符"))
    }

    /// The execution part, where it is what the rows leave open.
    private static func execution(_ table: ScoreTable, _ rest: Decimal, _ place: ByteSpan) -> Quantity? {
        if let stated = table.executionWeight { return stated.value == rest ? stated : nil }
        guard let score = table.executionScore, Weights.usualForExecution.contains(rest), score.value <= rest else {
            return nil
        }
        return Quantity(implied: rest.reduced, unit: .points, at: score.span)
    }
}

enum Weights {
    /// What execution of the budget is given of 100, where the report does not say.
    static let usualForExecution = [Decimal(10), Decimal(20), Decimal(5), Decimal(15)]
}
