import Figures
import Reports

/// The same line of the same stage, stated in two places.
extension Rule {
    static let statedTwice = Rule("stated-twice") { inspection, findings in
        let facts = inspection.report.facts
        for index in facts.indices where isComparable(facts[index]) {
            guard
                let first = facts[..<index].firstIndex(where: {
                    isComparable($0) && $0.concept == facts[index].concept
                })
            else { continue }
            compare(index, with: first, inspection, &findings)
        }
    }

    private static func isComparable(_ fact: Fact) -> Bool {
        guard fact.subject == nil, fact.unit == .yuan, !fact.figure.isApproximate, fact.concept.qualifier == nil else {
            return false
        }
        switch fact.concept.column {
        case .initial?, .adjusted?, .actual?: break
        default: return false
        }
        switch fact.concept.line {
        case .generalPublicBudget, .governmentFund, .agencyRunning: return false
        default: return true
        }
    }

    private static func compare(_ index: Int, with first: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let (here, there) = (inspection.quantity(fact: index), inspection.quantity(fact: first))
        guard here.span != there.span else { return }
        let outcome = Reckoning.same.outcome([here, there])
        if outcome == .holds { findings.append(Finding("stated-twice", nil, .holds, .same, [here, there])) }
        guard outcome == .fails else { return }
        // Said of one figure among several that agree, the odd one is meant.
        let facts = inspection.report.facts
        let concept = facts[index].concept
        let alike = facts.indices.filter { isComparable(facts[$0]) && facts[$0].concept == concept }
        if alike.contains(where: { $0 < index && facts[$0].value == here.value }) { return }
        let hint = DigitSlip.hint(here, there)
        guard hint != nil || (isMainLine(concept.line) && areNamedAlike(index, first, inspection)) else { return }
        // The one that makes up a total is right; the other one is odd.
        let isHereRight = isProven(index, findings) && !isProven(first, findings)
        let (odd, other) = isHereRight ? (first, index) : (index, first)
        let operands = [inspection.quantity(fact: odd), inspection.quantity(fact: other)]
        let name = inspection.words(facts[odd].label)
        findings.append(
            Finding(
                "stated-twice", hint == nil ? .warning : .error, .fails, .same, operands,
                "\(name)\(inspection.words(operands[0].span))与另一处的\(inspection.words(operands[1].span))不一致"
                    + (hint.map { "，\($0)" } ?? "")))
    }

    private static func isProven(_ fact: Int, _ findings: [Finding]) -> Bool {
        findings.contains { finding in
            finding.outcome == .holds && finding.reckoning == .sum && finding.operands.contains { $0.fact == fact }
        }
    }

    private static func isMainLine(_ line: BudgetLine) -> Bool {
        switch line {
        case .income, .expenditure, .basic, .project: true
        default: false
        }
    }

    /// Both in running text, with the same last words before them.
    private static func areNamedAlike(_ a: Int, _ b: Int, _ inspection: Inspection) -> Bool {
        let (a, b) = (inspection.report.facts[a], inspection.report.facts[b])
        guard a.origin.isText, b.origin.isText, a.label.count >= 12, b.label.count >= 12 else { return false }
        return inspection.text.same(
            ByteSpan(a.label.end - 12, a.label.end), ByteSpan(b.label.end - 12, b.label.end))
    }
}

/// How two figures that should be one may have come apart.
enum DigitSlip {
    static func hint(_ a: Quantity, _ b: Quantity) -> String? {
        guard a.value != b.value, !a.value.isZero, !b.value.isZero else { return nil }
        let scale = max(a.value.scale, b.value.scale)
        guard let x = try? a.value.rescaled(to: scale), let y = try? b.value.rescaled(to: scale) else { return nil }
        let digits = (x.magnitude.reducedDigits, y.magnitude.reducedDigits)
        if digits.0 == digits.1 { return "疑为小数点或单位错误" }
        let (p, q) = (Decimal(mantissa: x.mantissa).asciiDigits(), Decimal(mantissa: y.mantissa).asciiDigits())
        guard p.count == q.count else { return nil }
        let differing = p.indices.filter { p[$0] != q[$0] }
        guard differing.count == 2, differing[1] == differing[0] + 1, p[differing[0]] == q[differing[1]],
            p[differing[1]] == q[differing[0]]
        else { return nil }
        return "疑为数字顺序颠倒"
    }
}

extension Decimal {
    /// The digits without zeros at either end.
    fileprivate var reducedDigits: Int128 {
        var digits = mantissa.magnitude
        while digits > 0, digits % 10 == 0 { digits /= 10 }
        return Int128(digits)
    }
}
