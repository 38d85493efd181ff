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
        if kind == .disclosures {
            for department in index.departments[range.departments] { size += department.rows.count }
        } else {
            forEach(range, year) { _, record in size += record.rows.piece(kind).count + 512 }
        }
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
            for department in index.departments[range.departments] { index.attic.get(department.rows, into: &out) }
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
}
