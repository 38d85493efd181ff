import Figures
import Rendering

/// A page for each department: its years, and where it stands among those of its region.
struct DepartmentIndexes: BundleSource {
    func look(_ theme: Theme) -> Look { .pages(theme.department) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        // All departments of a region show the same scores of the same year.
        var peers: [Peers: Fingerprint] = [:]
        return index.departments.indices.map { place in
            let department = index.departments[place]
            var inputs = Inputs()
            inputs.add("the department", [department.fingerprint])
            inputs.add("its years", department.years.map(\.listed))
            if let year = department.years.last(where: { $0.score != nil })?.year {
                let key = Peers(region: index.regionPlaces[department.region] ?? -1, year: year)
                if peers[key] == nil { peers[key] = Fingerprint(index.peerScores(department.region, year).packed) }
                inputs.add("the scores of the departments of its region", peers[key].map { [$0] } ?? [])
            }
            return Bundle("department/\(department.slug)", inputs) { $0.writeDepartment(place) }
        }
    }

    private struct Peers: Hashable {
        var region: Int
        var year: Int
    }
}

extension IndexWriter {
    func writeDepartment(_ place: Int) {
        let department = index.departments[place]
        let address = Addresses.department(department.slug)
        begin(address, department.name, feed: (Feeds.folder(department: department.slug), department.name))
        page.set(names.kind, department.kind)
        page.set(names.aliases, department.aliases.joined(separator: "、"))
        trail(department.region, root: "../")
        var tally = Tally()
        for record in department.years { tally.add(record) }
        tally.fill(&page, names)
        let records = department.years.map(index.listed)
        for record in records.reversed() { row(department, record, root: "../", to: names.rows) }
        drawYears(records.filter(\.isPublic))
        drawPeers(department)
        end(theme.department, address)
    }

    private func drawYears(_ years: [Record]) {
        guard let first = years.first?.year, let last = years.last?.year, last > first,
            last - first < 40
        else { return }
        let labels = (first...last).map(String.init)
        let records = (first...last).map { year in years.first { $0.year == year } }
        let scores = records.map { $0?.score }
        if scores.count(where: { $0 != nil }) > 1 {
            var chart = SeriesChart(
                labelTitle: "年度", labels: labels,
                first: SeriesChart.Series(name: "自评得分", values: scores.map { $0?.reduced }))
            chart.axis = .fitted
            chart.breaks = breaks(records)
            page.set(names.hasBreaks, !chart.breaks.isEmpty)
            let known = scores.compactMap { $0 }
            let least = known.min() ?? .zero
            let greatest = known.max() ?? .zero
            draw(
                chart,
                ChartCaption(
                    id: "scores", title: "历年自评得分", sentence: "\(first)年至\(last)年，最低\(least)分，最高\(greatest)分。"),
                names.scoresChart, names.scoresTable)
        }
        let actual = records.map { $0?.actual }
        if actual.count(where: { $0 != nil }) > 1 {
            var chart = SeriesChart(
                labelTitle: "年度", labels: labels,
                first: SeriesChart.Series(name: "决算支出（万元）", values: actual.map { $0.map(Amounts.wanValue) }))
            let planned = records.map { $0?.adjusted ?? $0?.initial }
            if planned.contains(where: { $0 != nil }) {
                chart.second = SeriesChart.Series(name: "预算（万元）", values: planned.map { $0.map(Amounts.wanValue) })
            }
            let known = actual.compactMap { $0 }
            let words = known.last.map { String(decoding: Amounts.wan($0), as: UTF8.self) } ?? ""
            draw(
                chart,
                ChartCaption(id: "money", title: "历年预算与决算", sentence: "\(first)年至\(last)年，最近一年决算支出\(words)万元。"),
                names.moneyChart, names.moneyTable)
        }
    }

    /// Years whose indicators are others than those before.
    private func breaks(_ records: [Record?]) -> Set<Int> {
        var breaks: Set<Int> = []
        var last: UInt64 = 0
        for (index, record) in records.enumerated() {
            guard let record, record.scheme != 0 else { continue }
            if last != 0, last != record.scheme { breaks.insert(index) }
            last = record.scheme
        }
        return breaks
    }

    /// Where the department stands among those of its region in its newest year.
    private func drawPeers(_ department: DepartmentRecord) {
        guard let record = department.years.last(where: { $0.score != nil }), let own = record.score else { return }
        let peers = index.peerScores(department.region, record.year)
        guard peers.count > 2, let least = peers.min(), let greatest = peers.max(), least > .zero else { return }
        let from = least < Decimal(60) ? Decimal(0) : Decimal(60)
        let to = greatest > Decimal(100) ? greatest : Decimal(100)
        let chart = StripChart(
            peers: peers, own: own.reduced, ownName: department.name, from: from, to: to,
            columns: (title: "部门", value: "得分"), names: (least: "最低", middle: "中位", greatest: "最高", count: "部门数"))
        let above = peers.count { $0 > own }
        page.set(names.year, record.year)
        draw(
            chart,
            ChartCaption(
                id: "peers", title: "\(record.year)年度在\(department.region.last ?? "")各部门中的位置",
                sentence: "\(peers.count)个部门中，有\(above)个的自评得分更高。"),
            names.peersChart, names.peersTable)
    }
}
