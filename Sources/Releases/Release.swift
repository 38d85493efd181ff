import Disclosures
import Glibc
import Pages
import Synchronization

/// Writes a new release beside the others and shows it by one rename.
///
///     Site/releases/20241015T020000Z-3f9c02d41b7e/
///     Site/current -> releases/20241015T020000Z-3f9c02d41b7e
///
/// Until that rename a reader sees the old site, whole; after it the new one. What a failing build wrote is taken away;
/// what a killed one left is never looked at.
public struct Release: Sendable {
    public let site: String

    public init(site: String) {
        self.site = site
    }

    public struct Outcome: Sendable {
        public var build: SiteBuild.Outcome
        /// The folder below `Site/releases`.
        public var name: String
        public var files: Int
        public var bytes: Int
        /// How many files were written anew; the others are those of the release before.
        public var written: Int
        /// False where nothing changed: the release is the one that was there.
        public var isNew: Bool
        /// True where nothing was taken over from the release before.
        public var isCold: Bool
        /// Why that is so, where there was a release to take over from.
        public var doubt: String?
    }

    /// What came of building on the release before.
    private enum Attempt {
        case done(Outcome)
        /// That release, or what is remembered of it, cannot be trusted: everything must be built anew.
        case doubtful(String)
    }

    /// Builds, checks, and switches. With an error nothing has changed.
    ///
    /// With `memory`, what did not change is linked from the release before, and a new state is kept. With `keep`, all but
    /// the newest releases are to be pruned afterwards: what they have is made use of.
    public func write(
        _ build: SiteBuild, memory: BuildMemory? = nil, keep: Int? = nil,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(ReleaseError) -> Outcome {
        let lock: SiteLock? = memory == nil ? try SiteLock(site) : nil
        defer { withExtendedLifetime(lock) {} }
        return try write(build, memory: memory, keep: keep, seal: nil, progress: progress)
    }

    /// The same, for one who holds the lock of the site. What is to be sealed is looked through even where no page changed.
    func write(
        _ build: SiteBuild, memory: BuildMemory?, keep: Int?, seal: ReleaseSeal?,
        progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
    ) throws(ReleaseError) -> Outcome {
        defer { OldReleases(site: site).sweep() }
        try Release.makeFolder(site + "/releases")
        var doubt: String?
        if let memory, let state = memory.state {
            let build = build.knowing(memory)
            let plan = build.plan()
            if plan.isUnchanged, seal == nil {
                memory.refresh(build)
                try show(state.head.release)
                return Outcome(
                    build: memory.outcome, name: state.head.release, files: state.head.files,
                    bytes: state.head.bytes, written: 0, isNew: false, isCold: false)
            }
            switch try write(build, plan, memory, leaningOn: state, keep, seal, progress) {
            case .done(let outcome): return outcome
            case .doubtful(let reason): doubt = "\(reason): everything is built anew"
            }
        }
        let build = build.knowing(nil)
        switch try write(build, build.plan(tool: memory?.tool), memory, leaningOn: nil, nil, seal, progress) {
        case .done(var outcome):
            outcome.doubt = doubt
            return outcome
        case .doubtful(let reason): throw .system(site, reason)
        }
    }

    private func write(
        _ build: SiteBuild, _ plan: BuildPlan, _ memory: BuildMemory?, leaningOn state: StateFile?, _ keep: Int?,
        _ seal: ReleaseSeal?, _ progress: (@Sendable (Int, Int) -> Void)?
    ) throws(ReleaseError) -> Attempt {
        let draft = "\(site)/releases/.building-\(getpid())"
        FolderRemoval.remove(draft)
        try Release.makeFolder(draft)
        do throws(ReleaseError) {
            let attempt = try fill(draft, build, plan, memory, leaningOn: state, keep, seal, progress)
            guard case .done(let outcome) = attempt, outcome.isNew else {
                FolderRemoval.remove(draft)
                return attempt
            }
            return attempt
        } catch {
            FolderRemoval.remove(draft)
            throw error
        }
    }

    private func fill(
        _ draft: String, _ build: SiteBuild, _ plan: BuildPlan, _ memory: BuildMemory?,
        leaningOn state: StateFile?, _ keep: Int?, _ seal: ReleaseSeal?, _ progress: (@Sendable (Int, Int) -> Void)?
    ) throws(ReleaseError) -> Attempt {
        var before: ReleaseBefore?
        if let state {
            let folder = "\(site)/releases/\(state.head.release)"
            let oldRoot = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            let newRoot = open(draft, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            before = ReleaseBefore(state: state, folder: folder, oldRoot: oldRoot, newRoot: newRoot)
            if oldRoot < 0 || newRoot < 0 { return .doubtful("\(folder): it cannot be opened") }
        }
        let outgoing = before.flatMap { before in
            keep.flatMap { OldReleases(site: site).outgoing(keeping: $0, before: before.state.head.release) }
        }
        var isSettled = false
        defer {
            if let before {
                if !isSettled { outgoing?.restore(from: before.newRoot) }
                close(before.oldRoot)
                close(before.newRoot)
            }
        }
        // What matters only until this build is done, and what the next one may want as well.
        guard let scratch = Attic(folder: draft),
            let attic = memory?.openAttic(of: state) ?? (state == nil ? scratch : nil)
        else {
            if let state {
                return .doubtful("\(site)/\(state.head.attic): most of it was replaced, or it cannot be opened")
            }
            throw .system(draft, String(cString: strerror(errno)))
        }
        let shelves = Shelves(
            folder: draft, before: before, outgoing: outgoing, attic: memory == nil ? nil : attic, scratch: scratch)
        defer { shelves.close() }
        let outcome = build.run(plan, attic: attic, scratch: scratch, progress: progress) { shelves.makeShelf() }
        let (written, fault) = shelves.gather { $0.checkLinks(besides: seal?.addresses ?? []) }
        if let reason = attic.failure ?? scratch.failure {
            if let state { return .doubtful("\(site)/\(state.head.attic): \(reason)") }
            throw .system(draft, reason)
        }
        if let failure = written.failures.first { throw failure }
        if written.isMismatch { return .doubtful("\(before?.folder ?? site): it is not as it was written") }
        let collisions = written.collisions()
        guard collisions.isEmpty else { throw .collisions(collisions) }
        switch fault {
        case nil: break
        case .uncertain: return .doubtful("\(site): pages that stay may lead to what has gone")
        case .broken(let links):
            // A build of everything names the first page of all that lead there.
            if state != nil { return .doubtful("\(site): links lead nowhere") }
            throw .brokenLinks(links)
        }
        if let reason = scratch.failure { throw .system(draft, reason) }
        do throws(LedgerError) {
            if let altered = try seal?.seal(draft) {
                return .doubtful("\(site)/current/\(altered): it is not what was published")
            }
        } catch {
            throw .ledger(error)
        }
        var release = Outcome(
            build: outcome, name: "\(build.edition.moment.compactUTC)-\(written.digest)", files: written.fileCount,
            bytes: written.byteCount, written: written.writtenCount, isNew: true, isCold: state == nil)
        if let state, state.head.release.contains("-" + written.digest),
            seal?.isShown(by: state.head.release) ?? true
        {
            // Something was touched, but every byte came out as it was.
            release.name = state.head.release
            release.isNew = false
        } else {
            release.name = try settle(draft, as: release.name)
            isSettled = true
        }
        if let memory {
            StateWriter.write(
                written.rows, memory.head(of: build, plan, release, attic), to: BuildMemory.path(site))
        }
        try show(release.name)
        return .done(release)
    }

    /// Gives the draft its name, and says which.
    ///
    /// Where the same input was built before, the same bytes should stand there. What was just made is sure to be whole:
    /// it takes the old one's place, or stands beside it where that one is shown.
    private func settle(_ draft: String, as name: String) throws(ReleaseError) -> String {
        let name = current == name ? name + ".2" : name
        let folder = "\(site)/releases/\(name)"
        if rename(draft, folder) == 0 { return name }
        if errno == EEXIST || errno == ENOTEMPTY {
            let old = "\(site)/releases/.gone-\(name)"
            FolderRemoval.remove(old)
            // The sweep at the end takes it away.
            if rename(folder, old) == 0, rename(draft, folder) == 0 { return name }
        }
        throw .system(folder, String(cString: strerror(errno)))
    }

    /// Makes a folder, and those above it that are missing.
    static func makeFolder(_ path: String) throws(ReleaseError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeFolder(String(path[..<slash]))
            if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        }
        throw .system(path, String(cString: strerror(errno)))
    }
}
