import Disclosures

/// The ledger as it was left by the last publication, whole or not, after everything about it has been proven.
struct LedgerState: Sendable {
    let folder: LedgerFolder
    let ledger: Ledger
    /// The last checkpoint that was signed. None where nothing was published yet.
    let signed: Checkpoint?
    /// How many entries the public has seen.
    let shown: Int

    /// Three places know a checkpoint: the site's ledger, the key's memory, and the release that is shown. The largest
    /// says how far the ledger goes; it must extend the two others.
    init(site: String, keyPath: String, key: VerifierKey) throws(LedgerError) {
        folder = LedgerFolder(site + "/ledger")
        var known: [(path: String, checkpoint: Checkpoint)] = []
        for path in [site + "/ledger/checkpoint", KeyMemory(besides: keyPath).path] {
            if let checkpoint = try LedgerFolder.checkpoint(path, key) { known.append((path, checkpoint)) }
        }
        let current = site + "/current/ledger/checkpoint"
        let shown = try LedgerFolder.checkpoint(current, key)
        if let shown { known.append((current, shown)) }
        ledger = try folder.read(known)
        signed = known.map(\.checkpoint).max { $0.size < $1.size }
        self.shown = shown?.size ?? 0
    }
}
