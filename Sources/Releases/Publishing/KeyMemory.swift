import Glibc

/// What a key remembers beside itself: the last checkpoint that it signed, in `<key>.checkpoint`.
///
/// Whoever cuts the site's ledger short, or brings an old copy of it back, is noticed here. Writing it is the moment at
/// which entries are in the ledger for good.
struct KeyMemory {
    let path: String

    init(besides key: String) {
        path = key + ".checkpoint"
    }

    func read(_ key: VerifierKey) throws(LedgerError) -> Checkpoint? {
        try LedgerFolder.checkpoint(path, key)
    }

    func remember(_ checkpoint: Checkpoint) throws(LedgerError) {
        try DurableFile.write(checkpoint.bytes, to: path)
    }
}
