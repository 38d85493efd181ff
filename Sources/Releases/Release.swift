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
    }

    /// Builds, checks, and switches. With an error nothing has changed.
    public func write(
        _ build: SiteBuild, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) throws(ReleaseError) -> Outcome {
        try write(build, seal: nil, progress: progress)
    }

    func write(
        _ build: SiteBuild, seal: ReleaseSeal?, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
    ) throws(ReleaseError) -> Outcome {
        try Release.makeFolder(site)
        try Release.makeFolder(site + "/releases")
        let draft = "\(site)/releases/.building-\(getpid())"
        FolderRemoval.remove(draft)
        try Release.makeFolder(draft)
        do throws(ReleaseError) {
            return try write(build, to: draft, seal, progress)
        } catch {
            FolderRemoval.remove(draft)
            throw error
        }
    }

    private func write(
        _ build: SiteBuild, to draft: String, _ seal: ReleaseSeal?, _ progress: (@Sendable (Int, Int) -> Void)?
    ) throws(ReleaseError) -> Outcome {
        let shelves = Shelves(folder: draft)
        guard let attic = Attic(folder: draft) else { throw .system(draft, String(cString: strerror(errno))) }
        let outcome = build.run(attic: attic, progress: progress) { shelves.makeShelf() }
        if let reason = attic.failure { throw .system(draft, reason) }
        let written = shelves.gather()
        if let failure = written.failures.first { throw failure }
        let collisions = written.collisions()
        guard collisions.isEmpty else { throw .collisions(collisions) }
        let broken = written.brokenLinks(besides: seal?.addresses ?? [])
        guard broken.isEmpty else { throw .brokenLinks(broken) }
        do throws(LedgerError) {
            try seal?.seal(draft)
        } catch {
            throw .ledger(error)
        }
        let name = "\(build.edition.moment.compactUTC)-\(written.digest)"
        let folder = "\(site)/releases/\(name)"
        if rename(draft, folder) != 0 {
            // The same input was built before: the same bytes stand there.
            guard errno == EEXIST || errno == ENOTEMPTY else { throw .system(folder, String(cString: strerror(errno))) }
            FolderRemoval.remove(draft)
        }
        try show(name)
        return Outcome(build: outcome, name: name, files: written.files.count, bytes: written.byteCount)
    }

    /// Points `current` to a release, by one rename.
    public func show(_ name: String) throws(ReleaseError) {
        let link = "\(site)/.current-\(getpid())"
        unlink(link)
        guard symlink("releases/\(name)", link) == 0 else { throw .system(link, String(cString: strerror(errno))) }
        guard rename(link, site + "/current") == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(link)
            throw .system(site + "/current", reason)
        }
    }

    /// The name of the release that `current` leads to.
    func shown() throws(LedgerError) -> String {
        guard let real = realpath(site + "/current", nil) else {
            throw LedgerError(site + "/current", "no release is shown here: publish first")
        }
        defer { free(real) }
        let path = String(cString: real)
        return String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
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

/// Why there is no new release.
public enum ReleaseError: Error, Sendable {
    /// A file, and the system's own words.
    case system(String, String)
    /// Two pages claim one address; each with what it is.
    case collisions([String])
    /// A page, and where it leads that nothing is.
    case brokenLinks([BrokenLink])
    case ledger(LedgerError)
}

public struct BrokenLink: Hashable, Sendable {
    public var page: String
    public var target: String
}

extension ReleaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .system(let path, let reason): "\(path): error: \(reason)"
        case .collisions(let lines): lines.map { "error: \($0)" }.joined(separator: "\n")
        case .ledger(let error): error.description
        case .brokenLinks(let links):
            links.map { "\($0.page): error: a link leads nowhere: '\($0.target)'" }.joined(separator: "\n")
        }
    }
}
