import Disclosures
import Figures
import Reports

/// What an item of a feed and a row of a table say of a disclosure, beside what its record holds anyway.
struct ItemFacts: Sendable {
    var kind = Report.Kind.unknown
    /// As the report prints it: 优秀 where the record says 优.
    var gradePrinted: [UInt8] = []
    var isRateComputed = false
    var sums: [Sum] = []
    var files: [ReceivedFile] = []
    /// 1 for what was published first, 2 for what its first correction made of it.
    var revision = 1
    /// When and why this version replaced the one before; nil for what was published first.
    var correction: DisclosureFile.Revision?
    /// What was public before, the oldest first.
    var earlier: [Record] = []
    /// The rows that the disclosure has in the tables.
    var rows = TableRows()
    /// What the ledger holds of this version, where there is a ledger.
    var proof: Proven.Standing?

    func file(_ stem: Reading.File.Stem) -> ReceivedFile? { files.first { $0.stem == stem } }
}
