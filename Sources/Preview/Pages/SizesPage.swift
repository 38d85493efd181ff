import Rendering

/// The names in `sizes.html`.
struct SizesNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let path, pageLink, screenLink, printLink: TextSlot

    init() {
        common = CommonNames(into: &schema)
        path = schema.text("path")
        pageLink = schema.text("page_link")
        screenLink = schema.text("screen_link")
        printLink = schema.text("print_link")
    }
}

/// A page on a phone, on a desk and on paper, beside each other.
struct SizesPage {
    var common: CommonValues
    var path: String

    func render(_ templates: PreviewTemplates) -> [UInt8] {
        let names = templates.sizesNames
        var page = Page(names.schema)
        common.fill(&page, names.common, title: "三种尺寸")
        let link = Doorkeeper.encoded(path)
        page.set(names.path, path)
        page.set(names.pageLink, common.root + link)
        page.set(names.screenLink, common.isLive ? "\(common.root)_preview/bare/\(link)" : common.root + link)
        if common.isLive { page.set(names.printLink, "\(common.root)_preview/print/\(link)") }
        var out: [UInt8] = []
        templates.sizes.render(page, into: &out)
        return out
    }

    /// A style sheet as paper has it: what is for print counts, what is for screens does not.
    static func printed(_ css: [UInt8]) -> [UInt8] {
        var text = String(decoding: css, as: UTF8.self)
        for (media, other) in [("@media print", "@media all"), ("@media screen", "@media not all")] {
            text = text.split(separator: media, omittingEmptySubsequences: false).joined(separator: other)
        }
        return Array(text.utf8)
    }
}
