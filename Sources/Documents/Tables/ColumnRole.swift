import Figures

/// What a column of a report's table holds, known by its title.
public enum ColumnRole: Int, Sendable, CaseIterable {
    // Indicator tables.
    case number, level1, level2, level3, name, target, actual, unit, weight, score, rate, completion, reason
    // Funds tables.
    case line, initial, adjusted, adjustment, budget, executed, execution, executionScore, prior, growth, share, staff,
        remark
    // Tasks.
    case task, goal, done, indicator, indicatorActual, amount

    public static let count = allCases.count

    /// The role that ColumnTitles.txt calls by this name.
    static func named(_ name: String) -> ColumnRole? { allCases.first { "\($0)" == name } }

    /// Whether its numbers are rates, often printed with %.
    var isRate: Bool {
        switch self {
        case .rate, .completion, .execution, .growth, .share: true
        default: false
        }
    }

    /// Whether its cells are numbers.
    var isNumeric: Bool {
        switch self {
        case .number, .weight, .score, .rate, .completion, .initial, .adjusted, .adjustment, .budget, .executed,
            .execution, .executionScore, .prior, .growth, .share, .staff, .amount:
            true
        default: false
        }
    }
}

extension ColumnRole {
    /// What a column with this title holds.
    public static func named(_ text: [UInt8], _ span: ByteSpan) -> ColumnRole? { ColumnTitles.role(text, span) }
}
