import Disclosures
import Glibc

/// Brings the release that is shown here to where it is served: first all of it, then the switch.
///
/// The destination is kept as Site is: `releases/` and `current`. A destination whose ledger ours does not extend is left
/// alone.
public struct Deployment: Sendable {
    let site: String
    private let lock: PublishLock
    let name: String
    /// The folder of the release.
    let release: String

    public init(site: String) throws(LedgerError) {
        self.site = site
        guard access(site + "/current", F_OK) == 0 else {
            throw LedgerError(site + "/current", "no release is shown here: publish first")
        }
        lock = try .take(site + "/.lock", making: true)
        name = try Release(site: site).shown()
        release = "\(site)/releases/\(name)"
    }

    /// `destination` is a folder, or `user@host:folder`. Gives the name of the release.
    public func run(to destination: String) throws(LedgerError) -> String {
        if let remote = RemoteFolder(destination) {
            try deploy(to: remote)
        } else {
            try deploy(toFolder: destination)
        }
        return name
    }

    /// Refuses where `checkpoint`, which is shown there, says more than ours, or something else.
    func check(_ checkpoint: [UInt8]?, at place: String) throws(LedgerError) {
        guard let checkpoint else { return }
        guard let there = Checkpoint.written(checkpoint) else {
            throw LedgerError("\(place)/current/ledger/checkpoint", "this is no checkpoint")
        }
        guard let ours = try ReleaseLedger(release) else {
            throw LedgerError(release, "it has no ledger, what is shown at \(place) has one: publish first")
        }
        guard try ours.extends(there) else {
            throw LedgerError(
                place,
                there.size > ours.size
                    ? "its ledger has \(there.size) entries, ours \(ours.size): what was public there would be gone"
                    : "its ledger of \(there.size) entries is another history than ours")
        }
    }
}
