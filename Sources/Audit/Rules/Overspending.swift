import Figures
import Reports

/// More spent than there was to spend.
extension Rule {
    static let overspending = Rule("overspending") { inspection, findings in
        let hundred = Decimal(100)
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .execution, fact.unit == .percent, fact.concept.qualifier == nil,
                hundred < fact.value, !fact.figure.isApproximate
            else { continue }
            let stated = inspection.quantity(fact: index)
            let of = fact.subject.map { "“\(inspection.words($0))”" } ?? ""
            findings.append(
                Finding(
                    "overspending", .warning, .holds, .none, [stated],
                    "\(of)执行率\(stated)超过100%，支出多于预算，应说明超出部分的资金来源"))
        }
    }
}
