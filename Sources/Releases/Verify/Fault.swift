/// Something that does not agree, and where.
public struct Fault: Hashable, Sendable {
    /// A file of the site, and what in it: `ledger/tile/entries/000.p/29`, `entry 13`.
    public var place: String
    public var chinese: String
    public var english: String
}
