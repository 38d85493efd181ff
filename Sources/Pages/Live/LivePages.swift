import Disclosures
import Rendering
import Synchronization

/// The pages of an edition, each made when somebody looks at it.
///
/// One pass reads all reports and keeps of each its small record and which pages it has; no page is kept. When something
/// changes, only the departments that changed are read again; the pages that list are looked at again when somebody asks
/// for one of them. A page is the same, byte for byte, as the one that a build writes.
public final class LivePages: Sendable {
    public let edition: Edition
    public let theme: Theme
    /// In order of slug.
    let parts: [LivePart]
    /// Where their records lie, and those of the pages before these.
    let records: Attic
    let frame: SiteFrame
    private let workers: Workers
    /// A folder for files without a name that hold what memory should not.
    private let scratch: String
    private let lists = Late<LiveLists>()
    /// As they were made last, maybe for an edition before this.
    private let listsBefore: LiveLists?
    private let rest = Late<LiveRest?>()
    /// The files of the department that was looked at last.
    private let looked = Mutex<(slug: String, files: [String: [UInt8]])?>(nil)

    /// Reads everything.
    public convenience init(_ edition: Edition, theme: Theme, scratch: String, workers: Workers = Workers()) {
        self.init(edition, theme: theme, scratch: scratch, workers: workers, known: nil, stale: [], others: [])
    }

    /// The same pages for another edition or theme: what did not change is not read again. `stale` names the departments
    /// whose files changed; those whose public state is another are found here. `others` are of other editions of the
    /// same files: what they have read is not read again either.
    public func following(
        _ edition: Edition, theme: Theme, stale: Set<String>, others: [LivePages] = []
    ) -> LivePages {
        LivePages(
            edition, theme: theme, scratch: scratch, workers: workers, known: self, stale: stale, others: others)
    }

    private init(
        _ edition: Edition, theme: Theme, scratch: String, workers: Workers, known: LivePages?, stale: Set<String>,
        others: [LivePages]
    ) {
        self.edition = edition
        self.scratch = scratch
        self.theme = theme
        self.workers = workers
        frame = SiteFrame(edition.content, theme: theme)
        listsBefore = known.flatMap { $0.lists.made ?? $0.listsBefore }
        records = known?.records ?? Attic(folder: scratch) ?? Attic()
        parts = LivePages.parts(edition, theme, frame, scratch, records, workers, known, stale, others)
    }

    // MARK: What is there

    /// Every file but those of the search.
    public var paths: [String] { parts.flatMap(\.paths) + Array(allLists.makers.keys) }

    public func holds(_ path: String) -> Bool {
        if part(of: path)?.paths.contains(path) == true { return true }
        return allLists.makers[path] != nil || (path.hasPrefix(LivePages.search) && allRest?.holds(path) == true)
    }

    /// The bytes of the file at an address; nil where there is none, or where what it is made from is gone just now.
    public func bytes(at path: String) -> [UInt8]? {
        if let part = part(of: path), part.paths.contains(path) { return files(of: part)[path] }
        if let name = allLists.makers[path] {
            if name.hasPrefix(LiveLists.table) { return allRest?.bytes(at: path) }
            guard let attic = Attic(folder: scratch), let bundle = allLists.bundles[name]?.bundle else { return nil }
            let output = KeptFiles { $0 == path }
            bundle.write(
                IndexWriter(theme: theme, frame: frame, index: allLists.index, scratch: attic, output: output))
            return output.files[path]
        }
        return path.hasPrefix(LivePages.search) ? allRest?.bytes(at: path) : nil
    }

    private func part(of path: String) -> LivePart? {
        guard let slash = path.firstIndex(of: "/") else { return nil }
        return part(String(path[..<slash]))
    }

