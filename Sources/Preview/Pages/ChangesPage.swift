import Rendering

/// The names in `changes.html`.
struct ChangesNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let release, addedCount, changedCount, removedCount, sameCount: TextSlot
    let hasRelease: FlagSlot
    let groups, rows: ListSlot
    let heading, more, path, link, differenceLink: TextSlot

    init() {
        common = CommonNames(into: &schema)
        release = schema.text("release")
        addedCount = schema.text("added_count")
        changedCount = schema.text("changed_count")
        removedCount = schema.text("removed_count")
        sameCount = schema.text("same_count")
        hasRelease = schema.flag("has_release")
        var row = Schema()
        path = row.text("path")
        link = row.text("link")
        differenceLink = row.text("difference_link")
        var group = Schema()
        heading = group.text("heading")
        more = group.text("more")
        rows = group.list("rows", of: row)
        groups = schema.list("groups", of: group)
    }
}

/// All pages that change for citizens.
struct ChangesPage {
    var common: CommonValues
    var release: String?
    var difference: SiteDifference

    static let mostRows = 1000

    func render(_ templates: PreviewTemplates) -> [UInt8] {
        let names = templates.changesNames
        var page = Page(names.schema)
        common.fill(&page, names.common, title: "发布后会变的页面")
        page.set(names.release, release ?? "还没有")
        page.set(names.hasRelease, release != nil)
        page.set(names.addedCount, difference.added.count)
        page.set(names.changedCount, difference.changed.count)
        page.set(names.removedCount, difference.removed.count)
        page.set(names.sameCount, difference.same)
        add("改动", difference.changed, isThere: true, canCompare: true, to: &page, names)
        add("新增", difference.added, isThere: true, canCompare: false, to: &page, names)
        add("不再有", difference.removed, isThere: false, canCompare: false, to: &page, names)
        var out: [UInt8] = []
        templates.changes.render(page, into: &out)
        return out
    }

    private func add(
        _ heading: String, _ paths: [String], isThere: Bool, canCompare: Bool, to page: inout Page,
        _ names: ChangesNames
    ) {
        guard !paths.isEmpty else { return }
        // Pages are what people read: they come before the files beside them.
        let ordered = paths.filter { $0.hasSuffix(".html") } + paths.filter { !$0.hasSuffix(".html") }
        let group = page.add(to: names.groups)
        page.set(names.heading, "\(heading)（\(paths.count)）", in: group)
        for path in ordered.prefix(ChangesPage.mostRows) {
            let item = page.add(to: names.rows, in: group)
            page.set(names.path, path, in: item)
            if isThere { page.set(names.link, common.root + Doorkeeper.encoded(path), in: item) }
            if canCompare, path.hasSuffix(".html") {
                page.set(
                    names.differenceLink, "\(common.root)_preview/change/\(Doorkeeper.encoded(path))", in: item)
            }
        }
        if paths.count > ChangesPage.mostRows { page.set(names.more, paths.count - ChangesPage.mostRows, in: group) }
    }
}
