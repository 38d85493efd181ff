import Figures
import Reports

/// The money of a year, line by line, as far as the report states it.
///
/// What the report does not state is taken from the accounts, and says so.
struct Money {
    struct Amount {
        var value: Decimal
        var isFromAccounts = false
        /// The report says 预算, and not of which stage.
        var isUnstaged = false
    }

    struct Line {
        var line: BudgetLine
        var initial: Amount?
        var adjusted: Amount?
        var actual: Amount?
        /// As printed.
        var rate: Decimal?

        var isEmpty: Bool { initial == nil && adjusted == nil && actual == nil }

        /// Actual by adjusted, where the report prints no rate.
        var computedRate: Decimal? {
            guard rate == nil, let actual, let adjusted, adjusted.value > .zero else { return nil }
            return try? actual.value.shifted(by: 2).divided(by: adjusted.value, places: 2)
        }

        var shownRate: Decimal? { rate ?? computedRate }
    }

    /// The department as a whole first.
    private(set) var lines: [Line] = []

    static let order: [BudgetLine] = [
        .basic, .personnel, .operating, .project, .generalProject, .keyProject, .threePublic, .abroad, .vehiclePurchase,
        .vehicleRunning, .reception, .agencyRunning,
    ]

    init(_ report: Report, accounts: Report?) {
        var found = Found()
        found.take(report, isAccounts: false)
        if let accounts { found.take(accounts, isAccounts: true) }
        var total = found.line(.expenditure)
        let income = found.line(.income)
        total.initial = total.initial ?? income.initial
        total.adjusted = total.adjusted ?? income.adjusted
        if !total.isEmpty { lines.append(total) }
        for line in Money.order {
            let line = found.line(line)
            if !line.isEmpty { lines.append(line) }
        }
    }

    /// The department as a whole.
    var total: Line? { lines.first.flatMap { $0.line == .expenditure ? $0 : nil } }

    func line(_ line: BudgetLine) -> Line? { lines.first { $0.line == line } }

    /// The first exact figure for each line and column.
    private struct Found {
        private var lines: [Line] = []

        func line(_ line: BudgetLine) -> Line { lines.first { $0.line == line } ?? Line(line: line) }

        mutating func take(_ report: Report, isAccounts: Bool) {
            for fact in report.facts
            where fact.subject == nil && fact.concept.qualifier == nil && !fact.figure.isApproximate {
                guard let column = fact.concept.column, !fact.concept.line.isStaff else { continue }
                if column == .execution {
                    if !isAccounts, fact.unit == .percent {
                        set(fact.concept.line) { if $0.rate == nil { $0.rate = fact.value } }
                    }
                    continue
                }
                guard fact.unit == .yuan else { continue }
                let amount = Amount(value: fact.value, isFromAccounts: isAccounts)
                switch column {
                case .initial: set(fact.concept.line) { if $0.initial == nil { $0.initial = amount } }
                case .adjusted: set(fact.concept.line) { if $0.adjusted?.isUnstaged ?? true { $0.adjusted = amount } }
                case .budget:
                    let unstaged = Amount(value: fact.value, isFromAccounts: isAccounts, isUnstaged: true)
                    set(fact.concept.line) { if $0.adjusted == nil { $0.adjusted = unstaged } }
                case .actual: set(fact.concept.line) { if $0.actual == nil { $0.actual = amount } }
                default: continue
                }
            }
        }

        private mutating func set(_ line: BudgetLine, _ change: (inout Line) -> Void) {
            if let known = lines.firstIndex(where: { $0.line == line }) { return change(&lines[known]) }
            lines.append(Line(line: line))
            change(&lines[lines.count - 1])
        }
    }
}
