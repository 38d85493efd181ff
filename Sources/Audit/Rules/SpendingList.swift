import Figures
import Reports

/// Amounts that a project's sentences list one after the other, and that make up what it spent. Such a
/// list need not be complete, so only what holds is said.
extension Rule {
    static let spendingList = Rule("sum") { inspection, findings in
        let report = inspection.report
        for index in report.facts.indices {
            let fact = report.facts[index]
            guard fact.concept.line == .project, fact.unit == .yuan, fact.concept.qualifier == nil,
                fact.concept.column == .actual, !fact.figure.isApproximate, case .text(let mention) = fact.origin
            else { continue }
            let whole = inspection.quantity(fact: index)
            let home = report.sentences[report.mentions[mention].sentence]
            var parts: [Quantity] = []
            var next = mention + 1
            while next < report.mentions.count, parts.count < 12 {
                let sentence = report.mentions[next].sentence
                guard sentence - report.mentions[mention].sentence <= 8,
                    report.sentences[sentence].block == home.block
                else { break }
                if inspection.dimension(mention: next) == .yuan {
                    guard !inspection.isApproximate(mention: next),
                        let part = inspection.quantity(mention: next), part.value < whole.value
                    else { break }
                    parts.append(part)
                    if parts.count >= 2, Reckoning.sum.outcome(Quantity.refined([whole] + parts)) == .holds {
                        findings.append(Finding("sum", nil, .holds, .sum, [whole] + parts))
                        break
                    }
                }
                next += 1
            }
        }
    }
}
