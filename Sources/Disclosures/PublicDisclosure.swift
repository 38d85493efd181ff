/// A disclosure as it stands at the edition's moment: which revision is public, what was before, and its dates.
public struct PublicDisclosure: Sendable {
    public var year: Int
    public var folder: String
    public var isDraft: Bool
    /// The names of the files in the folder.
    public var report: String
    public var accounts: String?
    public var scores: String?
    /// The revisions that are public, the oldest first; what each replaced stands beside it.
    public var revisions: [Replaced]
    public var acknowledged: [DisclosureFile.Acknowledgement]
    public var calendar: Calendar
    /// What a ledger holds of it.
    public var proven: Proven?
    /// What it is taken from.
    public var origin: Disclosure

    public struct Replaced: Sendable {
        /// 1 for what was published first.
        public var number: Int
        public var report: String
        public var accounts: String?
        public var scores: String?
        /// When and why it was replaced.
        public var revision: DisclosureFile.Revision
    }

    /// Nil for `moment` takes all revisions.
    init(_ disclosure: Disclosure, at moment: Moment?, site: Site, isDraft: Bool, proven: Proven? = nil) {
        let file = disclosure.file
        let due = file.revisions.prefix { revision in moment.map { revision.moment <= $0 } ?? true }.count
        year = disclosure.year
        folder = disclosure.folder
        self.isDraft = isDraft
        origin = disclosure
        acknowledged = file.acknowledged
        calendar = Calendar(file, site: site, proven: proven?.first)
        self.proven = proven
        // A revision that is not due yet is not there: what it will replace is what is public.
        func version(_ number: Int) -> (report: String, accounts: String?, scores: String?) {
            func name(_ earlier: [Int: String], _ now: String?) -> String? {
                earlier.keys.filter { $0 > number }.min().flatMap { earlier[$0] } ?? now
            }
            return (
                name(disclosure.earlierReports, disclosure.report) ?? "",
                name(disclosure.earlierAccounts, disclosure.accounts), name(disclosure.earlierScores, disclosure.scores)
            )
        }
        (report, accounts, scores) = version(due)
        revisions = (0..<due).map { number in
            let version = version(number)
            var revision = file.revisions[number]
            if let moment = proven?.replacement(by: number + 2) { revision.moment = moment }
            return Replaced(
                number: number + 1, report: version.report, accounts: version.accounts, scores: version.scores,
                revision: revision)
        }
    }
}
