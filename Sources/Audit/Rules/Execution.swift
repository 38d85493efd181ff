import Figures
import Reports

/// 执行率 完成率: what was spent, by what was to be spent.
extension Rule {
    static let execution = Rule("execution") { inspection, findings in
        for index in inspection.report.facts.indices {
            let fact = inspection.report.facts[index]
            guard fact.concept.column == .execution, fact.concept.qualifier == nil, fact.unit == .percent,
                !fact.figure.isApproximate,
                !inspection.text.hasAny(["季度", "序时", "上半年", "月"], in: fact.label)
            else { continue }
            check(index, inspection, &findings)
        }
    }

    private static func check(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let place = Nearness(inspection, to: index)
        let lines = kin(of: inspection.report.facts[index].concept.line)
        var numerators = lines.flatMap { inspection.facts($0, .actual, like: index) }
        var denominators: [Int] = []
        for column in [BudgetColumn.adjusted, .budget, .initial] {
            let found = lines.flatMap { inspection.facts($0, column, like: index) }
            denominators += found.sorted { place.rank($0) < place.rank($1) }
        }
        if inspection.row(fact: index) != nil {
            let inRow = { place.rank($0) == 0 }
            if numerators.contains(where: inRow) { numerators = numerators.filter(inRow) }
            if denominators.contains(where: inRow) { denominators = denominators.filter(inRow) }
        }
        guard !numerators.isEmpty, !denominators.isEmpty else { return }
        numerators.sort { place.rank($0) < place.rank($1) }
        var candidates = Candidates(inspection, "execution", inspection.quantity(fact: index))
        for denominator in denominators.prefix(6) {
            for numerator in numerators.prefix(4) {
                let rank = max(place.rank(numerator), place.rank(denominator))
                let isInitial = inspection.report.facts[denominator].concept.column == .initial
                let isOnlyStage = !denominators.contains { inspection.report.facts[$0].concept.column != .initial }
                candidates.tryOut(
                    .quotient, inspection.quantity(fact: numerator), inspection.quantity(fact: denominator),
                    isTied: rank <= 1 && (!isInitial || isOnlyStage))
            }
        }
        candidates.conclude(&findings)
    }

    /// Reports speak of the execution of income where spending is meant, and the other way round.
    static func kin(of line: BudgetLine) -> [BudgetLine] {
        switch line {
        case .expenditure: [.expenditure, .income]
        case .income: [.income, .expenditure]
        case .operating: [.operating, .agencyRunning]
        case .agencyRunning: [.agencyRunning, .operating]
        default: [line]
        }
    }
}

/// How near facts stand to one of them: 0 the same table row, or sentence; 1 the same block and no
/// table; 2 elsewhere.
struct Nearness {
    private let inspection: Inspection
    private let block: Int
    private let row: Int?
    private let sentence: Int?

    init(_ inspection: Inspection, to fact: Int) {
        self.inspection = inspection
        block = inspection.block(fact: fact)
        row = inspection.row(fact: fact)?.row
        sentence = inspection.sentence(fact: fact)
    }

    func rank(_ fact: Int) -> Int {
        guard inspection.block(fact: fact) == block else { return 2 }
        if let row { return inspection.row(fact: fact)?.row == row ? 0 : 2 }
        return inspection.sentence(fact: fact) == sentence ? 0 : 1
    }
}
