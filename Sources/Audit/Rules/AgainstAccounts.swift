import Figures
import Reports

/// The report against the final accounts of the same year, line by line.
extension Rule {
    static let againstAccounts = Rule("accounts") { inspection, findings in
        guard let accounts = inspection.accounts else { return }
        if let year = inspection.report.year?.value, let other = accounts.year?.value, year != other { return }
        var seen: [(Concept, Decimal)] = []
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard isComparable(fact), !seen.contains(where: { $0.0 == fact.concept && $0.1 == fact.value }) else {
                continue
            }
            seen.append((fact.concept, fact.value))
            let theirs = Quantity.stated(in: accounts, fact.concept.line, fact.concept.column, .accounts)
            guard let first = theirs.first else { continue }
            compare(index, theirs, first, inspection, accounts, &findings)
        }
    }

    private static func isComparable(_ fact: Fact) -> Bool {
        guard fact.subject == nil, fact.unit == .yuan, fact.concept.qualifier == nil, !fact.figure.isApproximate else {
            return false
        }
        switch fact.concept.column {
        case .initial?, .adjusted?, .actual?: return true
        default: return false
        }
    }

    /// Figures that lie far apart are of different scopes; figures a last place apart were made to add up.
    private static func isNear(_ a: Quantity, _ b: Quantity) -> Bool {
        guard let gap = try? a.value.subtracting(b.value).magnitude, let tenth = try? a.value.magnitude.shifted(by: -1),
            let places = try? max(a.ulp, b.ulp).multiplied(by: Decimal(mantissa: 15, scale: 1))
        else { return false }
        return places < gap && gap <= tenth
    }

    /// Whether the same figure stands elsewhere in the report as another stage of the same line.
    private static func isOfAnotherStage(_ index: Int, _ inspection: Inspection) -> Bool {
        let fact = inspection.report.facts[index]
        return inspection.report.facts.contains {
            $0.concept.line == fact.concept.line && $0.concept.column != fact.concept.column && $0.value == fact.value
        }
    }

    /// Whether it was verified as a part of a total of another stage: of the budget, not of what was spent.
    private static func isPartOfAnotherStage(_ index: Int, _ inspection: Inspection, _ findings: [Finding]) -> Bool {
        let column = inspection.report.facts[index].concept.column
        return findings.contains { finding in
            guard finding.outcome == .holds, finding.reckoning == .sum, let whole = finding.operands.first?.fact else {
                return false
            }
            return inspection.report.facts[whole].concept.column != column
                && finding.operands.dropFirst().contains { $0.fact == index }
        }
    }

    private static func compare(
        _ index: Int, _ theirs: [Quantity], _ first: Quantity, _ inspection: Inspection, _ accounts: Report,
        _ findings: inout [Finding]
    ) {
        let ours = inspection.quantity(fact: index)
        if let match = theirs.first(where: { Reckoning.same.outcome([ours, $0]) == .holds }) {
            findings.append(Finding("accounts", nil, .holds, .same, [ours, match]))
            return
        }
        // Accounts that state a line in several ways have several scopes.
        guard theirs.allSatisfy({ $0.value == first.value }), Reckoning.same.outcome([ours, first]) == .fails else {
            return
        }
        let concept = inspection.report.facts[index].concept
        // A slip that the report itself shows is said there.
        if findings.contains(where: { $0.severity != nil && $0.operands.first?.fact == index }) { return }
        let agreesElsewhere = inspection.facts(concept.line, concept.column).contains {
            $0 != index && Reckoning.same.outcome([inspection.quantity(fact: $0), first]) == .holds
        }
        let hint = DigitSlip.hint(ours, first)
        guard hint != nil || isNear(ours, first), !isOfAnotherStage(index, inspection),
            !isPartOfAnotherStage(index, inspection, findings)
        else { return }
        let name = inspection.words(inspection.report.facts[index].label)
        let isMain = concept.column == .actual && [.expenditure, .basic, .project].contains(concept.line)
        findings.append(
            Finding(
                "accounts", hint != nil || (isMain && !agreesElsewhere) ? .error : .warning, .fails, .same,
                [ours, first],
                "\(name)\(inspection.words(ours.span))与部门决算的\(accounts.words(first.span))不一致"
                    + (hint.map { "，\($0)" } ?? "")))
    }
}
