/// What a ledger proves of a disclosure: since when each of its revisions is public.
public struct Proven: Hashable, Sendable {
    /// In order of their numbers.
    public private(set) var revisions: [Standing] = []
    /// That it was withdrawn.
    public var withdrawal: Standing?

    public init() {}

    public mutating func add(_ standing: Standing) {
        let place = revisions.firstIndex { $0.number > standing.number } ?? revisions.endIndex
        revisions.insert(standing, at: place)
    }

    public struct Standing: Hashable, Sendable {
        /// 1 for what was published first.
        public var number: Int
        public var moment: Moment
        /// The place in the ledger of the entry that speaks of it last, counted from 0.
        public var index: Int

        public init(number: Int, moment: Moment, index: Int) {
            self.number = number
            self.moment = moment
            self.index = index
        }
    }

    public subscript(number: Int) -> Standing? { revisions.first { $0.number == number } }

    /// Gives what is proven of a department's year.
    public typealias Lookup = @Sendable (_ department: String, _ year: Int) -> Proven?

    /// Where there is no ledger.
    public static let nothing: Lookup = { _, _ in nil }

    /// When the disclosure first became public here.
    public var first: Moment? { revisions.first?.moment }

    /// When a revision replaced the one before it here; nil where both came at once.
    public func replacement(by number: Int) -> Moment? {
        guard let before = self[number - 1], let after = self[number], before.moment < after.moment else {
            return nil
        }
        return after.moment
    }
}
