/// The rows that a disclosure has in the tables, put aside: the three stand one after the other.
struct TableRows: Sendable {
    var start = 0
    /// Bytes of each.
    var facts: Int32 = 0
    var indicators: Int32 = 0
    var findings: Int32 = 0
    /// Rows of each.
    var factCount: Int32 = 0
    var indicatorCount: Int32 = 0
    var findingCount: Int32 = 0

    func piece(_ table: TableKind) -> Attic.Piece {
        switch table {
        case .facts: Attic.Piece(start: start, count: Int(facts))
        case .indicators: Attic.Piece(start: start + Int(facts), count: Int(indicators))
        case .findings: Attic.Piece(start: start + Int(facts) + Int(indicators), count: Int(findings))
        case .departments, .disclosures: Attic.Piece()
        }
    }

    func count(_ table: TableKind) -> Int {
        switch table {
        case .facts: Int(factCount)
        case .indicators: Int(indicatorCount)
        case .findings: Int(findingCount)
        case .departments, .disclosures: 0
        }
    }
}

/// The tables of the data package. Those of one row for every figure are split by year.
enum TableKind: String, Sendable, CaseIterable {
    case departments, disclosures, facts, indicators, findings

    var isSplitByYear: Bool { self == .facts || self == .indicators || self == .findings }
}
