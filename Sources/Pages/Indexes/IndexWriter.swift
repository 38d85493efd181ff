import Disclosures
import Figures
import Rendering

/// Writes the pages that list: home, regions, departments, years, sync, checks. Each worker has its own.
final class IndexWriter {
    let theme: Theme
    let frame: SiteFrame
    let index: SiteIndex
    let scratch: Attic
    let output: any PageOutput
    var page: Page
    private var html: [UInt8] = []
    private(set) lazy var feeds = FeedWriter(
        theme: theme, site: frame.site, index: index, scratch: scratch, output: output)

    init(theme: Theme, frame: SiteFrame, index: SiteIndex, scratch: Attic, output: any PageOutput) {
        self.theme = theme
        self.frame = frame
        self.index = index
        self.scratch = scratch
        self.output = output
        page = Page(theme.indexNames.schema)
    }

    var names: IndexNames { theme.indexNames }

    /// Empties the page and fills its frame.
    func begin(
        _ address: Address, _ heading: String, feed: (folder: String, title: String)? = nil, root: String? = nil
    ) {
        page.removeAll()
        var values = FrameValues(address: address, root: root, title: heading)
        values.feed = feed
        frame.fill(&page, names.frame, values)
        page.set(names.heading, heading)
    }

    func end(_ template: Template, _ address: Address) {
        html.removeAll(keepingCapacity: true)
        template.render(page, into: &html)
        output.write(page: html, at: address)
    }

    /// One disclosure as a row of a list.
    func row(_ entry: SiteIndex.Entry, root: String, to list: ListSlot, in item: Page.Item = .page) {
        row(index.departments[entry.department], index.listed(index.row(entry)), root: root, to: list, in: item)
    }

    func row(
        _ department: DepartmentRecord, _ record: Record, root: String, to list: ListSlot, in item: Page.Item = .page
    ) {
        let names = self.names.row
        let row = page.add(to: list, in: item)
        page.set(names.department, department.name, in: row)
        page.set(names.departmentLink, "\(root)\(department.slug)/index.html", in: row)
        page.set(names.rowYear, record.year, in: row)
        page.set(names.link, "\(root)\(department.slug)/\(record.year).html", in: row)
        page.set(names.hasDisclosure, true, in: row)
        if let score = record.score { page.set(names.score, score, in: row) }
        if let outOf = record.outOf?.reduced, outOf != Decimal(100) { page.set(names.outOf, outOf, in: row) }
        if let grade = record.grade { page.set(names.grade, grade.rawValue, in: row) }
        if let actual = record.actual { page.set(names.actual, Amounts.wan(actual), in: row) }
        if let rate = record.rate { page.set(names.rate, rate, in: row) }
        if record.failed > 0 { page.set(names.failed, record.failed, in: row) }
        page.set(names.isDraft, record.isDraft, in: row)
        page.set(names.isRevised, record.isRevised, in: row)
        page.set(names.isWithdrawn, !record.isPublic, in: row)
        let calendar = record.calendar
        if let day = calendar.approved { page.set(names.approved, day.bytes, in: row) }
        if let day = calendar.deadline { page.set(names.deadline, day.bytes, in: row) }
        if let moment = calendar.moment { page.set(names.moment, moment.minuteBytes, in: row) }
        page.set(names.isProven, calendar.isProven, in: row)
        if let lag = calendar.lag { page.set(names.lag, lag, in: row) }
        if let earlier = calendar.earlier?.report { page.set(names.declared, earlier.bytes, in: row) }
        guard record.isPublic else { return }
        if let days = calendar.apart { page.set(names.apartDays, days, in: row) }
        switch calendar.status {
        case .together: page.set(names.isTogether, true, in: row)
        case .late(let days):
            page.set(names.isLate, true, in: row)
            page.set(names.days, days, in: row)
        case .apart(let days):
            page.set(names.isApart, true, in: row)
            page.set(names.days, days, in: row)
        case .unknown: page.set(names.isUnknown, true, in: row)
        }
    }

    func place(_ name: String, _ link: String, count: Int? = nil, to list: ListSlot) {
        let item = page.add(to: list)
        page.set(names.place.name, name, in: item)
        page.set(names.place.link, link, in: item)
        if let count { page.set(names.place.count, count, in: item) }
    }

    /// The way from the top down to a region, itself left out or not.
    func trail(_ path: [String], root: String) {
        guard !path.isEmpty else { return }
        for depth in 1...path.count {
            let part = Array(path[..<depth])
            place(path[depth - 1], root + Addresses.region(part).link, to: names.trail)
        }
    }

    func draw(_ chart: some Chart, _ caption: ChartCaption, _ picture: HTMLSlot, _ table: HTMLSlot) {
        page.write(picture) { chart.draw(caption, into: &$0) }
        page.write(table) { chart.table.write(into: &$0) }
    }
}
