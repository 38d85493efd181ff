import Figures
import Reports

/// An indicator that states a rate of the budget, held against the money itself.
extension Rule {
    static let indicatorAgainstFunds = Rule("indicator-funds") { inspection, findings in
        for row in inspection.report.indicators {
            guard let name = row.name, let actual = row.actual, actual.count <= 12,
                let meaning = Meaning(of: name, inspection.text),
                let stated = inspection.percent(in: actual, unit: row.unit)
            else { continue }
            check(stated, meaning, name, inspection, &findings)
        }
    }

    private static func check(
        _ stated: Quantity, _ meaning: Meaning, _ name: ByteSpan, _ inspection: Inspection,
        _ findings: inout [Finding]
    ) {
        var fitting: (Reckoning, [Quantity], Outcome)?
        var differing: (Reckoning, [Quantity])?
        for (reckoning, a, b) in meaning.pairs(inspection) {
            let operands = [stated, a, b]
            let outcome = reckoning.outcome(operands)
            switch outcome {
            case .holds:
                findings.append(Finding("indicator-funds", nil, .holds, reckoning, operands))
                return
            case .cutOff: fitting = fitting ?? (reckoning, operands, outcome)
            case .fails: differing = differing ?? (reckoning, operands)
            case .undecided: continue
            }
        }
        if let fitting {
            findings.append(Finding("indicator-funds", .note, fitting.2, fitting.0, fitting.1))
        } else if let differing, meaning.isPlain {
            let rate = meaning.lines.flatMap { inspection.facts($0, .execution) }.first.map(inspection.quantity(fact:))
            let printed = rate.map { "所载的执行率\($0)" } ?? ""
            // As fine as the rate that it explains: beside 95.08% stands 95.087%, not 95.09%.
            let operands = [rate ?? stated] + differing.1.dropFirst()
            let arithmetic = differing.0.arithmetic(operands, differing.0.outcome(operands))
            findings.append(
                Finding(
                    "indicator-funds", .warning, .fails, differing.0, differing.1,
                    "指标“\(inspection.words(name))”为\(stated)，与资金情况\(printed)不符："
                        + (arithmetic ?? "")))
        }
    }
}

/// What an indicator's name asks for.
private struct Meaning {
    let lines: [BudgetLine]
    let kind: Kind
    /// Whether the name leaves no doubt which two figures are meant.
    let isPlain: Bool

    enum Kind { case execution, adjustment, control, staff }

    init?(of name: ByteSpan, _ text: [UInt8]) {
        guard text.hasAny(["控制", "预算"], in: name) else { return nil }
        if text.holds("在职人员控制率", in: name) || text.holds("财政供养人员控制率", in: name) {
            self.init([.active], .staff, plain: false)
        } else if text.holds("预算调整率", in: name) {
            self.init([.expenditure, .income], .adjustment, plain: false)
        } else if text.holds("公用经费控制", in: name) {
            self.init([.operating, .agencyRunning], .control, plain: false)
        } else if text.hasAny(["三公”经费控制", "三公经费控制", "三公”经费支出控制"], in: name) {
            self.init([.threePublic], .control, plain: false)
        } else if text.holds("基本支出预算执行", in: name) {
            self.init([.basic], .execution, plain: true)
        } else if text.holds("项目支出预算执行", in: name) {
            self.init([.project], .execution, plain: true)
        } else if text.hasAny(["预算执行率", "预算完成率", "支出预算执行"], in: name) {
            self.init([.expenditure, .income], .execution, plain: text.hasAny(["部门", "整体"], in: name))
        } else {
            return nil
        }
    }

    private init(_ lines: [BudgetLine], _ kind: Kind, plain: Bool) {
        self.lines = lines
        self.kind = kind
        isPlain = plain
    }

    func pairs(_ inspection: Inspection) -> [(Reckoning, Quantity, Quantity)] {
        func quantities(_ column: BudgetColumn?) -> [Quantity] {
            var found: [Quantity] = []
            for line in lines {
                for fact in inspection.facts(line, column) {
                    let quantity = inspection.quantity(fact: fact)
                    if !found.contains(where: { $0.value == quantity.value }) { found.append(quantity) }
                }
            }
            return found
        }
        var pairs: [(Reckoning, Quantity, Quantity)] = []
        switch kind {
        case .staff:
            for active in quantities(nil) {
                for quota in inspection.facts(.quota, nil).map(inspection.quantity(fact:)) {
                    pairs.append((.quotient, active, quota))
                }
            }
        case .adjustment:
            for adjusted in quantities(.adjusted) {
                for initial in quantities(.initial) { pairs.append((.relative, adjusted, initial)) }
            }
        case .execution, .control:
            let planned = quantities(.adjusted) + quantities(.budget) + quantities(.initial)
            for actual in quantities(.actual) {
                for planned in planned where !planned.value.isZero {
                    pairs.append((.quotient, actual, planned))
                    if kind == .control { pairs.append((.relative, actual, planned)) }
                }
            }
        }
        return pairs
    }
}
