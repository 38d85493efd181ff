import Figures
import Rendering

/// The first page. It shows counts, the newest, and what leads on; all departments only where they are few.
struct HomePage: BundleSource {
    static let mostNewest = 8

    static func listsDepartments(_ index: SiteIndex) -> Bool { index.departments.count <= 60 }

    func look(_ theme: Theme) -> Look { .pages(theme.home) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        var inputs = Inputs()
        inputs.add("the counts it shows", index.tally)
        inputs.add("the number of departments", index.departmentCount)
        inputs.add("the newest", index.newest(HomePage.mostNewest).map(index.rowFingerprint))
        inputs.add("the years", index.yearCounts)
        inputs.add("how the scores lie", index.scores(index.years.first ?? 0))
        inputs.add(
            "the regions", index.roots.flatMap { ["\(index.regions[$0].departmentCount)"] + index.regions[$0].path })
        if HomePage.listsDepartments(index) {
            inputs.add("the departments", index.order.map { index.rowFingerprint(index.newestEntry($0)) })
        }
        return [Bundle("home", inputs) { $0.writeHome() }]
    }
}

/// The first page: what this is, find a department, the newest, how many in time, how scores lie.
extension IndexWriter {
    func writeHome() {
        begin(Addresses.home, frame.site.title)
        page.set(names.departmentCount, index.departmentCount)
        index.tally.fill(&page, names)
        for year in index.years {
            place("\(year)", Addresses.year(year).link, count: index.tallies[year]?.disclosures, to: names.years)
        }
        for root in index.roots {
            let region = index.regions[root]
            place(
                region.path.last ?? "", Addresses.region(region.path).link, count: region.departmentCount,
                to: names.places)
        }
        for entry in index.newest(HomePage.mostNewest) { row(entry, root: "", to: names.rows) }
        writeGroups(HomePage.listsDepartments(index))
        if let year = index.years.first { drawScores(index.scores(year), year) }
        end(theme.home, Addresses.home)
    }

    /// All departments below their regions, each with its newest year; where they are many, the regions lead to them.
    private func writeGroups(_ isWanted: Bool) {
        guard isWanted else { return }
        for region in index.regions where !region.departments.isEmpty {
            let group = page.add(to: names.groups)
            page.set(names.group.name, region.path.joined(separator: " "), in: group)
            page.set(names.group.link, Addresses.region(region.path).link, in: group)
            for department in region.departments {
                row(index.newestEntry(department), root: "", to: names.group.rows, in: group)
            }
        }
    }

    /// How scores lie.
    func drawScores(_ scores: ScoreCounts, _ year: Int) {
        guard scores.total > 1 else { return }
        let chart = Histogram(
            zip(ScoreCounts.labels, scores.counts).map { Histogram.Column(label: $0, count: $1) },
            columns: (label: "得分", count: "部门数"))
        page.set(names.year, year)
        let most = scores.counts.indices.max { scores.counts[$0] < scores.counts[$1] } ?? 0
        draw(
            chart,
            ChartCaption(
                id: "scores", title: "\(year)年度自评得分的分布",
                sentence: "\(scores.total)个部门给出百分制得分，其中\(ScoreCounts.labels[most])分的最多，有\(scores.counts[most])个。"),
            names.scoresChart, names.scoresTable)
    }
}
