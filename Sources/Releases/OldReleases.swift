import Glibc

/// The releases that stand beside the current one, and what killed builds left.
///
/// They are taken away when the new release is shown already. Who calls this holds the lock of the site.
public struct OldReleases: Sendable {
    public let site: String

    public init(site: String) { self.site = site }

    /// Keeps the newest `count` and the current one. Gives the names of those that are gone.
    @discardableResult
    public func prune(keeping count: Int) -> [String] {
        let current = Release(site: site).current
        let gone = newestFirst.dropFirst(max(count, 1)).filter { $0 != current }
        for name in gone {
            // What is half gone must not bear the name of a release.
            let (folder, doomed) = ("\(site)/releases/\(name)", "\(site)/releases/.gone-\(name)")
            if rename(folder, doomed) == 0 { FolderRemoval.remove(doomed) }
        }
        return gone
    }

    /// The newest of those that are to go when one more comes and `count` are kept; nil where all stay. Neither the
    /// current one nor `before` goes so early.
    func outgoing(keeping count: Int, before: String) -> OutgoingRelease? {
        let current = Release(site: site).current
        let name = newestFirst.dropFirst(count - 1).first { $0 != current && $0 != before }
        return name.flatMap { OutgoingRelease($0, of: site) }
    }

    /// Takes away what killed builds left.
    public func sweep() {
        for name in names where name.hasPrefix(".building-") || name.hasPrefix(".gone-") {
            FolderRemoval.remove("\(site)/releases/\(name)")
        }
        let attic = (try? StateFile(BuildMemory.path(site)))?.head.attic
        for name in FolderListing.names(site) where name.hasPrefix("state.") || name.hasPrefix(".current-") {
            if name != attic { unlink("\(site)/\(name)") }
        }
    }

    private var newestFirst: [String] {
        let found = names.filter { !$0.hasPrefix(".") }.map { (name: $0, made: made($0)) }
        return found.sorted { ($1.made, $1.name) < ($0.made, $0.name) }.map(\.name)
    }

    private var names: [String] { FolderListing.names(site + "/releases") }

    /// When the folder got its last entry, in nanoseconds since 1970.
    private func made(_ name: String) -> Int {
        var status = stat()
        guard lstat("\(site)/releases/\(name)", &status) == 0 else { return 0 }
        return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    }
}
