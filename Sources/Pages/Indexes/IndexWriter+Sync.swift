import Rendering

/// The pages that show who published in time: all years at a glance, and each disclosure of a year with its dates.
struct SyncPages: BundleSource {
    /// What was not together stands on the first page where it is found among so many.
    static let mostShown = 200

    func look(_ theme: Theme) -> Look { .pages(theme.sync, theme.syncYear) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        var inputs = Inputs()
        inputs.add("the counts it shows", index.tally)
        inputs.add("the years", index.yearCounts)
        inputs.add("the counts of the years", index.years.compactMap { index.tallies[$0] })
        inputs.add("what was late", index.years.flatMap(index.notTogether).map(index.rowFingerprint))
        let first = Bundle("sync", inputs) { $0.writeSync() }
        return [first]
            + index.years.flatMap { year in
                let partition = Partition(index, index.items(of: year, withMissing: false))
                return partition.nodes.indices.map { node in
                    var inputs = partition.inputs(node)
                    inputs.add("the years", index.yearCounts)
                    return Bundle("sync/\(year)\(partition.nodes[node].suffix)", inputs) {
                        $0.writeSync(year, partition, node)
                    }
                }
            }
    }
}

extension SiteIndex {
    /// Of a year, what did not come together or not in time; nothing where the year is too large to be searched.
    func notTogether(_ year: Int) -> [Entry] {
        let entries = byYear[year] ?? []
        guard entries.count <= SyncPages.mostShown else { return [] }
        return entries.filter { row($0).isPublic && row($0).status != .together }
    }
}

extension IndexWriter {
    func writeSync() {
        begin(Addresses.sync, "同步公开")
        index.tally.fill(&page, names)
        for year in index.years {
            let tally = index.tallies[year] ?? Tally()
            let item = page.add(to: names.groups)
            page.set(names.group.name, year, in: item)
            page.set(names.group.link, Addresses.sync(year).link, in: item)
            page.set(names.group.togetherCount, tally.together, in: item)
            for entry in index.notTogether(year) { row(entry, root: "", to: names.group.rows, in: item) }
            place("\(year)", Addresses.sync(year).link, count: tally.disclosures, to: names.years)
        }
        end(theme.sync, Addresses.sync)
    }

    func writeSync(_ year: Int, _ partition: Partition, _ place: Int) {
        let node = partition.nodes[place]
        beginPart(of: partition, place, "\(year)年度同步公开") { Addresses.sync(year, $0) }
        page.set(names.year, year)
        for item in node.items {
            guard let record = item.record else { continue }
            row(SiteIndex.Entry(department: item.department, record: record), root: "../", to: names.rows)
        }
        node.tally.fill(&page, names)
        writeOtherYears()
        end(theme.syncYear, Addresses.sync(year, node.suffix))
    }
}
