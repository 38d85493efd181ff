import Rendering

/// The names in `change.html`.
struct ChangeNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let path, release, pageLink, note, more: TextSlot
    let hasRows: FlagSlot
    let rows: ListSlot
    let before, after: HTMLSlot

    init() {
        common = CommonNames(into: &schema)
        path = schema.text("path")
        release = schema.text("release")
        pageLink = schema.text("page_link")
        note = schema.text("note")
        more = schema.text("more")
        hasRows = schema.flag("has_rows")
        var row = Schema()
        before = row.html("before")
        after = row.html("after")
        rows = schema.list("rows", of: row)
    }
}

/// What changes on one page, word by word.
struct ChangePage {
    var common: CommonValues
    var path: String
    var release: String?
    /// Nil where there is no such page.
    var before: [UInt8]?
    var after: [UInt8]?

    static let mostRows = 500

    func render(_ templates: PreviewTemplates) -> [UInt8] {
        let names = templates.changeNames
        var page = Page(names.schema)
        common.fill(&page, names.common, title: "改了什么")
        page.set(names.path, path)
        page.set(names.release, release ?? "还没有")
        page.set(names.pageLink, common.root + Doorkeeper.encoded(path))
        switch (before, after) {
        case (nil, nil): page.set(names.note, "现在没有这个页面，发布后也没有。")
        case (nil, _): page.set(names.note, "这是新页面，现在还没有。")
        case (_, nil): page.set(names.note, "发布后公众看不到这个页面。")
        case (let before?, let after?):
            let rows = PageDifference(before: before, after: after).rows
            if before == after {
                page.set(names.note, "没有不同。")
            } else if rows.isEmpty {
                page.set(names.note, "文字没有变，只有样式、链接或者图形变了。")
            }
            page.set(names.hasRows, !rows.isEmpty)
            for row in rows.prefix(ChangePage.mostRows) {
                let item = page.add(to: names.rows)
                page.set(names.before, row.before, in: item)
                page.set(names.after, row.after, in: item)
            }
            if rows.count > ChangePage.mostRows { page.set(names.more, rows.count - ChangePage.mostRows) }
        }
        var out: [UInt8] = []
        templates.change.render(page, into: &out)
        return out
    }
}
