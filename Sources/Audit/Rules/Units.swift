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
