import Rendering

/// The page of a year; the pages that show who published in time.
extension IndexWriter {
    func writeYear(_ year: Int) {
        let address = Addresses.year(year)
        begin(address, "\(year)年度")
        let entries = index.byYear[year] ?? []
        var tally = Tally()
        for entry in entries { tally.add(index.record(entry)) }
        tally.fill(&page, names)
        page.set(names.departmentCount, index.departments.count)
        var last: [String]?
        var group = Page.Item.page
        for entry in entries {
            let region = index.departments[entry.department].region
            if region != last {
                group = page.add(to: names.groups)
                page.set(names.group.name, region.joined(separator: " "), in: group)
                if !region.isEmpty { page.set(names.group.link, "../" + Addresses.region(region).link, in: group) }
                last = region
            }
            row(entry, root: "../", to: names.group.rows, in: group)
        }
        writeMissing(year, Set(entries.map(\.department)))
        writeOtherYears(year, prefix: "")
        drawScores(year)
        page.set(names.year, year)
        end(theme.year, address)
    }

    /// Departments whose neighbouring years are public while this one is not.
    private func writeMissing(_ year: Int, _ present: Set<Int>) {
        for (place, department) in index.departments.enumerated() where !present.contains(place) {
            guard let first = department.years.first?.year, first < year else { continue }
            self.place(department.name, "../\(department.slug)/index.html", to: names.missing)
        }
    }

    private func writeOtherYears(_ year: Int, prefix: String) {
        for other in index.years {
            place("\(other)", "\(prefix)\(other).html", count: index.byYear[other]?.count, to: names.years)
        }
    }

    func writeSync() {
        begin(Addresses.sync, "同步公开")
        var tally = Tally()
        for department in index.departments { for record in department.years { tally.add(record) } }
        tally.fill(&page, names)
        for year in index.years {
            var tally = Tally()
            for entry in index.byYear[year] ?? [] { tally.add(index.record(entry)) }
            let item = page.add(to: names.groups)
            page.set(names.group.name, year, in: item)
            page.set(names.group.link, Addresses.sync(year).link, in: item)
            page.set(names.group.togetherCount, tally.together, in: item)
            // What was not together stands on the first page: few, and what readers look for.
            for entry in index.byYear[year] ?? [] where index.record(entry).calendar.status != .together {
                guard index.byYear[year]?.count ?? 0 <= 200 else { break }
                row(entry, root: "", to: names.group.rows, in: item)
            }
            place("\(year)", Addresses.sync(year).link, count: tally.disclosures, to: names.years)
        }
        end(theme.sync, Addresses.sync)
    }

    func writeSync(_ year: Int) {
        let address = Addresses.sync(year)
        begin(address, "\(year)年度同步公开")
        page.set(names.year, year)
        var tally = Tally()
        for entry in index.byYear[year] ?? [] {
            tally.add(index.record(entry))
            row(entry, root: "../", to: names.rows)
        }
        tally.fill(&page, names)
        writeOtherYears(year, prefix: "")
        end(theme.syncYear, address)
    }
}
