/// The rows that a disclosure has in the tables, put aside: those of the three tables one after the other.
struct TableRows: Sendable {
    /// What one table has of them.
    struct Part: Sendable {
        var bytes = 0
        var rows = 0
        /// Of the bytes.
        var fingerprint: UInt64 = 0
    }

    /// Where they lie in the attic.
    var start = 0
    var facts = Part()
    var indicators = Part()
    var findings = Part()
    func piece(_ table: TableKind) -> Attic.Piece {
        switch table {
        case .facts: Attic.Piece(start: start, count: facts.bytes, fingerprint: facts.fingerprint)
        case .indicators:
            Attic.Piece(start: start + facts.bytes, count: indicators.bytes, fingerprint: indicators.fingerprint)
        case .findings:
            Attic.Piece(
                start: start + facts.bytes + indicators.bytes, count: findings.bytes, fingerprint: findings.fingerprint)
        case .departments, .disclosures: Attic.Piece()
        }
    }

    func count(_ table: TableKind) -> Int {
        switch table {
        case .facts: facts.rows
        case .indicators: indicators.rows
        case .findings: findings.rows
        case .departments, .disclosures: 0
        }
    }
}

/// The tables of the data package. Those of one row for every figure are split by year.
enum TableKind: String, Sendable, CaseIterable {
    case departments, disclosures, facts, indicators, findings

    var isSplitByYear: Bool { self == .facts || self == .indicators || self == .findings }
}
