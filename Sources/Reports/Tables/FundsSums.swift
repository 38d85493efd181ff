import Figures

/// The sums that a table of money must keep: 基本 + 项目 = total, 人员 + 公用 = 基本, 一般 + 重点 = 项目.
struct FundsSums {
    /// How many sums with money in them were tried.
    private(set) var tested = 0
    private(set) var allHold = true

    private static let parts: [(BudgetLine, [BudgetLine])] = [
        (.expenditure, [.basic, .project]),
        (.basic, [.personnel, .operating]),
        (.project, [.generalProject, .keyProject]),
        (.basic, [.wages, .goods, .grants]),
    ]

    init(_ lines: [BudgetLine?], _ columns: [[Decimal?]]) {
        for (whole, parts) in Self.parts {
            guard let total = lines.firstIndex(of: whole) else { continue }
            let rows = parts.compactMap { lines.firstIndex(of: $0) }
            guard rows.count == parts.count else { continue }
            for column in columns {
                guard let stated = column[total] else { continue }
                let values = rows.compactMap { column[$0] }
                guard values.count == parts.count else { continue }
                guard let holds = try? FundsSums.holds(stated, values) else { continue }
                if !stated.isZero { tested += 1 }
                if !holds { allHold = false }
            }
        }
    }

    private static func holds(_ whole: Decimal, _ parts: [Decimal]) throws(DecimalError) -> Bool {
        var sum = Interval(exactly: .zero)
        for part in parts { sum = try sum.adding(.rounded(part, ulp: Decimal(mantissa: 1, scale: part.scale))) }
        return sum.meets(.rounded(whole, ulp: Decimal(mantissa: 1, scale: whole.scale)))
    }
}
