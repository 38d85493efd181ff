import Figures
import Reports

/// A 比上年增加 B，增长 C%: what was added, by what there was before.
extension Rule {
    static let growth = Rule("growth") { inspection, findings in
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.qualifier == .growth || fact.concept.column == .growth, fact.unit == .percent,
                !fact.figure.isApproximate
            else { continue }
            if fact.origin.isText {
                checkText(index, inspection, &findings)
            } else {
                checkRow(index, inspection, &findings)
            }
        }
    }

    private static func checkText(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        guard let year = YearOnYear(inspection, rate: index) else { return }
        let rate = inspection.quantity(fact: index)
        var candidates = Candidates(inspection, "growth", rate)
        if let change = year.change, let now = year.now {
            candidates.tryOut(.growth, change, now, isTied: year.isTied)
        }
        if let change = year.change, let before = year.before {
            candidates.tryOut(.quotient, change, before, isTied: year.now == nil)
        }
        if let now = year.now, let before = year.before {
            candidates.tryOut(.relative, now, before, isTied: year.change == nil)
        }
        candidates.conclude(&findings)
    }

    /// In a table: last year and this year stand in the same row.
    private static func checkRow(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let line = inspection.report.facts[index].concept.line
        let place = Nearness(inspection, to: index)
        let now = inspection.facts(line, .actual, like: index).filter { place.rank($0) == 0 }
        let before = inspection.facts(line, .prior, like: index).filter { place.rank($0) == 0 }
        var candidates = Candidates(inspection, "growth", inspection.quantity(fact: index))
        for now in now {
            for before in before {
                candidates.tryOut(
                    .relative, inspection.quantity(fact: now), inspection.quantity(fact: before), isTied: true)
            }
        }
        candidates.conclude(&findings)
    }
}

/// The figures before a rate of growth in its sentence: this year's, the change, last year's.
struct YearOnYear {
    var now: Quantity?
    var change: Quantity?
    var before: Quantity?
    /// This year's figure and the change stand right before the rate.
    var isTied = false

    init?(_ inspection: Inspection, rate index: Int) {
        let fact = inspection.report.facts[index]
        guard case .text(let mention) = fact.origin else { return nil }
        let sentence = inspection.report.sentences[inspection.report.mentions[mention].sentence]
        var amounts: [Int] = []
        for other in sentence.mentions where other < mention {
            let unit = inspection.dimension(mention: other)
            guard unit == .yuan || unit == .people else { continue }
            guard !inspection.isApproximate(mention: other) else { return nil }
            amounts.append(other)
        }
        guard let last = amounts.last else { return nil }
        let isChange = { (mention: Int) in
            if let fact = inspection.report.mentions[mention].fact {
                let concept = inspection.report.facts[fact].concept
                if concept.qualifier == .change || concept.column == .change { return true }
            }
            return inspection.text.hasAny(Self.changeWords, in: inspection.gap(before: mention))
        }
        let isPrior = { (mention: Int) in
            // 比上年决算 348.78 万元增加 …: what is compared with, not what was added.
            if let fact = inspection.report.mentions[mention].fact {
                let concept = inspection.report.facts[fact].concept
                if concept.column == .prior || concept.qualifier == .prior { return true }
            }
            // 比2022年的 155 万元增加 …
            return inspection.text.hasAny(
                ["上年", "去年", "比2", "较2", "比 2", "较 2"], in: inspection.gap(before: mention))
        }
        for other in amounts.reversed() {
            guard let quantity = inspection.quantity(mention: other) else { return nil }
            if isChange(other) {
                if change == nil { change = YearOnYear.signed(quantity, like: fact) }
            } else if isPrior(other) {
                if before == nil { before = quantity }
            } else if now == nil {
                now = quantity
                let next = amounts.firstIndex(of: other).map { $0 + 1 } ?? 0
                isTied = change != nil && next == amounts.count - 1 && amounts[next] == last
            }
        }
        if change == nil, before == nil { return nil }
    }

    /// What fell is negative, on both sides.
    private static func signed(_ quantity: Quantity, like rate: Fact) -> Quantity {
        quantity.number.isNegative == rate.value.isNegative || quantity.value.isZero ? quantity : quantity.negated
    }

    private static let changeWords: [StaticString] = [
        "增加", "减少", "增支", "增收", "减支", "减收", "增长", "下降", "多支", "少支",
    ]
}
