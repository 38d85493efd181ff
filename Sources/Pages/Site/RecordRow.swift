import Disclosures
import Figures
import Reports

/// What must be at hand of every record: what is counted, what lists are put in order by, what tells that it changed.
/// The record itself is put aside (``SiteIndex/record(_:)``): it is wanted where a page shows it.
struct RecordRow: Sendable {
    var year = 0
    var isPublic = true
    var isDraft = false
    var score: Decimal?
    /// Scores of another scale are not counted.
    var isOutOfHundred = true
    var grade: Report.Grade?
    var status = Calendar.Status.unknown
    var checked = 0
    var failed = 0
    /// What the rules found.
    var found: [Found] = []
    /// When it became public, and when what stands there now did: in seconds.
    var moment: Int?
    var sinceSeconds: Int?
    var revision = 1
    var hasEarlier = false
    /// Its rows in the tables, and its text for the search.
    var rows = TableRows()
    var searched = Attic.Piece()
    /// Of what pages that list may show: not what its files are, and where its text lies.
    var listed = Fingerprint()
    /// Where the record lies.
    var piece = Attic.Piece()

    struct Found: Sendable {
        var rule = ""
        var severity = Record.Complaint.Severity.note
        var count: UInt8 = 0
    }

    /// Of all that the record says.
    var fingerprint: Fingerprint { Fingerprint(value: piece.fingerprint) }

    var since: Moment? { sinceSeconds.map { Moment(seconds: $0, zone: .utc) } }

    /// How many complaints there are, of all rules.
    var complaintCount: Int { found.reduce(0) { $0 + Int($1.count) } }
}

extension RecordRow {
    /// Puts a record aside.
    init(_ record: Record, in attic: Attic) {
        year = record.year
        isPublic = record.isPublic
        isDraft = record.isDraft
        score = record.score
        isOutOfHundred = record.outOf.map { $0 == Decimal(100) } ?? true
        grade = record.grade
        status = record.calendar.status
        checked = record.checked
        failed = record.failed
        for complaint in record.complaints { add(complaint) }
        moment = record.calendar.moment?.seconds
        sinceSeconds = record.since?.seconds
        revision = record.items.revision
        hasEarlier = !record.items.earlier.isEmpty
        rows = record.items.rows
        searched = record.searched
        var record = record
        // Where its rows and its text lie says nothing of what they are.
        record.items.rows.start = 0
        record.searched.start = 0
        for place in record.items.earlier.indices {
            record.items.earlier[place].items.rows.start = 0
            record.items.earlier[place].searched.start = 0
        }
        var packing = Packing()
        record.packShown(&packing)
        listed = Fingerprint(packing.bytes)
        record.packRest(&packing)
        piece = attic.put(packing.bytes)
    }

    private mutating func add(_ complaint: Record.Complaint) {
        let known = found.firstIndex { $0.rule == complaint.rule && $0.severity == complaint.severity }
        if let known {
            found[known].count += 1
        } else {
            found.append(Found(rule: complaint.rule, severity: complaint.severity, count: 1))
        }
    }
}

extension Record {
    /// As it was put aside; blank where it cannot be got back, which the attic remembers.
    init(_ row: RecordRow, in attic: Attic) {
        var bytes: [UInt8] = []
        attic.get(row.piece, into: &bytes)
        self = bytes.withUnsafeBytes { Record(packed: $0) } ?? Record()
    }

    /// The same without what no row of a list shows: complaints, sums, files.
    init(listed row: RecordRow, in attic: Attic) {
        var bytes: [UInt8] = []
        attic.get(row.piece, into: &bytes)
        self.init()
        bytes.withUnsafeBytes { bytes in
            var packing = Packing(reading: bytes)
            packListed(&packing)
        }
    }
}

extension RecordRow: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&isPublic)
        packing.take(&isDraft)
        packing.take(&score)
        packing.take(&isOutOfHundred)
        packing.take(&grade)
        packing.take(&status)
        packing.take(&checked)
        packing.take(&failed)
        packing.take(&found)
        packing.take(&moment)
        packing.take(&sinceSeconds)
        packing.take(&revision)
        packing.take(&hasEarlier)
        packing.take(&rows)
        packing.take(&searched)
        packing.take(&listed)
        packing.take(&piece)
    }
}

extension RecordRow.Found: Packable {
    mutating func pack(_ packing: inout Packing) {
        packing.take(&rule)
        packing.take(&severity)
        packing.take(&count)
    }
}
