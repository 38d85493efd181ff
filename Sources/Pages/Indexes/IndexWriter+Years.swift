import Rendering

/// A page for each year: who published, and who is missing. Where they are many, a page for each region below it.
struct YearPages: BundleSource {
    func look(_ theme: Theme) -> Look { .pages(theme.year) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        index.years.flatMap { year in
            let partition = Partition(index, index.items(of: year, withMissing: true))
            return partition.nodes.indices.map { node in
                var inputs = partition.inputs(node)
                inputs.add("the years", index.yearCounts)
                return Bundle("year/\(year)\(partition.nodes[node].suffix)", inputs) {
                    $0.writeYear(year, partition, node)
                }
            }
        }
    }
}

extension SiteIndex {
    /// The departments of a year, in order of region; those that published before, but not this year, with them or not.
    func items(of year: Int, withMissing: Bool) -> [Partition.Item] {
        order.compactMap { place in
            let years = departments[place].years
            if let record = years.firstIndex(where: { $0.year == year }) {
                return Partition.Item(department: place, record: record)
            }
            guard withMissing, let first = years.first?.year, first < year else { return nil }
            return Partition.Item(department: place, record: nil)
        }
    }
}

extension IndexWriter {
    func writeYear(_ year: Int, _ partition: Partition, _ place: Int) {
        let node = partition.nodes[place]
        let address = Addresses.year(year, node.suffix)
        beginPart(of: partition, place, "\(year)年度") { Addresses.year(year, $0) }
        node.tally.fill(&page, names)
        var last: [String]?
        var group = Page.Item.page
        for item in node.items {
            let department = index.departments[item.department]
            guard let record = item.record else { continue }
            if department.region != last {
                let region = department.region
                group = page.add(to: names.groups)
                page.set(names.group.name, region.joined(separator: " "), in: group)
                if !region.isEmpty { page.set(names.group.link, "../" + Addresses.region(region).link, in: group) }
                last = region
            }
            row(
                SiteIndex.Entry(department: item.department, record: record), root: "../", to: names.group.rows,
                in: group)
        }
        let missing = node.items.filter { $0.record == nil }.map(\.department).sorted()
        for department in missing {
            self.place(
                index.departments[department].name, "../\(index.departments[department].slug)/index.html",
                to: names.missing)
        }
        page.set(names.showsMissing, !missing.isEmpty || node.children.isEmpty)
        writeOtherYears()
        drawScores(node.scores, year)
        page.set(names.year, year)
        end(theme.year, address)
    }

    /// Links to the same page of all years.
    func writeOtherYears() {
        for other in index.years {
            place("\(other)", "\(other).html", count: index.tallies[other]?.disclosures, to: names.years)
        }
    }

    /// Begins a page of a long list: its name, the way up, the pages below.
    func beginPart(of partition: Partition, _ place: Int, _ name: String, address: (_ suffix: String) -> Address) {
        let node = partition.nodes[place]
        let area = node.parent == nil ? "" : partition.title(place)
        begin(address(node.suffix), area.isEmpty ? name : "\(name) \(area)")
        page.set(names.area, area)
        page.set(names.hasRows, node.items.contains { $0.record != nil })
        for above in partition.ancestors(place) {
            let node = partition.nodes[above]
            self.place(
                node.parent == nil ? name : partition.title(above), "../" + address(node.suffix).link, to: names.trail)
        }
        for child in node.children {
            self.place(
                partition.title(child), "../" + address(partition.nodes[child].suffix).link,
                count: partition.count(child), to: names.places)
        }
    }
}
