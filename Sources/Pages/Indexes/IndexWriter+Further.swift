import Disclosures
import Rendering

/// The pages that staff write.
struct FurtherPages: BundleSource {
    let pages: [FurtherPage]

    func look(_ theme: Theme) -> Look { .pages(theme.page) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        pages.map { page in
            var inputs = Inputs()
            inputs.add("the page as staff wrote it", page)
            return Bundle("further/\(page.name)", inputs) { $0.write(page, Markdown()) }
        }
    }
}

extension IndexWriter {
    func write(_ further: FurtherPage, _ markdown: Markdown) {
        let address = Addresses.further(further.name)
        begin(address, further.title)
        var options = Markdown.Options()
        options.headingIDs = .fromText(prefix: "")
        options.softBreaks = .joined
        options.tableLabel = "表格"
        options.tableLabelSeparator = "："
        page.write(names.body) { markdown.render(further.body, options, into: &$0) }
        end(theme.page, address)
    }

    /// Servers show it at the address that is not there, however deep: its links begin at the site's root, where that is
    /// known.
    func writeMissingPage() {
        begin(Addresses.missing, "没有这个页面", root: frame.site.basePath)
        end(theme.missing, Addresses.missing)
    }
}
