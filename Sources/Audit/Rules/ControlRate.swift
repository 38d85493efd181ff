import Figures
import Reports

/// 控制率 has two meanings: what was spent by what was planned (97%), or how far it stayed below (−3%).
/// Of staff it is heads by posts.
extension Rule {
    static let controlRate = Rule("control-rate") { inspection, findings in
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .controlRate, !fact.figure.isApproximate else { continue }
            let rate = inspection.quantity(fact: index)
            var candidates = Candidates(inspection, "control-rate", rate)
            if fact.concept.line.isStaff {
                staff(inspection, index, &candidates)
            } else {
                money(inspection, index, &candidates)
            }
            candidates.conclude(&findings)
        }
    }

    private static func staff(_ inspection: Inspection, _ index: Int, _ candidates: inout Candidates) {
        let place = Nearness(inspection, to: index)
        for active in inspection.facts(.active, nil) {
            for quota in inspection.facts(.quota, nil) {
                candidates.tryOut(
                    .quotient, inspection.quantity(fact: active), inspection.quantity(fact: quota),
                    isTied: place.rank(active) == 0 && place.rank(quota) == 0)
            }
        }
    }

    private static func money(_ inspection: Inspection, _ index: Int, _ candidates: inout Candidates) {
        let lines = kin(of: inspection.report.facts[index].concept.line)
        let place = Nearness(inspection, to: index)
        let spent = lines.flatMap { inspection.facts($0, .actual, like: index) }
        let planned = [BudgetColumn.adjusted, .budget, .initial]
            .flatMap { column in lines.flatMap { inspection.facts($0, column, like: index) } }
        for planned in planned {
            for spent in spent {
                let isTied = place.rank(spent) == 0 && place.rank(planned) == 0
                let (a, b) = (inspection.quantity(fact: spent), inspection.quantity(fact: planned))
                let isRatio = Decimal(50) <= inspection.report.facts[index].value
                candidates.tryOut(.quotient, a, b, isTied: isTied && isRatio)
                candidates.tryOut(.relative, a, b, isTied: isTied && !isRatio)
            }
        }
    }
}
