import Figures
import Reports

/// A unit that is wrong, or missing.
extension Rule {
    static let units = Rule("unit") { inspection, findings in
        for repair in inspection.report.repairs {
            switch repair {
            case .unitCorrected(let fact, let evidence): corrected(fact, evidence, inspection, &findings)
            case .unitSupplied(let fact): supplied(fact, inspection, &findings)
            default: continue
            }
        }
        lacking(inspection, &findings)
    }

    /// A figure without a unit in the text whose digits stand elsewhere as money in 万元.
    private static func lacking(_ inspection: Inspection, _ findings: inout [Finding]) {
        for index in inspection.report.mentions.indices {
            let mention = inspection.report.mentions[index]
            guard mention.fact == nil, mention.figure.unit == .bare, mention.figure.exponent == 0,
                mention.figure.number.scale == 2, !mention.figure.isApproximate
            else { continue }
            let gap = inspection.gap(before: index)
            let name = ByteSpan(max(gap.start, gap.end - 12), gap.end)
            guard inspection.text.hasAny(["经费", "支出", "收入", "补助", "预算数"], in: name),
                let other = inspection.report.facts.indices.first(where: {
                    let fact = inspection.report.facts[$0]
                    return fact.unit == .yuan && fact.figure.exponent == 4
                        && fact.figure.number == mention.figure.number
                }), var stated = Quantity(mention.figure, unit: .bare)
            else { continue }
            stated.ulp = .zero
            findings.append(
                Finding(
                    "unit", .warning, .undecided, .none, [stated, inspection.quantity(fact: other)],
                    "\(inspection.words(name))\(inspection.words(stated.span))没有写单位，同一数字在另一处为"
                        + "\(inspection.quantity(fact: other))"))
        }
    }

    private static func corrected(
        _ fact: Int, _ evidence: Int, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        let (here, there) = (inspection.report.facts[fact], inspection.report.facts[evidence])
        let printed = inspection.words(here.figure.span)
        let meant = inspection.words(there.figure.span)
        let correct = meant.contains("万") ? meant : inspection.quantity(fact: evidence).description
        findings.append(
            Finding(
                "unit", .error, .fails, .none,
                [inspection.quantity(fact: fact), inspection.quantity(fact: evidence)],
                "\(printed)的单位应为“万元”：同一数字在另一处写作\(correct)"))
    }

    private static func supplied(_ fact: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let quantity = inspection.quantity(fact: fact)
        let label = inspection.words(inspection.report.facts[fact].label)
        findings.append(
            Finding(
                "unit", .warning, .undecided, .none, [quantity],
                "\(label)\(inspection.words(quantity.span))没有写单位，按上下文理解为\(quantity)"))
    }
}
