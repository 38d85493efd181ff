import Figures
import Reports

/// 占…的 C%: a part by the whole; and the shares of one whole together.
extension Rule {
    static let shares = Rule("share") { inspection, findings in
        var run: [Quantity] = []
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .share, fact.unit == .percent, !fact.figure.isApproximate else { continue }
            if fact.subject == nil, fact.origin.isText { run.append(inspection.quantity(fact: index)) }
        }
        let together = checkTogether(run, &findings)
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .share, fact.unit == .percent, !fact.figure.isApproximate else { continue }
            checkShare(index, together, inspection, &findings)
        }
    }

    private static func checkShare(
        _ index: Int, _ together: ArraySlice<Quantity>, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        let fact = inspection.report.facts[index]
        let place = Nearness(inspection, to: index)
        let columns: [BudgetColumn] = [.actual, .adjusted, .budget, .initial]
        var parts = columns.flatMap { inspection.facts(fact.concept.line, $0, like: index) }
        parts = parts.filter { place.rank($0) == 0 }
        // The part stands right before its share.
        let start = fact.figure.span.start
        let before = parts.filter { inspection.report.facts[$0].figure.span.start < start }
        guard
            let part = before.max(by: {
                inspection.report.facts[$0].figure.span.start < inspection.report.facts[$1].figure.span.start
            }) ?? parts.first
        else { return }
        let column = inspection.report.facts[part].concept.column
        var wholes: [Int] = []
        for line in [BudgetLine.expenditure, .income] { wholes += inspection.facts(line, column) }
        if !wholes.contains(where: { place.rank($0) < 2 }) {
            for other in columns where other != column {
                for line in [BudgetLine.expenditure, .income] { wholes += inspection.facts(line, other) }
            }
        }
        let saysTotal = inspection.text.hasAny(["总支出", "支出总", "支出合计", "决算"], in: fact.label)
        var stated = inspection.quantity(fact: index)
        // One of the shares that make up 100 may have been moved by a last place so that they do.
        if together.contains(where: { $0.span == stated.span }), let wider = try? stated.ulp.multiplied(by: Decimal(3))
        {
            stated.ulp = wider
        }
        var candidates = Candidates(inspection, "share", stated)
        for whole in wholes.sorted(by: { place.rank($0) < place.rank($1) }).prefix(8) where whole != part {
            let isOfColumn = inspection.report.facts[whole].concept.column == column
            candidates.tryOut(
                .quotient, inspection.quantity(fact: part), inspection.quantity(fact: whole),
                isTied: isOfColumn && (place.rank(whole) <= 1 || saysTotal))
        }
        candidates.conclude(&findings)
    }

    /// Consecutive shares that make up 100, as printed or within rounding.
    private static func checkTogether(_ run: [Quantity], _ findings: inout [Finding]) -> ArraySlice<Quantity> {
        guard run.count >= 2 else { return [] }
        for first in run.indices {
            for last in stride(from: run.count - 1, to: first, by: -1) {
                let shares = run[first...last]
                let whole = Quantity(implied: Decimal(100), unit: .percent, at: run[first].span)
                guard Reckoning.sum.outcome([whole] + shares) == .holds else { continue }
                findings.append(Finding("share", nil, .holds, .sum, [whole] + shares))
                return (try? Reckoning.total(shares)) == .some(Decimal(100)) ? shares : []
            }
        }
        return []
    }
}
