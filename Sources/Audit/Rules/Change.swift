import Figures
import Reports

/// 上年 B，本年 A，增加 A − B.
extension Rule {
    static let change = Rule("change") { inspection, findings in
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.qualifier == .change || fact.concept.column == .change, !fact.figure.isApproximate,
                fact.unit != .percent
            else { continue }
            let line = fact.concept.line
            let place = Nearness(inspection, to: index)
            var column = fact.concept.qualifier == .change ? fact.concept.column ?? .actual : .actual
            if column == .prior { column = .actual }
            let now = inspection.facts(line, column, like: index).filter { place.rank($0) <= 1 }
            let before = inspection.facts(line, .prior, like: index).filter { place.rank($0) <= 1 }
            guard !now.isEmpty, !before.isEmpty else { continue }
            var candidates = Candidates(inspection, "change", inspection.quantity(fact: index))
            let isClear = now.count == 1 && before.count == 1
            for now in now {
                // One figure cannot be this year's and last year's.
                for before in before where before != now {
                    let isOneSentence = place.rank(before) == 0 && place.rank(now) == 0
                    candidates.tryOut(
                        .difference, inspection.quantity(fact: now), inspection.quantity(fact: before),
                        isTied: isClear && isOneSentence)
                }
            }
            candidates.conclude(&findings)
        }
    }
}
