import Figures
import Reports

/// The report against that of the year before: what it says of last year, and whether it is marked by
/// the same indicators.
extension Rule {
    static let againstPrevious = Rule("previous") { inspection, findings in
        guard let previous = inspection.previous else { return }
        if let year = inspection.report.year?.value, let before = previous.year?.value, before != year - 1 { return }
        checkPrior(inspection, previous, &findings)
        checkCompared(inspection, previous, &findings)
        checkImplied(inspection, previous, &findings)
        checkScheme(inspection, previous, &findings)
    }

    /// 上年 figures.
    private static func checkPrior(_ inspection: Inspection, _ previous: Report, _ findings: inout [Finding]) {
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .prior, fact.concept.qualifier == nil, fact.subject == nil, fact.unit == .yuan,
                !fact.figure.isApproximate
            else { continue }
            compare(inspection.quantity(fact: index), [fact.concept.line], .actual, inspection, previous, &findings)
        }
    }

    /// 比上年决算 348.78 万元增加 …: last year's figure beside a rate of growth.
    private static func checkCompared(_ inspection: Inspection, _ previous: Report, _ findings: inout [Finding]) {
        for index in inspection.report.facts.indices {
            let concept = inspection.report.facts[index].concept
            guard concept.qualifier == .growth, concept.column == .actual || concept.column == .initial,
                let column = concept.column, inspection.report.facts[index].subject == nil,
                let before = YearOnYear(inspection, rate: index)?.before, before.fact == nil, before.unit == .yuan
            else { continue }
            compare(before, [concept.line], column, inspection, previous, &findings)
        }
    }

    /// What the change leaves for last year: 701.73 less 14.09.
    private static func checkImplied(_ inspection: Inspection, _ previous: Report, _ findings: inout [Finding]) {
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.qualifier == .change, let column = fact.concept.column, fact.subject == nil,
                column == .initial || column == .actual, !fact.figure.isApproximate
            else { continue }
            let place = Nearness(inspection, to: index)
            guard let now = inspection.facts(fact.concept.line, column).first(where: { place.rank($0) == 0 }) else {
                continue
            }
            let change = inspection.quantity(fact: index)
            let here = inspection.quantity(fact: now)
            let theirs = last(fact.concept.line, column, previous)
            guard let first = agreed(theirs) else { continue }
            let operands = [change, here, first]
            let outcome = Reckoning.difference.outcome(operands)
            switch outcome {
            case .holds: findings.append(Finding("previous", nil, outcome, .difference, operands))
            case .cutOff: findings.append(Finding("previous", .note, outcome, .difference, operands))
            case .undecided: continue
            case .fails:
                // Said already of last year's figure itself.
                if findings.contains(where: { finding in
                    finding.rule == "previous" && finding.outcome == .fails
                        && finding.operands.contains { $0.origin == .previous && $0.fact == first.fact }
                }) {
                    continue
                }
                // Far apart, the two reports speak of different things.
                guard let implied = try? here.value.subtracting(change.value),
                    let gap = try? implied.subtracting(first.value).magnitude,
                    let tenth = try? first.value.magnitude.shifted(by: -1), gap <= tenth
                else { continue }
                let arithmetic = Reckoning.difference.arithmetic(operands, outcome) ?? ""
                findings.append(
                    Finding(
                        "previous", .warning, outcome, .difference, operands,
                        "\(inspection.words(here.span))比上年的变动\(inspection.words(change.span))与上年度报告的"
                            + "\(previous.words(first.span))不符（\(arithmetic)）"))
            }
        }
    }

    /// The figure that a report states: one, or the first where it comes again.
    private static func agreed(_ figures: [Quantity]) -> Quantity? {
        guard let first = figures.first else { return nil }
        let others = figures.dropFirst()
        return others.isEmpty || others.contains { $0.value == first.value } ? first : nil
    }

    private static func last(_ line: BudgetLine, _ column: BudgetColumn, _ previous: Report) -> [Quantity] {
        Quantity.stated(in: previous, line, column, .previous)
    }

    private static func compare(
        _ stated: Quantity, _ lines: [BudgetLine], _ column: BudgetColumn, _ inspection: Inspection,
        _ previous: Report, _ findings: inout [Finding]
    ) {
        let theirs = lines.flatMap { last($0, column, previous) }
        if let match = theirs.first(where: { Reckoning.same.outcome([stated, $0]) == .holds }) {
            findings.append(Finding("previous", nil, .holds, .same, [stated, match]))
            return
        }
        guard let first = agreed(theirs), Reckoning.same.outcome([stated, first]) == .fails else {
            return
        }
        let hint = DigitSlip.hint(stated, first)
        findings.append(
            Finding(
                "previous", hint == nil ? .warning : .error, .fails, .same, [stated, first],
                "上年数\(inspection.words(stated.span))与上年度报告的\(previous.words(first.span))不一致"
                    + (hint.map { "，\($0)" } ?? "")))
    }

    /// Scores of different schemes cannot be compared.
    private static func checkScheme(_ inspection: Inspection, _ previous: Report, _ findings: inout [Finding]) {
        let now = inspection.report.indicators
        let then = previous.indicators
        guard now.count >= 3, then.count >= 3 else { return }
        let known = then.compactMap { $0.name.map { previous.words($0) } }
        let kept = now.filter { row in row.name.map { known.contains(inspection.words($0)) } ?? false }.count
        guard kept * 2 < now.count, let first = now.first else { return }
        findings.append(
            Finding(
                "scheme", .note, .undecided, .none, [], at: first.span,
                "指标体系与上年不同（\(now.count)项指标中只有\(kept)项与上年同名），两年得分不宜直接比较"))
    }
}
