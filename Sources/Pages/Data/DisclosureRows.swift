import Disclosures
import Figures
import Rendering

/// The rows that a department has in the table of disclosures. They are put aside in one piece when its pages are
/// written, so that the table can be put together without the records.
enum DisclosureRows {
    static func of(_ records: [Record], _ slug: String) -> [UInt8] {
        var out: [UInt8] = []
        var row = CSVRow()
        for record in records where record.isPublic { write(record, of: slug, &row, &out) }
        return out
    }

    private static func write(_ record: Record, of slug: String, _ row: inout CSVRow, _ out: inout [UInt8]) {
        row.plain(slug, into: &out)
        row.int(record.year, into: &out)
        row.int(record.items.revision, into: &out)
        row.decimal(record.score, into: &out)
        row.decimal(record.outOf, into: &out)
        row.plain(record.grade?.rawValue, into: &out)
        row.text(record.items.gradePrinted, into: &out)
        for amount in [record.initial, record.adjusted, record.actual] {
            row.decimal(amount.map(Amounts.cents), into: &out)
        }
        row.decimal(record.sum(.basic, .actual)?.value, into: &out)
        row.decimal(record.sum(.project, .actual)?.value, into: &out)
        row.decimal(record.rate, into: &out)
        row.bool(record.rate == nil ? nil : record.items.isRateComputed, into: &out)
        write(record.calendar, record, &row, &out)
        row.int(record.checked, into: &out)
        row.int(record.failed, into: &out)
        let findings = record.findingCounts
        for count in [findings.errors, findings.warnings, findings.notes] { row.int(count, into: &out) }
        row.plain(record.items.file(.report)?.digest.hexadecimal, into: &out)
        row.plain(record.items.file(.accounts)?.digest.hexadecimal, into: &out)
        row.plain(Addresses.disclosure(slug, record.year).path, into: &out)
        row.end(into: &out)
    }

    private static func write(_ calendar: Calendar, _ record: Record, _ row: inout CSVRow, _ out: inout [UInt8]) {
        let status = DataWords.status(calendar.status)
        row.plain(calendar.approved?.bytes, into: &out)
        row.plain(calendar.deadline?.bytes, into: &out)
        row.plain(calendar.moment?.bytes, into: &out)
        row.bool(record.items.proof != nil, into: &out)
        row.plain(record.items.correction == nil ? nil : record.since?.bytes, into: &out)
        row.plain(calendar.earlier?.report?.bytes, into: &out)
        row.plain(calendar.earlier?.accounts?.bytes, into: &out)
        row.int(calendar.lag, into: &out)
        row.plain(status.word, into: &out)
        row.int(status.days, into: &out)
    }
}
