import Audit
import Documents
import Figures
import Rendering
import Reports

/// The names in `source.html`.
struct SourceNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let file, pageLink, missing, factCount: TextSlot
    let text: HTMLSlot
    let groups, rows: ListSlot
    let heading, id, name, value, link, line: TextSlot

    init() {
        common = CommonNames(into: &schema)
        file = schema.text("file")
        pageLink = schema.text("page_link")
        missing = schema.text("missing")
        factCount = schema.text("fact_count")
        text = schema.html("text")
        var row = Schema()
        id = row.text("id")
        name = row.text("name")
        value = row.text("value")
        link = row.text("link")
        line = row.text("line")
        var group = Schema()
        heading = group.text("heading")
        rows = group.list("rows", of: row)
        groups = schema.list("groups", of: group)
    }
}

/// The report as received beside what was understood of it. Each figure leads to what it was taken for, and back.
struct SourcePage {
    var common: CommonValues
    var title: String
    var file: String
    var pageLink: String
    var report: Report
    var findings: [Finding]

    func render(_ templates: PreviewTemplates) -> [UInt8] {
        let names = templates.sourceNames
        var page = Page(names.schema)
        common.fill(&page, names.common, title: title, isWide: true)
        page.set(names.file, file)
        page.set(names.pageLink, pageLink)
        page.set(names.missing, report.notFound.joined(separator: "、"))
        let understood = Understood(report, findings: findings)
        page.set(names.factCount, understood.count)
        let marks = SourceMarks(understood.groups.flatMap(\.rows))
        page.write(names.text) { marks.write(report.document.source.bytes, into: &$0) }
        let lines = LineStarts(report.document.source.bytes)
        for group in understood.groups where !group.rows.isEmpty {
            let item = page.add(to: names.groups)
            page.set(names.heading, group.heading, in: item)
            for row in group.rows {
                let line = page.add(to: names.rows, in: item)
                page.set(names.id, "u\(row.number)", in: line)
                page.set(names.name, row.name, in: line)
                page.set(names.value, row.value, in: line)
                if let place = row.place, let mark = marks.mark(of: row.number) {
                    page.set(names.link, "#m\(mark)", in: line)
                    page.set(names.line, lines.line(of: place.start), in: line)
                }
            }
        }
        var out: [UInt8] = []
        templates.source.render(page, into: &out)
        return out
    }
}
