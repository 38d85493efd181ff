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
        var candidates = Candidates(inspection, "execution", inspection.quantity(fact: index))
        if inspection.row(fact: index) != nil, tryRow(index, inspection, &candidates) {
            candidates.conclude(&findings)
            return
        }
        let place = Nearness(inspection, to: index)
        let lines = kin(of: inspection.report.facts[index].concept.line)
        func nearest(_ column: BudgetColumn) -> [Int] {
            lines.flatMap { inspection.facts($0, column, like: index) }.sorted { place.rank($0) < place.rank($1) }
        }
        let numerators = nearest(.actual)
        guard !numerators.isEmpty else {
            noteApproximate(index, lines, place, inspection, &findings)
            return
        }
        let denominators = nearest(.adjusted) + nearest(.budget) + nearest(.initial)
        let isOnlyStage = !denominators.contains { inspection.report.facts[$0].concept.column != .initial }
        // What was carried over was to be spent as well.
        lazy var isCarried = inspection.sentenceHolds(["上年结转", "年初结转", "结转资金", "上年结余"], fact: index)
        for denominator in denominators.prefix(6) {
            let isInitial = inspection.report.facts[denominator].concept.column == .initial
            for numerator in numerators.prefix(4) {
                let rank = max(place.rank(numerator), place.rank(denominator))
                candidates.tryOut(
                    .quotient, inspection.quantity(fact: numerator), inspection.quantity(fact: denominator),
                    isTied: rank <= 1 && (!isInitial || isOnlyStage) && !isCarried)
            }
        }
        candidates.conclude(&findings)
    }

    /// Says that a rate rests on 约 figures, which are never computed with.
    private static func noteApproximate(
        _ index: Int, _ lines: [BudgetLine], _ place: Nearness, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        let spent = inspection.report.facts.indices.first {
            let fact = inspection.report.facts[$0]
            return fact.figure.isApproximate && fact.concept.column == .actual && lines.contains(fact.concept.line)
                && inspection.sameSubject($0, index) && place.rank($0) == 0
        }
        guard let spent else { return }
        let rate = inspection.quantity(fact: index)
        let words = inspection.words(inspection.report.facts[spent].figure.span)
        findings.append(
            Finding(
                "execution", nil, .undecided, .none, [rate, inspection.quantity(fact: spent)],
                "\(rate)无法判定：所依据的\(words)是约数"))
    }

    /// A table row that has both figures of its rate. Gives whether it has.
    private static func tryRow(_ index: Int, _ inspection: Inspection, _ candidates: inout Candidates) -> Bool {
        guard let spent = inspection.fact(inRowOf: index, .actual) else { return false }
        let adjusted = inspection.fact(inRowOf: index, .adjusted) ?? inspection.fact(inRowOf: index, .budget)
        let initial = inspection.fact(inRowOf: index, .initial)
        guard let planned = adjusted ?? initial else { return false }
        let part = inspection.quantity(fact: spent)
        candidates.tryOut(.quotient, part, inspection.quantity(fact: planned), isTied: true)
        if let initial, adjusted != nil {
            candidates.tryOut(.quotient, part, inspection.quantity(fact: initial), isTied: false)
        }
        return true
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
