import Disclosures
import Rendering
import Synchronization

/// The pages of an edition, each made when somebody looks at it.
///
/// One pass reads all reports and keeps of each its small record and which pages it has; no page is kept. When something
/// changes, only the departments that changed are read again, and only the lists that show them are looked at again. A
/// page is the same, byte for byte, as the one that a build writes.
public final class LivePages: Sendable {
    public let edition: Edition
    public let theme: Theme
    /// In order of slug, those without anything to show among them.
    let parts: [LivePart]
    let index: SiteIndex
    let frame: SiteFrame
    private let bundles: [String: LiveBundle]
    /// What makes the file at each address.
    private let makers: [String: Maker]
    private let workers: Workers
    /// A folder for files without a name that hold what memory should not.
    private let scratch: String
    private let rest = Late<LiveRest?>()
    /// Addresses that are claimed more than once.
    public let collisions: [String]

    private enum Maker {
        case department(Int)
        case bundle(String)
    }

    /// Reads everything.
    public convenience init(_ edition: Edition, theme: Theme, scratch: String, workers: Workers = Workers()) {
        self.init(edition, theme: theme, scratch: scratch, workers: workers, known: nil, stale: [])
    }

    /// The same pages for another edition or theme: what did not change is not read again. `stale` names the departments
    /// whose files changed; those whose public state is another are found here.
    public func following(_ edition: Edition, theme: Theme, stale: Set<String>) -> LivePages {
        LivePages(edition, theme: theme, scratch: scratch, workers: workers, known: self, stale: stale)
    }

    private init(
        _ edition: Edition, theme: Theme, scratch: String, workers: Workers, known: LivePages?, stale: Set<String>
    ) {
        self.edition = edition
        self.scratch = scratch
        self.theme = theme
        self.workers = workers
        let frame = SiteFrame(edition.content, theme: theme)
        self.frame = frame
        parts = LivePages.parts(edition, theme, frame, scratch, workers, known, stale)
        index = SiteIndex(parts.map(\.record).filter { !$0.years.isEmpty })
        bundles = LivePages.bundles(edition, theme, frame, index, scratch, workers, known)
        var makers: [String: Maker] = [:]
        makers.reserveCapacity(known?.makers.count ?? parts.count * 40)
        var collisions: [String] = []
        func claim(_ path: String, _ maker: Maker) {
            if makers.updateValue(maker, forKey: path) != nil { collisions.append(path) }
        }
        for (place, part) in parts.enumerated() { for path in part.paths { claim(path, .department(place)) } }
        for (name, bundle) in bundles { for path in bundle.paths { claim(path, .bundle(name)) } }
        self.makers = makers
        self.collisions = collisions.sorted()
    }

    // MARK: What is there

    /// Every file but those of the search.
    public var paths: some Sequence<String> { makers.keys }

    public func holds(_ path: String) -> Bool {
        makers[path] != nil || (path.hasPrefix(LivePages.search) && rest.value(makeRest)?.holds(path) == true)
    }

    /// The bytes of the file at an address; nil where there is none, or where what it is made from is gone just now.
    public func bytes(at path: String) -> [UInt8]? {
        guard let maker = makers[path] else {
            return path.hasPrefix(LivePages.search) ? rest.value(makeRest)?.bytes(at: path) : nil
        }
        guard let attic = Attic(folder: scratch) else { return nil }
        let output = WantedFile(path)
        switch maker {
        case .department(let place):
            let writer = DisclosureWriter(theme: theme, frame: frame, attic: attic, output: output)
            _ = DepartmentPages(parts[place].department, in: edition).write(writer)
        case .bundle(let name):
            if name.hasPrefix(LivePages.table) { return rest.value(makeRest)?.bytes(at: path) }
            let writer = IndexWriter(theme: theme, frame: frame, index: index, attic: attic, output: output)
            bundles[name]?.bundle.write(writer)
        }
        return output.bytes
    }

    /// Hands every file to `body`, which runs on several threads.
    public func forEachFile(_ body: @escaping @Sendable (_ path: String, _ bytes: borrowing [UInt8]) -> Void) {
        guard let attic = Attic(folder: scratch) else { return }
        _ = SiteBuild(edition, theme: theme, workers: workers).run(attic: attic) { EachFile(body) }
    }

    /// What is made from the texts of all reports, and so only when somebody asks: the index of the search, the tables.
    private static let search = "search/"
    static let table = "table/"

    private func makeRest() -> LiveRest? {
        guard let attic = Attic(folder: scratch), let store = Attic(folder: scratch) else { return nil }
        let (edition, theme, frame) = (self.edition, theme, frame)
        let records = workers.map(parts.count, batch: 2) { [parts] place in
            LivePart(parts[place].department, edition, theme: theme, frame: frame, attic: attic).record
        }.filter { !$0.years.isEmpty }
        let index = SiteIndex(records)
        let rest = LiveRest(store: store)
        let tables = LivePages.bundles(edition, theme, index).filter { $0.name.hasPrefix(LivePages.table) }
        workers.run(
            tables.count, batch: 1,
            start: { IndexWriter(theme: theme, frame: frame, index: index, attic: attic, output: rest.output) },
            finish: { _ in }, body: { place, writer in tables[place].write(writer) })
        SearchTree(plan: SearchPlan(edition, records), disk: edition.content.disk, attic: attic).write(workers: workers)
        {
            rest.output
        }
        return rest
    }

    /// Reports that cannot be read, each with its file and why.
    public var unreadable: [String] { parts.flatMap(\.unreadable) }

    /// What is not public, and why: what the edition withholds, and what gates keep back.
    public var withheld: [Edition.Withheld] { edition.withheld + parts.flatMap(\.withheld) }
}

// MARK: Making

