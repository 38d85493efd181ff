import Rendering

/// A page that staff write: Markdown with a title before it.
struct AboutPage: Sendable {
    var address: Address
    var title: String
    /// Its place in the menu; nil where it has none.
    var menu: Int?
    var body: [UInt8]

    /// `name` is the file's, such as `about.md`. Lines of a front matter that are neither title nor menu are faults.
    init(_ name: String, _ bytes: [UInt8]) {
        let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        address = Address(stem + ".html")
        title = stem
        body = bytes
        guard bytes.starts(with: Array("---\n".utf8)) else { return }
        var at = 4
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
            let line = String(decoding: bytes[at..<end], as: UTF8.self)
            at = min(end + 1, bytes.count)
            if line == "---" {
                body = Array(bytes[at...])
                return
            }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = line[..<colon]
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            if key == "title" { title = value }
            if key == "menu" { menu = Int(value) }
        }
    }
}

extension IndexWriter {
    func writeAbout(_ about: AboutPage, _ markdown: Markdown) {
        begin(about.address, about.title)
        var options = Markdown.Options()
        options.headingIDs = .fromText(prefix: "")
        options.softBreaks = .joined
        options.tableLabel = "表格"
        options.tableLabelSeparator = "："
        page.write(names.body) { markdown.render(about.body, options, into: &$0) }
        end(theme.page, about.address)
    }

    func writeMissingPage() {
        begin(Addresses.missing, "没有这个页面")
        end(theme.missing, Addresses.missing)
    }
}
