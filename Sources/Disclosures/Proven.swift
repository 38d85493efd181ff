/// What a ledger proves of a disclosure: since when each of its revisions is public.
public struct Proven: Hashable, Sendable {
    /// By number, 1 for what was published first.
    public var revisions: [Int: Standing]

    public init(revisions: [Int: Standing]) {
        self.revisions = revisions
    }

    public struct Standing: Hashable, Sendable {
        public var moment: Moment
        /// The place in the ledger of the entry that speaks of it last, counted from 0.
        public var index: Int

        public init(moment: Moment, index: Int) {
            self.moment = moment
            self.index = index
        }
    }

    /// A department and a year.
    public struct Place: Hashable, Sendable {
        public var department: String
        public var year: Int

        public init(_ department: String, _ year: Int) {
            self.department = department
            self.year = year
        }
    }

    /// When the disclosure first became public here.
    public var first: Moment? { revisions.min { $0.key < $1.key }?.value.moment }

    /// When a revision replaced the one before it here; nil where both came at once.
    public func replacement(by number: Int) -> Moment? {
        guard let before = revisions[number - 1], let after = revisions[number], before.moment < after.moment else {
            return nil
        }
        return after.moment
    }
}