extension LivePages {
    private static func parts(
        _ edition: Edition, _ theme: Theme, _ frame: SiteFrame, _ scratch: String, _ workers: Workers,
        _ known: LivePages?, _ stale: Set<String>
    ) -> [LivePart] {
        var before: [String: LivePart] = [:]
        if let known, known.edition.content.site.readsLike(edition.content.site) {
            before = Dictionary(known.parts.map { ($0.department.department.slug, $0) }, uniquingKeysWith: { $1 })
        }
        var parts: [LivePart?] = edition.departments.map { department in
            guard !stale.contains(department.department.slug), let part = before[department.department.slug],
                part.shows(department)
            else { return nil }
            return part
        }
        let missing = parts.indices.filter { parts[$0] == nil }
        guard let attic = Attic(folder: scratch) else { return parts.compactMap { $0 } }
        let made = workers.map(missing.count, batch: 2) { place in
            LivePart(edition.departments[missing[place]], edition, theme: theme, frame: frame, attic: attic)
        }
        for (place, part) in zip(missing, made) { parts[place] = part }
        return parts.compactMap { $0 }
    }

    private static func bundles(_ edition: Edition, _ theme: Theme, _ index: SiteIndex) -> [Bundle] {
        SiteBundles.all(theme: theme, site: edition.content.site, further: edition.content.pages)
            .flatMap { $0.bundles(of: index) }
    }

    private static func bundles(
        _ edition: Edition, _ theme: Theme, _ frame: SiteFrame, _ index: SiteIndex, _ scratch: String,
        _ workers: Workers, _ known: LivePages?
    ) -> [String: LiveBundle] {
        let bundles = bundles(edition, theme, index)
        // Only the theme's own files change their names with it.
        let sameSite = known.map { $0.edition.content.site.packed == edition.content.site.packed } ?? false
        let fingerprints = bundles.map(\.inputs.fingerprint)
        guard let attic = Attic(folder: scratch) else { return [:] }
        let made = workers.map(bundles.count, batch: 8) { place -> LiveBundle in
            let bundle = bundles[place]
            if bundle.name.hasPrefix(table) {
                let path = String(bundle.name.dropFirst(table.count))
                return LiveBundle(bundle: bundle, fingerprint: fingerprints[place], paths: [path])
            }
            if sameSite, bundle.name != "theme", let known = known?.bundles[bundle.name],
                known.fingerprint == fingerprints[place]
            {
                return LiveBundle(bundle: bundle, fingerprint: known.fingerprint, paths: known.paths)
            }
            let output = FileAddresses()
            bundle.write(IndexWriter(theme: theme, frame: frame, index: index, attic: attic, output: output))
            return LiveBundle(bundle: bundle, fingerprint: fingerprints[place], paths: output.paths)
        }
        return Dictionary(made.map { ($0.bundle.name, $0) }, uniquingKeysWith: { $1 })
    }
}

/// A department: its record, and the addresses of its files.
struct LivePart: Sendable {
    var department: Edition.Department
    var record: DepartmentRecord
    var unreadable: [String]
    /// What a gate kept back.
    var withheld: [Edition.Withheld]
    var paths: [String]

    init(_ department: Edition.Department, _ edition: Edition, theme: Theme, frame: SiteFrame, attic: Attic) {
        self.department = department
        let output = FileAddresses()
        let writer = DisclosureWriter(theme: theme, frame: frame, attic: attic, output: output)
        let outcome = DepartmentPages(department, in: edition).write(writer)
        let about = department.department
        record = DepartmentRecord(
            slug: about.slug, name: about.name, aliases: about.aliases, region: about.region, kind: about.kind ?? "",
            years: outcome.records)
        record.takeFingerprints()
        unreadable = outcome.unreadable
        withheld = outcome.withheld
        paths = output.paths
    }

    /// Whether its files are those of another edition as well, as long as no file changed.
    func shows(_ other: Edition.Department) -> Bool {
        department.disclosures.count == other.disclosures.count
            && department.withdrawn.map(\.year) == other.withdrawn.map(\.year)
            && zip(department.disclosures, other.disclosures).allSatisfy { mine, theirs in
                mine.folder == theirs.folder && mine.isDraft == theirs.isDraft && mine.report == theirs.report
                    && mine.accounts == theirs.accounts && mine.revisions.count == theirs.revisions.count
                    && mine.proven == theirs.proven
            }
    }
}

/// A bundle, what it was made from, and the addresses of its files.
struct LiveBundle: Sendable {
    var bundle: Bundle
    var fingerprint: Fingerprint
    var paths: [String]
}

// MARK: Outputs

/// Keeps one file and lets the others go.
private final class WantedFile: PageOutput {
    private let path: String
    private(set) var bytes: [UInt8]?

    init(_ path: String) { self.path = path }

    func write(page bytes: borrowing [UInt8], at address: Address) { write(file: bytes, at: address) }

    func write(file bytes: borrowing [UInt8], at address: Address) {
        if address.path == path { self.bytes = copy bytes }
    }
}

/// Keeps the addresses.
private final class FileAddresses: PageOutput {
    private(set) var paths: [String] = []

    func write(page bytes: borrowing [UInt8], at address: Address) { paths.append(address.path) }
    func write(file bytes: borrowing [UInt8], at address: Address) { paths.append(address.path) }
}

private final class EachFile: PageOutput {
    private let body: (_ path: String, _ bytes: borrowing [UInt8]) -> Void

    init(_ body: @escaping (_ path: String, _ bytes: borrowing [UInt8]) -> Void) { self.body = body }

    func write(page bytes: borrowing [UInt8], at address: Address) { body(address.path, bytes) }
    func write(file bytes: borrowing [UInt8], at address: Address) { body(address.path, bytes) }
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