    func part(_ slug: String) -> LivePart? {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].slug < slug { low = middle + 1 } else { high = middle }
        }
        return low < parts.count && parts[low].slug == slug ? parts[low] : nil
    }

    private func files(of part: LivePart) -> [String: [UInt8]] {
        if let known = looked.withLock({ $0 }), known.slug == part.slug { return known.files }
        guard let attic = Attic(folder: scratch) else { return [:] }
        let output = KeptFiles { _ in true }
        let writer = DisclosureWriter(theme: theme, frame: frame, attic: attic, output: output)
        _ = DepartmentPages(part.department, in: edition).write(writer)
        looked.withLock { $0 = (part.slug, output.files) }
        return output.files
    }

    /// Hands every file to `body`, which runs on several threads.
    public func forEachFile(_ body: @escaping @Sendable (_ path: String, _ bytes: borrowing [UInt8]) -> Void) {
        guard let attic = Attic(folder: scratch) else { return }
        _ = SiteBuild(edition, theme: theme, workers: workers).run(attic: attic, scratch: attic) { EachFile(body) }
    }

    /// Reports that cannot be read, each with its file and why.
    public var unreadable: [String] { parts.flatMap(\.unreadable) }

    /// What is not public, and why: what the edition withholds, and what gates keep back.
    public var withheld: [Edition.Withheld] { edition.withheld + parts.flatMap(\.withheld) }

    /// Addresses that are claimed more than once, as far as the lists were looked at.
    public var collisions: [String] { lists.made?.collisions ?? [] }

    // MARK: What is made when somebody asks

    private var allLists: LiveLists {
        lists.value {
            LiveLists(
                edition, parts, theme: theme, frame: frame, records: records, scratch: scratch, workers: workers,
                known: listsBefore)
        }
    }

    /// What is made from the texts of all reports: the index of the search, the tables.
    private static let search = "search/"

    private var allRest: LiveRest? {
        rest.value {
            guard let attic = Attic(folder: scratch), let store = Attic(folder: scratch) else { return nil }
            let rest = LiveRest(store: store)
            let makers = allLists.makers
            _ = SiteBuild(edition, theme: theme, workers: workers).run(attic: attic, scratch: attic) {
                rest.output { path in
                    path.hasPrefix(LivePages.search) || makers[path]?.hasPrefix(LiveLists.table) == true
                }
            }
            return rest
        }
    }
}

extension LivePages {
    private static func parts(
        _ edition: Edition, _ theme: Theme, _ frame: SiteFrame, _ scratch: String, _ records: Attic,
        _ workers: Workers, _ known: LivePages?, _ stale: Set<String>, _ others: [LivePages]
    ) -> [LivePart] {
        let site = edition.content.site
        let known = known.flatMap { $0.edition.content.site.readsLike(site) ? $0 : nil }
        let others = others.filter { $0.edition.content.site.readsLike(site) && $0.records === records }
        var parts: [LivePart?] = edition.departments.map { department in
            let slug = department.department.slug
            if !stale.contains(slug), let part = known?.part(slug), part.shows(department) { return part }
            // Drafts that a gate keeps back are shown in one edition and not in another.
            for other in others {
                if let part = other.part(slug), part.withheld.isEmpty, part.shows(department) { return part }
            }
            return nil
        }
        let missing = parts.indices.filter { parts[$0] == nil }
        guard let attic = Attic(folder: scratch) else { return parts.compactMap { $0 } }
        let made = workers.map(missing.count, batch: 2) { place in
            LivePart(
                edition.departments[missing[place]], edition, theme: theme, frame: frame, attic: attic, records: records
            )
        }
        for (place, part) in zip(missing, made) { parts[place] = part }
        return parts.compactMap { $0 }.sorted { $0.slug < $1.slug }
    }
}

extension SiteFrame {
    init(_ content: Content, theme: Theme) {
        let menu = content.pages.filter { $0.menu != nil }
            .sorted { ($0.menu ?? 0, $0.name) < ($1.menu ?? 0, $1.name) }
        self.init(
            site: content.site, style: theme.style.address.path,
            menu: menu.map { ($0.title, Addresses.further($0.name).link) })
    }
}

extension Site {
    /// Whether dates are counted alike, and the gates ask for the same.
    fileprivate func readsLike(_ other: Site) -> Bool {
        zone == other.zone && toleranceDays == other.toleranceDays && contact == other.contact
            && requiresReview == other.requiresReview && requiresExplanations == other.requiresExplanations
    }
}
