import Rendering

extension Verification {
    /// Every item of the feed, against the ledger.
    func compareFeed(_ ledger: Ledger) {
    }
}
