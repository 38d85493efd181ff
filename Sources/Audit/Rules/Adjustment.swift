import Figures
import Reports

/// 调整数 = 全年预算 − 年初预算, 调整率 = 调整数 ÷ 年初预算.
extension Rule {
    static let adjustment = Rule("adjustment") { inspection, findings in
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard !fact.figure.isApproximate, fact.concept.qualifier == nil else { continue }
            switch fact.concept.column {
            case .adjustment: checkAmount(index, inspection, &findings)
            case .adjustmentRate: checkRate(index, inspection, &findings)
            default: continue
            }
        }
    }

    private static func checkAmount(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let (adjusted, initial, _) = stages(around: index, inspection)
        var candidates = Candidates(inspection, "adjustment", inspection.quantity(fact: index))
        for adjusted in adjusted {
            for initial in initial {
                candidates.tryOut(
                    .difference, inspection.quantity(fact: adjusted), inspection.quantity(fact: initial),
                    isTied: adjusted == initial ? false : areClose(index, adjusted, initial, inspection))
            }
        }
        candidates.conclude(&findings)
    }

    private static func checkRate(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let (adjusted, initial, change) = stages(around: index, inspection)
        var candidates = Candidates(inspection, "adjustment", inspection.quantity(fact: index))
        for initial in initial {
            let base = inspection.quantity(fact: initial)
            for change in change {
                candidates.tryOut(
                    .quotient, inspection.quantity(fact: change), base,
                    isTied: areClose(index, change, initial, inspection))
            }
            for adjusted in adjusted {
                candidates.tryOut(
                    .relative, inspection.quantity(fact: adjusted), base,
                    isTied: areClose(index, adjusted, initial, inspection))
            }
        }
        candidates.conclude(&findings)
    }

    private static func stages(
        around index: Int, _ inspection: Inspection
    ) -> (adjusted: [Int], initial: [Int], change: [Int]) {
        let lines = kin(of: inspection.report.facts[index].concept.line)
        let place = Nearness(inspection, to: index)
        func facts(_ column: BudgetColumn) -> [Int] {
            lines.flatMap { inspection.facts($0, column, like: index) }
                .sorted { place.rank($0) < place.rank($1) }
        }
        return (facts(.adjusted), facts(.initial), facts(.adjustment))
    }

    /// In one sentence or one table.
    private static func areClose(_ index: Int, _ a: Int, _ b: Int, _ inspection: Inspection) -> Bool {
        let place = Nearness(inspection, to: index)
        if inspection.report.facts[index].origin.isText {
            // 年中追加 120 万元，追减 20 万元: neither is all that was changed.
            return place.rank(a) == 0 && place.rank(b) == 0
                && !inspection.sentenceHolds(["追减", "调减", "核减", "收回", "压减", "减少", "结转", "二次", "再次"], fact: index)
        }
        let block = inspection.block(fact: index)
        return inspection.block(fact: a) == block && inspection.block(fact: b) == block
            && inspection.report.fundsTables.contains { $0.block == block }
    }
}
