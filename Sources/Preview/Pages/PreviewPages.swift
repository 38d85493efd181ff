import Audit
import Disclosures
import Documents
import Pages
import Reports

/// Everything that can be looked at, by address: the site's pages with the staff's frame, and the preview's own.
///
/// An address is looked up among those that the site has. Nothing is ever opened by a name that a browser sent.
struct PreviewPages: Sendable {
    struct Found: Sendable {
        var status: UInt32 = 200
        var path: String
        var bytes: [UInt8]
    }

    let live: LiveSite
    let templates: PreviewTemplates
    /// Whether a server stands behind the pages.
    var isLive = true
    let lastGood = LastGoodPages()

    /// Where releases are, to compare with.
    var site: String { live.site }

    static let folder = "_preview/"

    /// What stands at an address, as decoded, without the slash it begins with.
    func find(_ path: String, _ view: View) -> Found {
        let place = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        if place.hasPrefix(PreviewPages.folder) {
            let inner = String(place.dropFirst(PreviewPages.folder.count))
            return own(inner, view, at: path) ?? gone(path, view)
        }
        guard let pages = live.pages(view) else { return withoutTheme(path, view) }
        guard let bytes = pages.bytes(at: place) else {
            guard let kept = lastGood[place], !faults(pages).isEmpty else { return gone(path, view) }
            return Found(path: place, bytes: frame(kept, place, path, view, pages, .lastGood))
        }
        guard place.hasSuffix(".html") else { return Found(path: place, bytes: bytes) }
        lastGood.keep(place, bytes)
        let html = place == "404.html" ? fromHere(bytes, pages) : bytes
        return Found(path: place, bytes: frame(html, place, path, view, pages, .page))
    }

    // MARK: The site's pages

    private func frame(
        _ html: [UInt8], _ place: String, _ path: String, _ view: View, _ pages: LivePages, _ state: FramePage.State
    ) -> [UInt8] {
        var frame = FramePage(common: common(path, view, pages), state: state, path: place)
        frame.disclosure = disclosure(place, pages)
        frame.difference = difference(place, view)
        return frame.wrap(html, templates)
    }

    /// A page that was made already, with its frame; what changes was found out for all pages before.
    func framed(
        _ html: [UInt8], at place: String, _ view: View, _ pages: LivePages, _ changes: SiteDifference.Lookup
    ) -> [UInt8] {
        var frame = FramePage(common: common(place, view, pages), path: place)
        frame.disclosure = disclosure(place, pages)
        frame.difference = changes.words(place)
        return frame.wrap(place == "404.html" ? fromHere(html, pages) : html, templates)
    }

    /// The page for what does not exist, without the path that the site has where it is published.
    private func fromHere(_ html: [UInt8], _ pages: LivePages) -> [UInt8] {
        guard let path = pages.edition.content.site.basePath else { return html }
        let words = Array("=\"\(path)".utf8)
        var out: [UInt8] = []
        var at = 0
        while let found = FramePage.find(words, in: html, from: at) {
            out += html[at..<(found + 2)]
            at = found + words.count
        }
        return out + html[at...]
    }

    /// The page for what does not exist; its links lead from the site's root, wherever it is shown.
    private func gone(_ path: String, _ view: View) -> Found {
        guard let pages = live.pages(view), let missing = pages.bytes(at: "404.html") else {
            return withoutTheme(path, view)
        }
        var html = fromHere(missing, pages)
        if isLive, let head = FramePage.find(Array("<head>".utf8), in: html, from: 0) {
            html.insert(contentsOf: "<base href=\"/\">".utf8, at: head + 6)
        }
        return Found(status: 404, path: "404.html", bytes: frame(html, path, path, view, pages, .gone))
    }

    /// Where there never was a theme without faults: the faults, and nothing else.
    private func withoutTheme(_ path: String, _ view: View) -> Found {
        let page = StartPage(common: common(path, view, nil), siteTitle: live.title, rows: [])
        return Found(status: 503, path: "index.html", bytes: page.render(templates))
    }

    private func difference(_ place: String, _ view: View) -> (words: String, isReadable: Bool)? {
        guard let pages = live.pages(view.forCitizens) else { return nil }
        let isThere = pages.holds(place)
        let current = CurrentRelease(site: site)
        let before = isThere || live.pages(view)?.holds(place) == true ? current?.bytes(at: place) : nil
        switch (before, isThere) {
        case (nil, true): return SiteDifference.Kind.added.words
        case (nil, false): return current == nil ? nil : SiteDifference.Kind.absent.words
        case (_?, false): return SiteDifference.Kind.removed.words
        case (let before?, true):
            return (pages.bytes(at: place) == before ? SiteDifference.Kind.same : .changed).words
        }
    }

    /// `slug/2023.html`, and what was public before a correction, `slug/2023.r1.html`.
    private func disclosure(
        _ place: String, _ pages: LivePages
    ) -> (slug: String, year: Int, standing: Standing, record: LiveRecord?)? {
        let parts = place.split(separator: "/")
        guard parts.count == 2, let year = Int(parts[1].prefix { $0 != "." }) else { return nil }
        let slug = String(parts[0])
        guard let (department, disclosure) = pages.disclosure(slug, year) else { return nil }
        let standing = Standing(disclosure, of: department, in: pages.edition, faults: faults(pages))
        return (slug, year, standing, pages.records(of: slug).first { $0.year == year })
    }

    // MARK: The preview's own pages

