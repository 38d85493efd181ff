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
        let departments = index.departments[range.departments]
        let pieces = year.map { index.rows(kind, $0, range) } ?? departments.map(\.rows)
        var out: [UInt8] = []
        out.reserveCapacity(pieces.reduce(4096) { $0 + $1.count })
        out.append(contentsOf: [0xEF, 0xBB, 0xBF])
        var row = CSVRow()
        for field in DataTable.of(kind).fields { row.plain(field.name, into: &out) }
        row.end(into: &out)
        if kind == .departments {
            for department in departments where department.isPublic { write(department, &row, &out) }
        } else {
            for piece in pieces { index.attic.get(piece, into: &out) }
        }
        output.write(file: out, at: TableWriter.address(kind, year, in: folder))
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
