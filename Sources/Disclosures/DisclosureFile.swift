/// What staff say of one year of one department: `disclosure.yaml`.
public struct DisclosureFile: Sendable {
    /// When the accounts were approved (批复).
    public var approved: Day?
    /// From when on both may be public.
    public var publish: Moment?
    /// The roles that signed off. Names and dates beside them are for staff; they are read and let go.
    public var review: [String] = []
    public var acknowledged: [Acknowledgement] = []
    public var revisions: [Revision] = []
    public var earlier: Earlier?
    public var withdrawn: Withdrawal?
    /// Where the keys stand that gates speak of.
    public var places = Places()
    /// What gates find in the words of the file itself.
    public var sensitive: [SensitiveNote] = []

    public init() {}

    public struct Places: Sendable {
        public var approved, publish, review, revisions: TextPlace?

        public init() {}
    }

    /// What the department says of a finding. `finding` is any part of the finding's sentence.
    public struct Acknowledgement: Sendable {
        public var finding: String
        public var explanation: String
    }

    /// What was changed after publication, and when.
    public struct Revision: Sendable {
        public var moment: Moment
        public var note: String
    }

    /// Where and when both were public before this site was: declared, not proven.
    public struct Earlier: Sendable {
        public var report: Day?
        public var accounts: Day?
        public var place: String?

        public init(report: Day? = nil, accounts: Day? = nil, place: String? = nil) {
            self.report = report
            self.accounts = accounts
            self.place = place
        }
    }
}

extension DisclosureFile {
    /// Reads one file by itself, as `check` does. Moments without an offset are China's.
    public static func read(path: String, disk: Disk) throws(DiskError) -> (
        file: DisclosureFile, faults: [ContentFault]
    ) {
        var faults: [ContentFault] = []
        let bytes = try disk.read(path)
        return (read(bytes, file: path, zone: .china, &faults), faults)
    }

    static func read(_ bytes: [UInt8], file: String, zone: TimeZoneOffset, _ faults: inout [ContentFault])
        -> DisclosureFile
    {
        var disclosure = DisclosureFile()
        let root: YAMLNode
        do throws(ContentFault) {
            root = try YAML.parse(bytes, file: file)
        } catch {
            faults.append(error)
            return disclosure
        }
        var fields = Fields(root, file: file)
        disclosure.sensitive = SensitiveNote.search(bytes)
        disclosure.places.approved = fields.place("approved")
        disclosure.places.publish = fields.place("publish")
        disclosure.places.review = fields.place("review")
        disclosure.places.revisions = fields.place("revisions")
        disclosure.approved = fields.day("approved")
        disclosure.publish = fields.moment("publish", zone: zone)
        disclosure.review = fields.roles("review")
        disclosure.acknowledged = fields.list("acknowledged") { item in
            let finding = item.text("finding", required: true)
            let explanation = item.text("explanation", required: true)
            guard let finding, let explanation else { return nil }
            return Acknowledgement(finding: finding, explanation: explanation)
        }
        disclosure.revisions = fields.list("revisions") { item in
            let place = item.node("moment")
            let moment = place.flatMap { item.moment(of: $0, "moment", zone: zone) }
            if place == nil { item.reportMissing("moment") }
            let note = item.text("note", required: true)
            guard let moment, let note else { return nil }
            return Revision(moment: moment, note: note)
        }
        disclosure.earlier = fields.map("earlier") { item in
            Earlier(report: item.day("report"), accounts: item.day("accounts"), place: item.text("where"))
        }
        disclosure.withdrawn = fields.map("withdrawn") { item in
            let place = item.node("moment")
            let moment = place.flatMap { item.moment(of: $0, "moment", zone: zone) }
            if place == nil { item.reportMissing("moment") }
            let reason = item.text("reason", required: true)
            let kind = item.choice("kind", Withdrawal.Kind.self) ?? .other
            guard let moment, let reason else { return nil }
            return Withdrawal(moment: moment, reason: reason, kind: kind)
        }
        for (one, next) in zip(disclosure.revisions, disclosure.revisions.dropFirst()) where next.moment < one.moment {
            fields.reportWhole(.revisionsOutOfOrder)
        }
        if let publish = disclosure.publish, let first = disclosure.revisions.first, first.moment < publish {
            fields.reportWhole(.revisionBeforePublication)
        }
        if let withdrawn = disclosure.withdrawn {
            if disclosure.publish.map({ withdrawn.moment < $0 }) ?? true {
                fields.reportWhole(.withdrawnBeforePublication)
            }
            if let last = disclosure.revisions.last, withdrawn.moment < last.moment {
                fields.reportWhole(.revisionAfterWithdrawal)
            }
        }
        faults += fields.finish()
        return disclosure
    }
}
