import Disclosures
import Rendering

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
    /// Addresses that are claimed more than once.
    public let collisions: [String]

    private enum Maker {
        case department(Int)
        case bundle(String)
    }

    /// Reads everything.
    public convenience init(_ edition: Edition, theme: Theme, workers: Workers = Workers()) {
        self.init(edition, theme: theme, workers: workers, known: nil, stale: [])
    }

    /// The same pages for another edition or theme: what did not change is not read again. `stale` names the departments
    /// whose files changed; those whose public state is another are found here.
    public func following(_ edition: Edition, theme: Theme, stale: Set<String>) -> LivePages {
        LivePages(edition, theme: theme, workers: workers, known: self, stale: stale)
    }

    private init(_ edition: Edition, theme: Theme, workers: Workers, known: LivePages?, stale: Set<String>) {
        self.edition = edition
        self.theme = theme
        self.workers = workers
        let frame = SiteFrame(edition.content, theme: theme)
        self.frame = frame
        parts = LivePages.parts(edition, theme, frame, workers, known, stale)
        index = SiteIndex(parts.map(\.record).filter { !$0.years.isEmpty })
        bundles = LivePages.bundles(edition, theme, frame, index, workers, known)
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

    public var paths: some Sequence<String> { makers.keys }

    public func holds(_ path: String) -> Bool { makers[path] != nil }

    /// The bytes of the file at an address; nil where there is none.
    public func bytes(at path: String) -> [UInt8]? {
        guard let maker = makers[path] else { return nil }
        let output = WantedFile(path)
        switch maker {
        case .department(let place):
            let writer = DisclosureWriter(theme: theme, frame: frame, output: output)
            _ = DepartmentPages(parts[place].department, disk: edition.content.disk).write(writer)
        case .bundle(let name):
            bundles[name]?.bundle.write(IndexWriter(theme: theme, frame: frame, index: index, output: output))
        }
        return output.bytes
    }

    /// Hands every file to `body`, department by department, then list by list. `body` runs on several threads; of
    /// departments for which `wanted` is false nothing is made.
    public func forEachFile(
        wanted: @escaping @Sendable (_ slug: String) -> Bool = { _ in true },
        _ body: @escaping @Sendable (_ group: String?, _ path: String, _ bytes: borrowing [UInt8]) -> Void
    ) {
        let (parts, disk, theme, frame, index) = (self.parts, edition.content.disk, theme, frame, index)
        workers.run(
            parts.count, batch: 2, start: { 0 }, finish: { _ in },
            body: { place, _ in
                let slug = parts[place].department.department.slug
                guard wanted(slug) else { return }
                let output = EachFile { body(slug, $0, $1) }
                let writer = DisclosureWriter(theme: theme, frame: frame, output: output)
                _ = DepartmentPages(parts[place].department, disk: disk).write(writer)
            })
        let all = bundles.values.map(\.bundle)
        workers.run(
            all.count, batch: 4,
            start: {
                IndexWriter(theme: theme, frame: frame, index: index, output: EachFile { body(nil, $0, $1) })
            },
            finish: { _ in }, body: { place, writer in all[place].write(writer) })
    }

    /// Reports that cannot be read, each with its file and why.
    public var unreadable: [String] { parts.flatMap(\.unreadable) }
}

// MARK: Making

extension LivePages {
    private static func parts(
        _ edition: Edition, _ theme: Theme, _ frame: SiteFrame, _ workers: Workers, _ known: LivePages?,
        _ stale: Set<String>
    ) -> [LivePart] {
        var before: [String: LivePart] = [:]
        if let known, known.edition.content.site.datesLike(edition.content.site) {
            before = Dictionary(known.parts.map { ($0.department.department.slug, $0) }, uniquingKeysWith: { $1 })
        }
        var parts: [LivePart?] = edition.departments.map { department in
            guard !stale.contains(department.department.slug), let part = before[department.department.slug],
                part.shows(department)
            else { return nil }
            return part
        }
        let missing = parts.indices.filter { parts[$0] == nil }
        let disk = edition.content.disk
        let made = workers.map(missing.count, batch: 2) { place in
            LivePart(edition.departments[missing[place]], theme: theme, frame: frame, disk: disk)
        }
        for (place, part) in zip(missing, made) { parts[place] = part }
        return parts.compactMap { $0 }
    }

    private static func bundles(
        _ edition: Edition, _ theme: Theme, _ frame: SiteFrame, _ index: SiteIndex, _ workers: Workers,
        _ known: LivePages?
    ) -> [String: LiveBundle] {
        let sources = SiteBundles.all(theme: theme, further: edition.content.pages)
        let bundles = sources.flatMap { $0.bundles(of: index) }
        // Only the theme's own files change their names with it.
        let sameSite = known.map { $0.edition.content.site.packed == edition.content.site.packed } ?? false
        let fingerprints = bundles.map(\.inputs.fingerprint)
        let made = workers.map(bundles.count, batch: 8) { place -> LiveBundle in
            let bundle = bundles[place]
            if sameSite, bundle.name != "theme", let known = known?.bundles[bundle.name],
                known.fingerprint == fingerprints[place]
            {
                return LiveBundle(bundle: bundle, fingerprint: known.fingerprint, paths: known.paths)
            }
            let output = FileAddresses()
            bundle.write(IndexWriter(theme: theme, frame: frame, index: index, output: output))
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
    var paths: [String]

    init(_ department: Edition.Department, theme: Theme, frame: SiteFrame, disk: Disk) {
        self.department = department
        let output = FileAddresses()
        let writer = DisclosureWriter(theme: theme, frame: frame, output: output)
        let (years, unreadable) = DepartmentPages(department, disk: disk).write(writer)
        let about = department.department
        record = DepartmentRecord(
            slug: about.slug, name: about.name, aliases: about.aliases, region: about.region, kind: about.kind ?? "",
            years: years)
        record.takeFingerprints()
        self.unreadable = unreadable
        paths = output.paths
    }

    /// Whether its files are those of another edition as well, as long as no file changed.
    func shows(_ other: Edition.Department) -> Bool {
        department.disclosures.count == other.disclosures.count
            && zip(department.disclosures, other.disclosures).allSatisfy { mine, theirs in
                mine.folder == theirs.folder && mine.isDraft == theirs.isDraft && mine.report == theirs.report
                    && mine.accounts == theirs.accounts && mine.revisions.count == theirs.revisions.count
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
    /// Whether dates are counted alike.
    fileprivate func datesLike(_ other: Site) -> Bool {
        zone == other.zone && toleranceDays == other.toleranceDays
    }
}
