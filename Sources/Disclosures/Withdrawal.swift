/// That a disclosure is no longer public: since when, why, and what kind of notice stands in its place.
public struct Withdrawal: Sendable, Equatable {
    public var moment: Moment
    public var reason: String
    public var kind: Kind

    public enum Kind: String, Sendable, CaseIterable {
        /// 含有个人信息
        case privacy
        /// 涉及不宜公开的内容
        case secrecy
        /// 内容有误
        case error
        /// 重复公开
        case duplicate
        case other
    }
}

/// What is left of a withdrawn disclosure: a notice, and no word of its text.
public struct WithdrawnDisclosure: Sendable {
    public var year: Int
    public var folder: String
    public var withdrawal: Withdrawal
    /// The revisions that were public: their addresses bear the notice too.
    public var revisions: Int
    public var calendar: Calendar
}
