import Disclosures
import Pages
import Rendering

/// The names in `start.html`.
struct StartNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let siteTitle, blockedCount, waitingCount, plannedCount, publicCount: TextSlot
    let groups, rows: ListSlot
    let heading, more, department, year, link, findings, sourceLink: TextSlot
    let standing: StandingNames
    let work: WorkNames

    init() {
        common = CommonNames(into: &schema)
        siteTitle = schema.text("site_title")
        blockedCount = schema.text("blocked_count")
        waitingCount = schema.text("waiting_count")
        plannedCount = schema.text("planned_count")
        publicCount = schema.text("public_count")
        var row = Schema()
        department = row.text("department")
        year = row.text("year")
        link = row.text("link")
        findings = row.text("findings")
        sourceLink = row.text("source_link")
        standing = StandingNames(into: &row)
        work = WorkNames(into: &row)
        var group = Schema()
        heading = group.text("heading")
        more = group.text("more")
        rows = group.list("rows", of: row)
        groups = schema.list("groups", of: group)
    }
}

/// Every department's every year, by what is left to do.
struct StartPage {
    struct Row: Sendable {
        var slug: String
        var department: String
        var year: Int
        var standing: Standing
        var record: LiveRecord?
        /// Whether there is a page to look at, and a report.
        var hasPage: Bool
        var hasReport: Bool

        /// Errors that nobody explained.
        var openErrors: Int { record?.complaints.count { $0.severity == "error" && !$0.isExplained } ?? 0 }
        var warnings: Int { record?.complaints.count { $0.severity == "warning" } ?? 0 }
    }

    var common: CommonValues
    var siteTitle: String
    var rows: [Row]

    static let mostRows = 300

    func render(_ templates: PreviewTemplates) -> [UInt8] {
        let names = templates.startNames
        var page = Page(names.schema)
        common.fill(&page, names.common, title: "待办")
        page.set(names.siteTitle, siteTitle)
        func rows(_ kind: Standing.Kind) -> [Row] { self.rows.filter { $0.standing.kind == kind } }
        let (blocked, waiting, planned, open) = (rows(.blocked), rows(.waiting), rows(.planned), rows(.open))
        page.set(names.blockedCount, blocked.count)
        page.set(names.waitingCount, waiting.count)
        page.set(names.plannedCount, planned.count)
        page.set(names.publicCount, open.count)
        let unclear = open.filter { $0.openErrors > 0 }
        add("要处理", blocked.sorted { $0.standing.count > $1.standing.count }, to: &page, names)
        add("在等", waiting, to: &page, names)
        add("到时公开", planned, to: &page, names)
        add("可以公开，但有错误没有说明", unclear, to: &page, names)
        add("可以公开", open.filter { $0.openErrors == 0 }, to: &page, names)
        var out: [UInt8] = []
        templates.start.render(page, into: &out)
        return out
    }

    private func add(_ heading: String, _ rows: [Row], to page: inout Page, _ names: StartNames) {
        guard !rows.isEmpty else { return }
        let group = page.add(to: names.groups)
        page.set(names.heading, "\(heading)（\(rows.count)）", in: group)
        for row in rows.prefix(StartPage.mostRows) {
            let item = page.add(to: names.rows, in: group)
            page.set(names.department, row.department, in: item)
            page.set(names.year, row.year, in: item)
            let source = "\(common.root)_preview/source/\(row.slug)/\(row.year).html"
            page.set(
                names.link, row.hasPage ? "\(common.root)\(row.slug)/\(row.year).html" : row.hasReport ? source : "",
                in: item)
            if row.hasReport { page.set(names.sourceLink, source, in: item) }
            names.standing.fill(&page, row.standing, in: item)
            names.work.fill(&page, row.standing.work, in: item)
            var findings: [String] = []
            if row.openErrors > 0 { findings.append("\(row.openErrors) 处错误没有说明") }
            if row.warnings > 0 { findings.append("\(row.warnings) 处提醒") }
            if !findings.isEmpty { page.set(names.findings, "核对：" + findings.joined(separator: "，"), in: item) }
        }
        if rows.count > StartPage.mostRows { page.set(names.more, rows.count - StartPage.mostRows, in: group) }
    }
}
