import Disclosures
import Rendering

/// The page that explains the data.
struct DataPage: BundleSource {
    let site: Site

    func look(_ theme: Theme) -> Look { .pages(theme.data) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        let ranges = DepartmentRange.all(index)
        let package = DataPackage(site: site, index: index)
        var inputs = Inputs()
        inputs.add("how many departments and disclosures", [index.departmentCount, index.tally.disclosures])
        inputs.add("the packages", ranges.flatMap { [$0.name, package.departments($0)] })
        inputs.add("the years", index.years)
        inputs.add("the newest", index.newest(1).map(index.fingerprint))
        inputs.add("the regions at the top", index.roots.map { index.regions[$0].path[0] })
        if ranges.count == 1 {
            inputs.add(
                "how many rows the tables have",
                TableKind.allCases.flatMap { kind in index.years.map { index.rowCount(kind, $0) } })
        }
        return [Bundle("data", inputs) { $0.writeData(ranges) }]
    }
}

extension SiteIndex {
    /// How many rows a table has, of a year where it is split by year.
    func rowCount(_ kind: TableKind, _ year: Int?) -> Int {
        switch kind {
        case .departments: departmentCount
        case .disclosures: tally.disclosures
        case .facts, .indicators, .findings:
            (year.flatMap { byYear[$0] } ?? []).reduce(0) { $0 + row($1).rows.count(kind) }
        }
    }
}

extension IndexWriter {
    func writeData(_ ranges: [DepartmentRange]) {
        let names = theme.dataNames
        var page = Page(names.schema)
        let heading = "开放数据"
        frame.fill(&page, names.frame, FrameValues(address: Addresses.data, title: heading))
        page.set(names.heading, heading)
        page.set(names.base, frame.site.baseURL ?? "")
        page.set(names.hasFeeds, frame.site.baseURL != nil)
        page.set(names.ledgerKey, frame.site.ledgerKey ?? "")
        page.set(names.package, DataPackage.address.link)
        page.set(names.departmentCount, index.departmentCount)
        page.set(names.disclosureCount, index.tally.disclosures)
        if let entry = index.newest(1).first {
            let department = index.departments[entry.department]
            page.set(names.exampleDepartment, department.name)
            page.set(names.examplePage, "\(department.slug)/\(index.row(entry).year)")
            page.set(names.exampleYear, index.row(entry).year)
        }
        var downloads: [(name: String, address: Address, type: StaticString)] = [
            ("datapackage.json", DataPackage.address, "application/json")
        ]
        if let range = ranges.first { page.set(names.folder, DataPackage.folder(range, of: ranges)) }
        if let range = ranges.first, ranges.count == 1 {
            for kind in TableKind.allCases { addFiles(kind, range, to: &page, &downloads) }
        } else {
            let package = DataPackage(site: frame.site, index: index)
            for kind in TableKind.allCases { _ = add(kind, to: &page) }
            for range in ranges {
                let item = page.add(to: names.packages)
                page.set(names.place.name, package.departments(range), in: item)
                page.set(names.place.link, "data/\(range.name)/datapackage.json", in: item)
                page.set(names.place.count, range.departments.count, in: item)
            }
        }
        page.write(names.frame.structured) { StructuredData(frame.site).write(downloads, index, into: &$0) }
        var html: [UInt8] = []
        theme.data.render(page, into: &html)
        output.write(page: html, at: Addresses.data)
    }

    private func add(_ kind: TableKind, to page: inout Page) -> Page.Item {
        let (names, table) = (theme.dataNames.table, DataTable.of(kind))
        let item = page.add(to: theme.dataNames.tables)
        page.set(names.name, kind.rawValue, in: item)
        page.set(names.title, table.title, in: item)
        page.set(names.description, table.description, in: item)
        for field in table.fields {
            let row = page.add(to: names.fields, in: item)
            page.set(names.fieldName, field.name, in: row)
            page.set(names.fieldTitle, field.title, in: row)
            page.set(names.fieldDescription, field.description, in: row)
        }
        return item
    }

    private func addFiles(
        _ kind: TableKind, _ range: DepartmentRange, to page: inout Page,
        _ downloads: inout [(name: String, address: Address, type: StaticString)]
    ) {
        let item = add(kind, to: &page)
        let names = theme.dataNames.table
        for year in kind.isSplitByYear ? range.years.reversed().map(Optional.some) : [nil] {
            let address = TableWriter.address(kind, year, in: "data/")
            let name = String(address.path.dropFirst("data/".count))
            let file = page.add(to: names.files, in: item)
            page.set(names.file.name, name, in: file)
            page.set(names.file.link, address.link, in: file)
            page.set(names.file.count, index.rowCount(kind, year), in: file)
            downloads.append((name, address, "text/csv"))
        }
    }
}
