import Disclosures
import Figures
import Reports

/// What other pages need of a report, and no more: at most two kilobytes.
struct Record: Sendable {
    var year: Int
    var score: Decimal?
    var outOf: Decimal?
    var grade: Report.Grade?
    var initial, adjusted, actual, rate: Decimal?
    var checked = 0
    var failed = 0
    var complaints: [Complaint] = []
    var calendar: Calendar
    var isDraft: Bool
    var isRevised: Bool
    /// That it was withdrawn: lists name it, and count it nowhere.
    var withdrawal: Withdrawal?
    var isPublic: Bool { withdrawal == nil }
    /// Tells indicator schemes apart: years of different schemes are not compared.
    var scheme: UInt64 = 0
    /// What only feeds and tables need.
    var items = ItemFacts()
    /// Where its text for the search was put aside.
    var searched = Attic.Piece()

    struct Complaint: Sendable {
        var rule: String
        var severity: Severity
        /// The number of the check on the report's page.
        var number: Int
        var message: [UInt8]
        var isExplained: Bool

        enum Severity: UInt8, Sendable { case note, warning, error }
    }

    static let mostComplaints = 40
}
