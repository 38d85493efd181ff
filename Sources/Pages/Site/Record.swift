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

/// A department and the records of its public years, the oldest first.
struct DepartmentRecord: Sendable {
    var slug: String
    var name: String
    var aliases: [String]
    var region: [String]
    var kind: String
    var years: [Record]
    /// Of all but the years, and of each year. They follow from the rest.
    var fingerprint = Fingerprint(value: 0)
    var yearFingerprints: [Fingerprint] = []
    /// Of each year what pages that list may show: not what its files are, and where its text lies.
    var rowFingerprints: [Fingerprint] = []

    init(slug: String, name: String, aliases: [String], region: [String], kind: String, years: [Record]) {
        self.slug = slug
        self.name = name
        self.aliases = aliases
        self.region = region
        self.kind = kind
        self.years = years
    }

    /// Whether any of its years can be read.
    var isPublic: Bool { years.contains(where: \.isPublic) }
    /// Its years that can be read, as places in `years`.
    var publicYears: [Int] { years.indices.filter { years[$0].isPublic } }

    /// To be called once all else is there.
    mutating func takeFingerprints() {
        var packing = Packing()
        packing.put(slug)
        packing.put(name)
        packing.put(aliases)
        packing.put(region)
        packing.put(kind)
        fingerprint = Fingerprint(packing.bytes)
        yearFingerprints = years.map { record in
            packing.removeAll()
            var record = record
            // Where its rows and its text lie says nothing of what they are.
            record.items.rows.start = 0
            record.searched.start = 0
            for place in record.items.earlier.indices {
                record.items.earlier[place].items.rows.start = 0
                record.items.earlier[place].searched.start = 0
            }
            packing.put(record)
            return Fingerprint(packing.bytes)
        }
        rowFingerprints = years.map { record in
            packing.removeAll()
            var record = record
            record.items.rows = TableRows()
            record.items.files = []
            record.items.sums = []
            record.items.earlier = []
            record.searched = Attic.Piece()
            packing.put(record)
            return Fingerprint(packing.bytes)
        }
    }
}
