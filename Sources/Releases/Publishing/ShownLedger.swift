import Disclosures

/// What the ledger of the release that is shown says, without a key: to look at, never to sign anything.
public struct ShownLedger: Sendable {
    /// What was public before, for the gates.
    public let before: PublishedBefore
    public let proven: Proven.Lookup

    /// Nil where nothing was published with a ledger, or where it is not whole: `publish` says why.
    public init?(site: String) {
        let folder = LedgerFolder(site + "/ledger")
        do throws(LedgerError) {
            guard let bytes = try LedgerFolder.content(site + "/current/ledger/checkpoint"),
                let written = Checkpoint.written(bytes)
            else { return nil }
            let ledger = try folder.entries(upTo: written.size, signed: site + "/current/ledger/checkpoint")
            guard ledger.tree.root(at: written.size) == written.root else { return nil }
            proven = ledger.proven
            before = ledger.history(shown: written.size)
        } catch {
            return nil
        }
    }
}
