import Disclosures

/// What proves that a disclosure stands in the ledger, and since when.
struct LedgerProof: Sendable {
    /// Its place in the ledger, counted from 0.
    var index: Int
    /// The moment of the switch that made it public.
    var moment: Moment
    /// How long the ledger was that the path leads into.
    var size: Int
    /// The hashes from the entry up to the head.
    var path: [SHA256]
}

extension LedgerProof {
    /// Nil where there is no ledger, or it does not speak of the revision.
    init?(_ proven: Proven?, revision: Int) {
        guard let proven, let first = proven.first, let standing = proven[revision] else { return nil }
        self.init(
            index: standing.index, moment: first, size: standing.size, path: standing.path.map { SHA256($0) })
    }
}
