import Audit
import Disclosures
import Documents
import Figures
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
                let body = SiteBuild.write(
                    edition, index, plan.departments[index], plan.looks, state.writer, attic)
                state.written.append((index, body))
                progress?(done.next(), edition.departments.count)
            })
        written.sort { $0.index < $1.index }
        outcome.unreadable = written.flatMap(\.body.unreadable)
        outcome.withheld = written.flatMap(\.body.withheld)
        return written.map(\.body.record).filter { !$0.years.isEmpty }
    }

    /// Writes the pages of a department, or leaves them as they were.
    private static func write(
        _ edition: Edition, _ index: Int, _ plan: BuildPlan.Department, _ looks: ReportLooks,
        _ writer: DisclosureWriter, _ attic: Attic
    ) -> DepartmentBody {
        let packed = edition.departments.packed(index)
        if let kept = plan.kept, var body = DepartmentBody(packed: kept.body) {
            if body.look == looks.pages.fingerprint, body.markdownLook == looks.markdown.fingerprint {
                writer.output.keep(kept, stamp: packed.stamp)
            } else {
                rewrite(kept, &body, edition, index, plan, looks, writer.pages)
            }
            body.sources = []
            return body
        }
        let department = edition.departments[index]
        let about = department.department
        let inputs = inputs(of: department, in: edition)
        let log = ReadLog()
        writer.output.begin(bundle: bundleName(about.slug))
        let pages = DepartmentPages(department, in: edition, disk: log.watching(edition.content.disk)).write(writer)
        let record = DepartmentRecord(about, pages.records, in: attic, rows: attic)
        var body = DepartmentBody(
            record: record, unreadable: pages.unreadable, withheld: pages.withheld, sources: log.files,
            look: looks.pages.fingerprint, markdownLook: looks.markdown.fingerprint)
        // What stands elsewhere is not in the folder's stamp.
        let folder = edition.content.folder + "/" + about.slug + "/"
        let isInside = body.sources.allSatisfy { $0.name.hasPrefix(folder) }
        let memo = memo(body, packed, plan, inputs, looks, isInside ? packed.stamp : nil, writer.pages)
        writer.output.end(memo)
        body.sources = []
        return body
    }

    /// Renders the pages of a department again: nothing but the theme changed.
    private static func rewrite(
        _ kept: KnownBundle, _ body: inout DepartmentBody, _ edition: Edition, _ index: Int,
        _ plan: BuildPlan.Department, _ looks: ReportLooks, _ pages: ReportPageWriter
    ) {
        let about = edition.departments.packed(index)
        let inputs = inputs(of: edition.departments[index], in: edition)
        let filled = FilledPages(packed: kept.pages) ?? FilledPages()
        let isMarkdownSame = body.markdownLook == looks.markdown.fingerprint
        let entries = Dictionary(filled.pages.map { ($0.path, $0) }) { first, _ in first }
        for entry in filled.pages where isMarkdownSame && entry.kind == .markdown { pages.keep(entry) }
        pages.output.remake(
            bundleName(about.slug), from: kept,
            wanted: { path in entries[path].map { !isMarkdownSame || $0.kind != .markdown } ?? false },
            { path, bytes in entries[path].map { pages.rewrite($0, bytes) } ?? false })
        body.look = looks.pages.fingerprint
        body.markdownLook = looks.markdown.fingerprint
        pages.output.end(memo(body, about, plan, inputs, looks, about.stamp, pages))
    }

    private static func memo(
        _ body: DepartmentBody, _ about: PackedDepartment, _ plan: BuildPlan.Department, _ inputs: Inputs,
        _ looks: ReportLooks, _ stamp: FolderStamp?, _ pages: ReportPageWriter
    ) -> BundleMemo {
        BundleMemo(
            inputs: plan.fingerprint,
            parts: inputs.parts + looks.pages.parts + looks.markdown.parts + body.sources, stamp: stamp,
            department: about.bytes, body: body.packed, pages: pages.takeFilled().packed)
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
