import Disclosures
import Glibc

/// Shows an older release again.
///
/// A reader must never see the ledger shrink: what it says was public, was. So a release is shown again only where it
/// knows the same entries as the one that is shown now, as when a theme or a page went wrong. What a publication said
/// wrongly is put right by another one, with a note that citizens can read.
public struct Rollback: Sendable {
    private let site: String
    private let lock: PublishLock

    public init(site: String) throws(LedgerError) {
        self.site = site
        guard access(site + "/releases", F_OK) == 0 else {
            throw LedgerError(site, "there are no releases here")
        }
        lock = try .take(site + "/.lock", making: true)
    }

    /// Switches to `name`, or to the last release before the one that is shown whose pages are others: two may
    /// have the same, and what went wrong stands in both. Gives its name.
    public func run(to wanted: String?) throws(LedgerError) -> String {
        let current = try Release(site: site).shown()
        let releases = (Disk.files.list(site + "/releases") ?? []).filter(\.isFolder).map(\.name)
        let before = releases.filter { $0 < current }
        let pages = Rollback.digest(of: current)
        guard let name = wanted ?? before.last(where: { Rollback.digest(of: $0) != pages }) ?? before.last else {
            throw LedgerError(site, "there is no release before \(current)")
        }
        guard releases.contains(name) else {
            throw LedgerError(site, "there is no release '\(name)'; there are: \(releases.joined(separator: ", "))")
        }
        let folder = "\(site)/releases/"
        if let now = try ReleaseLedger(folder + current) {
            let then = try ReleaseLedger(folder + name)
            let size = then?.size ?? 0
            guard try then?.extends((now.size, now.root)) ?? (now.size == 0) else {
                let lost = try now.entries(from: size).map { "  \($0)" }
                throw LedgerError(
                    """
                    \(site): error: release \(name) knows \(size) entries of the ledger, the one that is shown \(now.size):
                    \(lost.prefix(20).joined(separator: "\n"))
                    What was public stays in the ledger. Put Content right and publish it, with a note in 'revisions:'.
                    """)
            }
        }
        do throws(ReleaseError) {
            try Release(site: site).show(name)
        } catch {
            throw LedgerError("\(error)")
        }
        return name
    }

    /// What stands behind the moment in a release's name: the same for the same pages.
    private static func digest(of release: String) -> Substring {
        release.drop { $0 != "-" }.prefix { $0 != "." }
    }
}
