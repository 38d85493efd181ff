/// The parts of a report's page, each written as Markdown first.
enum Part: Int, CaseIterable {
    /// Bars of the indicators, bars of the marks lost, those marks with their reasons, and all indicators.
    case bars, lostBars, lost, indicators
    /// In 万元, and the same to the yuan.
    case moneyLine, money, yuan
    case fails, undecided, holds
    case tasks, problems, measures
    case report, scores, accounts
    /// What a revision changed.
    case changes

    /// As templates call it.
    var name: String {
        switch self {
        case .lostBars: "lost_bars"
        case .moneyLine: "money_line"
        default: "\(self)"
        }
    }
}

/// The Markdown of each part. One value is used for page after page.
struct Parts {
    private var texts: [[UInt8]] = Array(repeating: [], count: Part.allCases.count)

    subscript(part: Part) -> [UInt8] {
        _read { yield texts[part.rawValue] }
        _modify { yield &texts[part.rawValue] }
    }

    mutating func removeAll() {
        for index in texts.indices { texts[index].removeAll(keepingCapacity: true) }
    }
}
