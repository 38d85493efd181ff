import Figures
import Reports

/// The same line of the same stage, stated in two places.
extension Rule {
    static let statedTwice = Rule("stated-twice") { inspection, findings in
        let facts = inspection.report.facts
        for index in facts.indices where isComparable(facts[index]) {
            guard let first = facts[..<index].firstIndex(where: {
                isComparable($0) && $0.concept == facts[index].concept
            }) else { continue }
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
        let operands = [here, there]
        if Reckoning.same.outcome(operands) == .holds {
            findings.append(Finding("stated-twice", nil, .holds, .same, operands))
            return
        }
        if Reckoning.same.outcome(operands) != .fails { return }
        // Said of one figure among several that agree, the odd one is meant.
        let facts = inspection.report.facts
        let concept = facts[index].concept
        let alike = facts.indices.filter { isComparable(facts[$0]) && facts[$0].concept == concept }
        if alike.contains(where: { $0 < index && facts[$0].value == here.value }) { return }
        let hint = DigitSlip.hint(here, there)
        let words = "\(inspection.words(facts[index].label))\(inspection.words(here.span))"
        // What makes up a total elsewhere is right; the other one is odd.
        guard hint != nil || (isMainLine(concept.line) && areBothText(index, first, inspection)) else { return }
        findings.append(
            Finding(
                "stated-twice", hint == nil ? .warning : .error, .fails, .same, operands,
                "\(words)与另一处的\(inspection.words(there.span))不一致" + (hint.map { "，\($0)" } ?? "")))
    }

    private static func isMainLine(_ line: BudgetLine) -> Bool {
        switch line {
        case .income, .expenditure, .basic, .project: true
        default: false
        }
    }

    private static func areBothText(_ a: Int, _ b: Int, _ inspection: Inspection) -> Bool {
        inspection.report.facts[a].origin.isText && inspection.report.facts[b].origin.isText
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
