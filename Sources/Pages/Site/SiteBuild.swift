import Disclosures
import Figures
import Synchronization

/// Builds all pages of an edition.
///
/// Reports are read department by department: what a report's page needs of its neighbours is at hand then, and no
/// report is read twice. Of each a small record is kept; the pages that list are made from those.
public struct SiteBuild: Sendable {
    public let edition: Edition
    public let theme: Theme
    public let workers: Workers
    /// What is remembered of the build before; nil builds everything.
    public let known: (any KnownBundles)?

    public init(
        _ edition: Edition, theme: Theme, workers: Workers = Workers(), known: (any KnownBundles)? = nil
    ) {
        self.edition = edition
        self.theme = theme
        self.workers = workers
        self.known = known
    }

    /// The same build, with or without a memory.
    public func knowing(_ known: (any KnownBundles)?) -> SiteBuild {
        SiteBuild(edition, theme: theme, workers: workers, known: known)
    }

    /// What came of it.
    public struct Outcome: Sendable, Packable {
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

        public init() {}

        public mutating func pack(_ packing: inout Packing) {
            packing.take(&disclosures)
            packing.take(&departments)
            packing.take(&checked)
            packing.take(&failed)
            packing.take(&errors)
            packing.take(&warnings)
            packing.take(&notes)
            packing.take(&unreadable)
            packing.take(&withheld)
        }
    }

    /// `makeOutput` is called once for each worker. What is too large for memory is put aside: in `attic` what the next
    /// build may want as well, in `scratch` the rest. `progress` hears how many departments are done.
    public func run(
        _ plan: BuildPlan? = nil, attic: Attic, scratch: Attic,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil,
        makeOutput: @escaping @Sendable () -> any PageOutput
    ) -> Outcome {
        let plan = plan ?? self.plan()
        var outcome = Outcome()
        let records = writeDepartments(plan, attic, progress, makeOutput, &outcome)
        let index = SiteIndex(records, attic: attic)
        let maker = BundleMaker(common: plan.commonFingerprint, known: known)
        // The search is a chain of a few long steps, the indexes are many short ones: together they keep all workers busy.
        workers.run(2, batch: 1, start: {}, finish: { _ in }) { job, _ in
            if job == 0 {
                SearchTree(plan: SearchPlan(index)).write(
                    workers: workers, attic: attic, maker: maker, makeOutput: makeOutput)
            } else {
                writeIndexes(index, plan, scratch, maker, makeOutput)
            }
        }
        outcome.departments = index.departmentCount
        outcome.disclosures = index.tally.disclosures
        outcome.checked = index.tally.checked
        outcome.failed = index.tally.failed
        outcome.errors = index.tally.errors
        outcome.warnings = index.tally.warnings
        outcome.notes = index.tally.notes
        return outcome
    }

    private func writeDepartments(
        _ plan: BuildPlan, _ attic: Attic, _ progress: (@Sendable (Int, Int) -> Void)?,
        _ makeOutput: @escaping @Sendable () -> any PageOutput, _ outcome: inout Outcome
    ) -> [DepartmentRecord] {
        let (edition, theme) = (edition, theme)
        let maker = DepartmentMaker(edition: edition, plan: plan, attic: attic)
        let done = Counter()
        var written: [(index: Int, body: DepartmentBody)] = []
        // A department is ten reports or so: batches of two keep all workers busy to the end.
        workers.run(
            edition.departments.count, batch: 2,
            start: {
                (
                    writer: DisclosureWriter(theme: theme, frame: plan.frame, attic: attic, output: makeOutput()),
                    written: [(index: Int, body: DepartmentBody)]()
                )
            },
            finish: { written += $0.written },
            body: { index, state in
                state.written.append((index, maker.make(index, state.writer)))
                progress?(done.next(), edition.departments.count)
            })
        written.sort { $0.index < $1.index }
        outcome.unreadable = written.flatMap(\.body.unreadable)
        outcome.withheld = written.flatMap(\.body.withheld)
        return written.map(\.body.record).filter { !$0.years.isEmpty }
    }

    private func writeIndexes(
        _ index: SiteIndex, _ plan: BuildPlan, _ scratch: Attic, _ maker: BundleMaker,
        _ makeOutput: @escaping @Sendable () -> any PageOutput
    ) {
        let bundles = SiteBundles.all(
            index, theme: theme, frame: plan.frame, further: edition.content.pages, workers: workers)
        let theme = theme
        workers.run(
            bundles.count, batch: 4,
            start: {
                IndexWriter(theme: theme, frame: plan.frame, index: index, scratch: scratch, output: makeOutput())
            },
            finish: { _ in },
            body: { place, writer in
                let bundle = bundles[place]
                _ = maker.make(bundle.name, bundle.inputs + bundle.look, writer.output) { _ in
                    bundle.write(writer)
                    return []
                }
            })
    }
}

/// Counts what several threads have done.
private final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
