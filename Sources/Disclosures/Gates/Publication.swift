/// One step in the public life of a disclosure, as the ledger and the feed tell it.
public struct Publication: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case publish, correct, withdraw
    }

    public var kind: Kind
    /// 0 for what was published first, 1 after the first correction.
    public var revision: Int
    public var moment: Moment
    /// Why it was corrected or withdrawn.
    public var note: String?
    /// The SHA-256 of each file as received; nil where there is none, and in a withdrawal.
    public var report: String?
    public var accounts: String?
    public var scores: String?

    public init(
        _ kind: Kind, revision: Int, moment: Moment, note: String? = nil, report: String? = nil,
        accounts: String? = nil, scores: String? = nil
    ) {
        self.kind = kind
        self.revision = revision
        self.moment = moment
        self.note = note
        self.report = report
        self.accounts = accounts
        self.scores = scores
    }
}

/// What was published before. Who keeps the ledger fills it.
public struct PublishedBefore: Sendable {
    /// The steps of a department's year, the oldest first; empty where nothing was public.
    public var history: @Sendable (_ department: String, _ year: Int) -> [Publication]

    public init(_ history: @escaping @Sendable (_ department: String, _ year: Int) -> [Publication]) {
        self.history = history
    }

    public static let nothing = PublishedBefore { _, _ in [] }
}
