import Figures
import Rendering

/// The first page: what this is, find a department, the newest, how many in time, how scores lie.
extension IndexWriter {
    private static let mostNewest = 8
    private static let mostDepartments = 60

    func writeHome() {
        begin(Addresses.home, frame.site.title)
        page.set(names.departmentCount, index.departments.count)
        var tally = Tally()
        for department in index.departments { for record in department.years { tally.add(record) } }
        tally.fill(&page, names)
        for year in index.years {
            place("\(year)", Addresses.year(year).link, count: index.byYear[year]?.count, to: names.years)
        }
        for root in index.roots {
            let region = index.regions[root]
            place(
                region.path.last ?? "", Addresses.region(region.path).link, count: region.departmentCount,
                to: names.places)
        }
        for entry in index.newest(IndexWriter.mostNewest) { row(entry, root: "", to: names.rows) }
        writeGroups(index.departments.count <= IndexWriter.mostDepartments)
        if let year = index.years.first { drawScores(year) }
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
                let last = index.departments[department].years.count - 1
                row(SiteIndex.Entry(department: department, record: last), root: "", to: names.group.rows, in: group)
            }
        }
    }

    /// How the scores of a year lie.
    func drawScores(_ year: Int) {
        let scores = (index.byYear[year] ?? []).compactMap { entry -> Decimal? in
            let record = index.record(entry)
            guard let score = record.score, record.outOf.map({ $0 == Decimal(100) }) ?? true else { return nil }
            return score
        }
        guard scores.count > 1 else { return }
        var counts = [0, 0, 0, 0, 0, 0]
        for score in scores {
            let place: Int
            if score < Decimal(60) {
                place = 0
            } else if score < Decimal(80) {
                place = 1
            } else if score < Decimal(90) {
                place = 2
            } else if score < Decimal(95) {
                place = 3
            } else if score < Decimal(100) {
                place = 4
            } else {
                place = 5
            }
            counts[place] += 1
        }
        let labels = ["60以下", "60–80", "80–90", "90–95", "95–100", "满分"]
        let chart = Histogram(
            zip(labels, counts).map { Histogram.Column(label: $0, count: $1) }, columns: (label: "得分", count: "部门数"))
        page.set(names.year, year)
        let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        draw(
            chart,
            ChartCaption(
                id: "scores", title: "\(year)年度自评得分的分布",
                sentence: "\(scores.count)个部门给出百分制得分，其中\(labels[most])分的最多，有\(counts[most])个。"),
            names.scoresChart, names.scoresTable)
    }
}
