import Rendering

/// What is wrong with a theme.
public enum ThemeError: Error, Sendable {
    case templates(TemplateError)
    case noStyle
    case noScript
}

/// A theme: templates bound to the names of pages, and files that go out as they are.
///
/// Every fault is found before the first page is written.
public struct Theme: Sendable {
    let disclosureNames = DisclosureNames()
    let markdownNames = MarkdownNames()
    let indexNames = IndexNames()
    let noticeNames = NoticeNames()
    let feedNames = FeedNames()
    let dataNames = DataNames()
    let disclosure, revision, markdown, home, region, department, year, sync, syncYear, checks, checksYear, page,
        search, missing, withdrawn, feedTitle, feedSummary, feedContent, data: Template
    let words: PageWords
    static let wordsName = "words.txt"
    /// The style sheet under a name that changes with its content.
    let style: (address: Address, bytes: [UInt8])
    /// The script of the search page, named likewise.
    let script: (address: Address, bytes: [UInt8])
    /// Further files below `assets/`.
    let assets: [(address: Address, bytes: [UInt8])]
    /// All files, by name.
    let files: [Inputs.Part]

    /// What a theme is made of: names such as `home.html`, and their bytes.
    public init(files: [(name: String, bytes: [UInt8])]) throws(ThemeError) {
        var loader = TemplateLoader(
            files: files.filter { $0.name.hasSuffix(".html") || $0.name.hasSuffix(".template") })
        disclosure = loader.bind("disclosure.html", to: disclosureNames.schema)
        revision = loader.bind("revision.html", to: disclosureNames.schema)
        markdown = loader.bind("disclosure.md.template", to: markdownNames.schema)
        home = loader.bind("home.html", to: indexNames.schema)
        region = loader.bind("region.html", to: indexNames.schema)
        department = loader.bind("department.html", to: indexNames.schema)
        year = loader.bind("year.html", to: indexNames.schema)
        sync = loader.bind("sync.html", to: indexNames.schema)
        syncYear = loader.bind("sync-year.html", to: indexNames.schema)
        checks = loader.bind("checks.html", to: indexNames.schema)
        checksYear = loader.bind("checks-year.html", to: indexNames.schema)
        page = loader.bind("page.html", to: indexNames.schema)
        search = loader.bind("search.html", to: indexNames.schema)
        missing = loader.bind("404.html", to: indexNames.schema)
        withdrawn = loader.bind("withdrawn.html", to: noticeNames.schema)
        feedTitle = loader.bind("feed-title.txt.template", to: feedNames.schema)
        feedSummary = loader.bind("feed-summary.txt.template", to: feedNames.schema)
        feedContent = loader.bind("feed-content.txt.template", to: feedNames.schema)
        data = loader.bind("data.html", to: dataNames.schema)
        var wordFile = WordFile(Theme.wordsName, files.first { $0.name == Theme.wordsName }?.bytes)
        words = PageWords(&wordFile)
        loader.take(wordFile)
        do throws(TemplateError) {
            try loader.check()
        } catch {
            throw .templates(error)
        }
        guard let css = files.first(where: { $0.name == "style.css" }) else { throw .noStyle }
        style = (Address("assets/style.\(Fingerprint(css.bytes).hexadecimal(8)).css"), css.bytes)
        guard let js = files.first(where: { $0.name == "search.js" }) else { throw .noScript }
        script = (Address("assets/search.\(Fingerprint(js.bytes).hexadecimal(8)).js"), js.bytes)
        assets = files.filter {
            !$0.name.hasSuffix(".html") && !$0.name.hasSuffix(".template") && $0.name != "style.css"
                && $0.name != "search.js" && $0.name != Theme.wordsName
        }
        .map { (Address("assets/\($0.name)"), $0.bytes) }
        self.files = files.sorted { $0.name < $1.name }
            .map { Inputs.Part(name: $0.name, fingerprint: Fingerprint($0.bytes)) }
    }
}
