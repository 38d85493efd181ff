import Figures
import Rendering

/// Renders the pages of reports, and remembers how each was filled: when a template changes, they are rendered again from
/// what they are, and no report is read.
final class ReportPageWriter {
    let theme: Theme
    let frame: SiteFrame
    let output: any PageOutput
    private var bytes: [UInt8] = []
    private var filled = FilledPages()

    init(theme: Theme, frame: SiteFrame, output: any PageOutput) {
        self.theme = theme
        self.frame = frame
        self.output = output
    }

    func write(_ page: Page, as kind: ReportPage, at address: Address) {
        bytes.removeAll(keepingCapacity: true)
        let values = kind.template(theme).render(page, kind.schema(theme), into: &bytes)
        filled.pages.append(FilledPages.Entry(path: address.path, kind: kind, values: values))
        kind == .markdown ? output.write(file: bytes, at: address) : output.write(page: bytes, at: address)
    }

    /// How the pages were filled that were written since this was asked last.
    func takeFilled() -> FilledPages {
        defer { filled = FilledPages() }
        return filled
    }

    /// Writes a page again that was filled before and became `file`. False where that is not what it became.
    func rewrite(_ entry: FilledPages.Entry, _ file: [UInt8]) -> Bool {
        guard var page = entry.values.page(entry.kind.schema(theme), in: file) else { return false }
        if let names = entry.kind.frame(theme) {
            page.empty(names.menu)
            frame.fillLook(&page, names, root: Address(entry.path).root)
        }
        write(page, as: entry.kind, at: Address(entry.path))
        return true
    }

    /// A page that stays as it was.
    func keep(_ entry: FilledPages.Entry) { filled.pages.append(entry) }
}

/// How the pages of a department's reports were filled.
struct FilledPages: Packable {
    var pages: [Entry] = []

    struct Entry: Packable {
        var path = ""
        var kind = ReportPage()
        var values = FilledPage()

        mutating func pack(_ packing: inout Packing) {
            packing.take(&path)
            packing.take(&kind)
            packing.take(&values)
        }
    }

    mutating func pack(_ packing: inout Packing) { packing.take(&pages) }
}
