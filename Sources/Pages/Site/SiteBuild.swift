import Audit
import Disclosures
import Documents
import Rendering
import Reports
import Synchronization

/// Builds all pages of an edition.
///
/// Reports are read department by department: what a report's page needs of its neighbours is at hand then, and no
/// report is read twice. Of each a small record is kept; the pages that list are made from those.
public struct SiteBuild: Sendable {
    public let edition: Edition
    public let theme: Theme
    public let workers: Workers

    public init(_ edition: Edition, theme: Theme, workers: Workers = Workers()) {
        self.edition = edition
        self.theme = theme
        self.workers = workers
    }

    /// What came of it.
    public struct Outcome: Sendable {
        public var disclosures = 0
        public var departments = 0
        public var checked = 0
        public var failed = 0
        public var errors = 0
        public var warnings = 0
        public var notes = 0
        /// Reports that cannot be read, each with its file and why.
        public var unreadable: [String] = []
        /// What a gate kept back, beside what the edition withholds.
        public var withheld: [Edition.Withheld] = []
    }

    /// `makeOutput` is called once for each worker. Rows of tables are put aside in `attic`. `progress` hears how many
    /// departments are done.
    public func run(
        attic: Attic, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        makeOutput: @escaping @Sendable () -> any PageOutput
    ) -> Outcome {
        let content = edition.content
        let menu = content.pages.filter { $0.menu != nil }
            .sorted { ($0.menu ?? 0, $0.name) < ($1.menu ?? 0, $1.name) }
        let frame = SiteFrame(
            site: content.site, style: theme.style.address.path,
            menu: menu.map { ($0.title, Addresses.further($0.name).link) })
        var outcome = Outcome()
        let records = writeDepartments(frame, attic, progress, makeOutput, &outcome)
        writeIndexes(SiteIndex(records), frame, attic, makeOutput)
        SearchTree(plan: SearchPlan(edition, records), disk: content.disk, attic: attic).write(
            workers: workers, makeOutput: makeOutput)
        for department in records {
            for record in department.years {
                var tally = Tally()
                tally.add(record)
                outcome.disclosures += 1
                outcome.checked += tally.checked
                outcome.failed += tally.failed
                outcome.errors += tally.errors
                outcome.warnings += tally.warnings
                outcome.notes += tally.notes
            }
        }
        outcome.departments = records.count
        return outcome
    }

    private struct Written {
        var index: Int
        var record: DepartmentRecord
        var unreadable: [String]
        var withheld: [Edition.Withheld]
    }

    private func writeDepartments(
        _ frame: SiteFrame, _ attic: Attic, _ progress: (@Sendable (Int, Int) -> Void)?,
        _ makeOutput: @escaping @Sendable () -> any PageOutput,
        _ outcome: inout Outcome
    ) -> [DepartmentRecord] {
        let (edition, theme) = (edition, theme)
        let done = Counter()
        var written: [Written] = []
        // A department is ten reports or so: batches of two keep all workers busy to the end.
        workers.run(
            edition.departments.count, batch: 2,
            start: {
                (
                    writer: DisclosureWriter(theme: theme, frame: frame, attic: attic, output: makeOutput()),
                    written: [Written]()
                )
            },
            finish: { written += $0.written },
            body: { index, state in
                let department = edition.departments[index]
                let pages = DepartmentPages(department, in: edition).write(state.writer)
                let about = department.department
                var record = DepartmentRecord(
                    slug: about.slug, name: about.name, aliases: about.aliases, region: about.region,
                    kind: about.kind ?? "", years: pages.records)
                record.takeFingerprints()
                state.written.append(
                    Written(index: index, record: record, unreadable: pages.unreadable, withheld: pages.withheld))
                progress?(done.next(), edition.departments.count)
            })
        written.sort { $0.index < $1.index }
        outcome.unreadable = written.flatMap(\.unreadable)
        outcome.withheld = written.flatMap(\.withheld)
        return written.map(\.record).filter { !$0.years.isEmpty }
    }

    private func writeIndexes(
        _ index: SiteIndex, _ frame: SiteFrame, _ attic: Attic,
        _ makeOutput: @escaping @Sendable () -> any PageOutput
    ) {
        let sources = SiteBundles.all(theme: theme, site: frame.site, further: edition.content.pages)
        let bundles = sources.flatMap { $0.bundles(of: index) }
        let theme = theme
        workers.run(
            bundles.count, batch: 4,
            start: { IndexWriter(theme: theme, frame: frame, index: index, attic: attic, output: makeOutput()) },
            finish: { _ in }, body: { place, writer in bundles[place].write(writer) })
    }
}

/// Counts what several threads have done.
private final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
