import Disclosures

/// The tables, and the packages that describe them.
struct DataTables: BundleSource {
    let site: Site

    func look(_ theme: Theme) -> Look { .none }

    func bundles(of index: SiteIndex) -> [Bundle] {
        let ranges = DepartmentRange.all(index)
        let package = DataPackage(site: site, index: index)
        var bundles: [Bundle] = []
        for range in ranges {
            let folder = DataPackage.folder(range, of: ranges)
            for (kind, year) in range.tables {
                bundles.append(
                    Bundle(
                        "table/\(TableWriter.address(kind, year, in: folder).path)", inputs(kind, year, range, index)
                    ) {
                        TableWriter(index: $0.index, output: $0.output).write(kind, year, range, in: folder)
                    })
            }
            var inputs = Inputs()
            inputs.add("the years", range.years)
            bundles.append(
                Bundle("package/\(folder)", inputs) { writer in
                    var out: [UInt8] = []
                    package.write(range, into: &out)
                    writer.output.write(file: out, at: Address("\(folder)datapackage.json"))
                })
        }
        if ranges.count > 1 {
            var inputs = Inputs()
            inputs.add("the packages", ranges.flatMap { [$0.name, package.departments($0)] })
            bundles.append(
                Bundle("packages", inputs) { writer in
                    var out: [UInt8] = []
                    package.write(ranges, into: &out)
                    writer.output.write(file: out, at: DataPackage.address)
                })
        }
        return bundles
    }

    private func inputs(_ kind: TableKind, _ year: Int?, _ range: DepartmentRange, _ index: SiteIndex) -> Inputs {
        var rows: [Fingerprint] = []
        if let year {
            // Of the rows' own bytes: what else a report says does not matter here.
            rows = index.rows(kind, year, range).map { Fingerprint(value: $0.fingerprint) }
        } else {
            for department in index.departments[range.departments] where department.isPublic {
                rows.append(
                    kind == .departments ? department.fingerprint : Fingerprint(value: department.rows.fingerprint))
            }
        }
        var inputs = Inputs()
        inputs.add("its rows", rows)
        return inputs
    }
}

extension SiteIndex {
    /// Where the rows of a table that is split by year lie.
    func rows(_ kind: TableKind, _ year: Int, _ range: DepartmentRange) -> [Attic.Piece] {
        (range.entries[year] ?? []).map { row($0).rows.piece(kind) }
    }
}

extension DepartmentRange {
    /// The tables of the range, each with its year where it is split by year.
    var tables: [(kind: TableKind, year: Int?)] {
        TableKind.allCases.flatMap { kind in
            kind.isSplitByYear ? years.map { (kind, $0) } : [(kind, nil)]
        }
    }
}
