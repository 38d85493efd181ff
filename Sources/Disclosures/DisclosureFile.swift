/// What staff say of one year of one department: `disclosure.yaml`.
public struct DisclosureFile: Sendable {
    /// When the accounts were approved (批复).
    public var approved: Day?
    /// From when on both may be public.
    public var publish: Moment?
    /// The roles that signed off.
    public var review: [String] = []
    public var acknowledged: [Acknowledgement] = []
    public var revisions: [Revision] = []
    public var earlier: Earlier?

    public init() {}

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
        disclosure.approved = fields.day("approved")
        disclosure.publish = fields.moment("publish", zone: zone)
        disclosure.review = fields.texts("review")
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
        for (one, next) in zip(disclosure.revisions, disclosure.revisions.dropFirst()) where next.moment < one.moment {
            fields.reportWhole("'revisions' are not in order: expected the oldest first")
        }
        if let publish = disclosure.publish, let first = disclosure.revisions.first, first.moment < publish {
            fields.reportWhole("a revision lies before 'publish': only what is public can be revised")
        }
        faults += fields.finish()
        return disclosure
    }
}