    private func own(_ inner: String, _ view: View, at path: String) -> Found? {
        let place = PreviewPages.folder + inner
        if inner == "live.js", isLive { return Found(path: place, bytes: PreviewTemplates.script) }
        guard let pages = live.pages(view) else { return withoutTheme(path, view) }
        let common = common(path, view, pages)
        let parts = inner.split(separator: "/", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("index.html", 1): return Found(path: place, bytes: start(pages, view, common))
        case ("changes.html", 1):
            guard let next = live.pages(view.forCitizens) else { return nil }
            let current = CurrentRelease(site: site)
            let page = ChangesPage(
                common: common, release: current?.name, difference: SiteDifference(next, against: current))
            return Found(path: place, bytes: page.render(templates))
        case ("source", 2): return source(parts[1], pages, common).map { Found(path: place, bytes: $0) }
        case ("change", 2): return change(parts[1], view, common).map { Found(path: place, bytes: $0) }
        case ("sizes", 2):
            guard pages.holds(parts[1]), parts[1].hasSuffix(".html") else { return nil }
            return Found(path: place, bytes: SizesPage(common: common, path: parts[1]).render(templates))
        case ("bare", 2): return pages.bytes(at: parts[1]).map { Found(path: place, bytes: $0) }
        case ("print", 2):
            guard let bytes = pages.bytes(at: parts[1]) else { return nil }
            return Found(path: place, bytes: parts[1].hasSuffix(".css") ? SizesPage.printed(bytes) : bytes)
        default: return nil
        }
    }

    private func start(_ pages: LivePages, _ view: View, _ common: CommonValues) -> [UInt8] {
        let faults = faults(pages)
        let departments = pages.edition.content.departments
        let rows = live.workers.map(departments.count, batch: 2) { place -> [StartPage.Row] in
            let department = departments[place]
            let records = pages.records(of: department.slug)
            let standings = live.standings.of(department.slug, view) {
                Dictionary(
                    department.disclosures.map {
                        ($0.year, Standing($0, of: department, in: pages.edition, faults: faults))
                    }, uniquingKeysWith: { $1 })
            }
            return department.disclosures.reversed().compactMap { disclosure in
                guard let standing = standings[disclosure.year] else { return nil }
                let record = records.first { $0.year == disclosure.year }
                return StartPage.Row(
                    slug: department.slug, department: department.name, year: disclosure.year,
                    standing: standing, record: record, hasPage: record != nil, hasReport: disclosure.report != nil)
            }
        }
        return StartPage(common: common, siteTitle: live.title, rows: rows.flatMap { $0 }).render(templates)
    }

    /// `slug/2023.html`
    private func source(_ name: String, _ pages: LivePages, _ common: CommonValues) -> [UInt8]? {
        let parts = name.split(separator: "/")
        guard parts.count == 2, parts[1].hasSuffix(".html"), let year = Int(parts[1].dropLast(5)),
            let (department, disclosure) = pages.disclosure(String(parts[0]), year), let name = disclosure.report
        else { return nil }
        let disk = pages.edition.content.disk
        func read(_ name: String?, _ folder: String) -> Report? {
            guard let name, let bytes = try? disk.read(folder + "/" + name),
                let source = try? Source(name: name, received: bytes)
            else { return nil }
            return Report(Document(source))
        }
        guard let report = read(name, disclosure.folder) else { return nil }
        let previous = department.disclosures.first { $0.year == year - 1 }
        let findings = Audit(
            report, accounts: read(disclosure.accounts, disclosure.folder),
            previous: previous.flatMap { read($0.report, $0.folder) }
        ).findings
        let page = "\(department.slug)/\(year).html"
        return SourcePage(
            common: common, title: "\(department.name) \(year)：对照原文", file: "\(disclosure.folder)/\(name)",
            pageLink: pages.holds(page) ? common.root + page : "", report: report, findings: findings
        ).render(templates)
    }

    private func change(_ path: String, _ view: View, _ common: CommonValues) -> [UInt8]? {
        guard path.hasSuffix(".html"), let next = live.pages(view.forCitizens) else { return nil }
        let current = CurrentRelease(site: site)
        guard next.holds(path) || current?.paths().contains(path) == true else { return nil }
        return ChangePage(
            common: common, path: path, release: current?.name, before: current?.bytes(at: path),
            after: next.bytes(at: path)
        ).render(templates)
    }

    // MARK: What all of them say

    func common(_ path: String, _ view: View, _ pages: LivePages?) -> CommonValues {
        let zone = live.zone
        return CommonValues(
            here: "/" + Doorkeeper.encoded(path),
            root: String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }),
            day: (view.moment ?? live.now).day(in: zone), withDrafts: view.drafts, isLive: isLive,
            faults: faults(pages))
    }

    private func faults(_ pages: LivePages?) -> [Fault] {
        var faults = live.faults
        if let pages {
            faults += pages.unreadable.map { Fault(unreadable: $0) }
            faults += pages.collisions.map {
                Fault(file: $0, message: "两个页面要用这同一个网址", english: "two pages claim this address")
            }
        }
        return faults
    }
}

extension LivePages {
    /// As staff wrote it.
    func disclosure(_ slug: String, _ year: Int) -> (Department, Disclosure)? {
        let departments = edition.content.departments
        var (low, high) = (0, departments.count)
        while low < high {
            let middle = (low + high) / 2
            if departments.packed[middle].slug < slug { low = middle + 1 } else { high = middle }
        }
        guard low < departments.count, departments.packed[low].slug == slug else { return nil }
        let department = departments[low]
        return department.disclosures.first { $0.year == year }.map { (department, $0) }
    }
}
