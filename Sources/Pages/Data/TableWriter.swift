import Disclosures
import Figures
import Rendering

/// Writes tables of a range of departments as CSV: UTF-8 with a byte order mark, which spreadsheets need to show
/// Chinese.
struct TableWriter {
    let index: SiteIndex
    let output: any PageOutput

    static func address(_ table: TableKind, _ year: Int?, in folder: String) -> Address {
        Address("\(folder)\(table.rawValue)\(year.map { "-\($0)" } ?? "").csv")
    }

    func write(_ kind: TableKind, _ year: Int?, _ range: DepartmentRange, in folder: String) {
        var out: [UInt8] = []
        var size = 4096
        forEach(range, year) { _, record in size += record.rows.piece(kind).count + 512 }
        out.reserveCapacity(size)
        out.append(contentsOf: [0xEF, 0xBB, 0xBF])
        var row = CSVRow()
        for field in DataTable.of(kind).fields { row.plain(field.name, into: &out) }
        row.end(into: &out)
        switch kind {
        case .departments:
            for department in index.departments[range.departments] where department.isPublic {
                write(department, &row, &out)
            }
        case .disclosures:
            forEach(range, year) { write($0, index.record($1), &row, &out) }
        case .facts, .indicators, .findings:
            forEach(range, year) { _, record in index.attic.get(record.rows.piece(kind), into: &out) }
        }
        output.write(file: out, at: TableWriter.address(kind, year, in: folder))
    }

    private func forEach(_ range: DepartmentRange, _ year: Int?, _ body: (DepartmentRecord, RecordRow) -> Void) {
        for department in index.departments[range.departments] {
            for record in department.years where record.isPublic && (year == nil || record.year == year) {
                body(department, record)
            }
        }
    }

    private func write(_ department: DepartmentRecord, _ row: inout CSVRow, _ out: inout [UInt8]) {
        row.plain(department.slug, into: &out)
        row.text(department.name, into: &out)
        row.text(department.kind, into: &out)
        row.text(department.region.joined(separator: "/"), into: &out)
        row.text(department.aliases.joined(separator: "、"), into: &out)
        row.end(into: &out)
    }

    private func write(
        _ department: DepartmentRecord, _ record: Record, _ row: inout CSVRow, _ out: inout [UInt8]
    ) {
        row.plain(department.slug, into: &out)
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
        row.plain(Addresses.disclosure(department.slug, record.year).path, into: &out)
        row.end(into: &out)
    }

    private func write(_ calendar: Calendar, _ record: Record, _ row: inout CSVRow, _ out: inout [UInt8]) {
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
