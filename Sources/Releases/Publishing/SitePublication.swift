import Disclosures
import Glibc
import Pages

/// One publication: what is due goes into the ledger and onto the site, in one switch.
///
///     1. build     the new release, beside the one that is shown; its pages say the moment and the number of their entry
///     2. sign      the checkpoint goes into `<key>.checkpoint`: from here on the entries are in the ledger for good
///     3. switch    `current` leads to the new release: pages, feed and ledger of one moment
///
/// Killed before 2, nothing has happened: tiles that nobody signed are thrown away by the next publication. Killed
/// between 2 and 3, the entries stand in the ledger, but nobody has seen them: the next publication finds them, adds no
/// others for the same documents, and shows them at the same index. There never are two trees of one size.
public struct SitePublication: Sendable {
    let site: String
    let keyPath: String
    let key: SigningKey

    /// Nobody else publishes while this is there.
    private let locks: [PublishLock]

    public struct Outcome: Sendable {
        public var build: SiteBuild.Outcome
        public var release: Release.Outcome
        /// The entries that are new; `size` less their count is the index of the first.
        public var added: [Entry]
        public var size: Int
        /// What is not complete or not due yet.
        public var waiting: [Edition.Withheld]
        /// What a gate keeps back.
        public var blocked: [Edition.Withheld]
    }

    /// Takes the key and the locks.
    public init(site: String, content: String, key path: String) throws(LedgerError) {
        self.site = site
        keyPath = path
        try SigningKey.refuse(path, within: [content, site])
        key = try SigningKey.read(path)
        do throws(ReleaseError) {
            try Release.makeFolder(site)
        } catch {
            throw LedgerError("\(error)")
        }
        locks = [try .take(site + "/.lock", making: true), try .take(path, making: false)]
    }

    /// What is remembered of the build before. To be opened before anything else is looked at.
    public func openMemory(content: String) -> BuildMemory { BuildMemory(locked: site, content: content) }

    /// Publishes what is due at `moment`. With an error nothing has changed for a reader.
    public func run(
        _ content: Content, theme: Theme, at moment: Moment, workers: Workers = Workers(),
        memory: BuildMemory? = nil, keep: Int? = nil,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(LedgerError) -> Outcome {
        var content = content
        content.site.ledgerKey = key.verifier.description
        let state = try LedgerState(site: site, keyPath: keyPath, key: key.verifier)
        let before = state.ledger.history(shown: state.shown)
        let edition = Edition(content, at: moment, before: before)
        let shown = ShownFiles(site: site, signedBy: key.verifier)
        let known = KnownStatements(
            SiteBuild(
                Edition(content, at: moment, before: before, proven: state.ledger.proven), theme: theme,
                workers: workers),
            state, shown, memory, workers: workers)
        let stated = StatedFiles.read(edition, workers: workers, isKnown: known.has)
        guard stated.unreadable.isEmpty else { throw LedgerError(stated.unreadable.joined(separator: "\n")) }
        let statements = Statement.all(stated, known)
        let plan = LedgerPlan(
            state.ledger, shown: state.shown, statements, blocked: stated.withheld.map(\.folder), at: moment)
        guard plan.refusals.isEmpty else {
            throw LedgerError((plan.refusals + stated.withheld.map(\.description)).joined(separator: "\n"))
        }
        try state.folder.store(plan.ledger, after: state.ledger.size)
        let build = SiteBuild(
            Edition(content, at: moment, before: before, proven: plan.ledger.proven), theme: theme, workers: workers)
        let seal = ReleaseSeal(
            state: state, ledger: plan.ledger, statements: statements, shown: shown, moment: moment, key: key,
            memory: KeyMemory(besides: keyPath))
        do throws(ReleaseError) {
            let release = try Release(site: site).write(
                build, memory: memory, keep: keep, seal: seal, progress: progress)
            return Outcome(
                build: release.build, release: release, added: Array(plan.ledger.entries[plan.signed...]),
                size: plan.ledger.size, waiting: edition.withheld, blocked: stated.withheld)
        } catch {
            throw LedgerError("\(error)")
        }
    }
}
