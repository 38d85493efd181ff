import Audit
import Documents
import Reports

/// A disclosure that is to be public: all that gates look at.
public struct Candidate: Sendable {
    public let department: Department
    public let disclosure: PublicDisclosure
    public let site: Site
    public let moment: Moment
    public let report: Report?
    public let accounts: Report?
    public let findings: [Finding]
    /// Every file that would be public.
    public let texts: [Text]
    /// What was public before, the oldest first.
    public let history: [Publication]
    let disk: Disk

    /// A file, and its text where it is text.
    public struct Text: Sendable {
        public var path: String
        public var document: Document?
    }

    /// `report`, `accounts` and `scores` are the files of the disclosure, read; nil for what is missing or no text. What
    /// earlier revisions hold is read from the disk: few have any.
    public init(
        _ disclosure: PublicDisclosure, of department: Department, on site: Site, at moment: Moment, disk: Disk,
        report: Report?, accounts: Report?, scores: Report?, findings: [Finding], history: [Publication] = []
    ) {
        self.disclosure = disclosure
        self.department = department
        self.site = site
        self.moment = moment
        self.disk = disk
        self.report = report
        self.accounts = accounts
        self.findings = findings
        self.history = history
        var texts: [Text] = []
        func add(_ name: String?, _ document: Document?) {
            guard let name, !name.isEmpty else { return }
            texts.append(Text(path: disclosure.folder + "/" + name, document: document))
        }
        add(disclosure.report, report?.document)
        add(disclosure.accounts, accounts?.document)
        add(disclosure.scores, scores?.document)
        for name in disclosure.revisions.flatMap({ [$0.report, $0.accounts, $0.scores] }).compactMap({ $0 })
        where !texts.contains(where: { $0.path == disclosure.folder + "/" + name }) {
            let bytes = try? disk.read(disclosure.folder + "/" + name)
            add(name, bytes.flatMap { try? Source(name: name, received: $0) }.map { Document($0) })
        }
        self.texts = texts
    }

    /// Where `disclosure.yaml` stands, or should.
    var yaml: String { disclosure.folder + "/disclosure.yaml" }

    /// The telephone numbers, mail boxes and addresses that the office publishes of itself.
    var contacts: PublicContacts { PublicContacts(department.contacts + (site.contact.map { [$0] } ?? [])) }

    /// The SHA-256 of a file of the folder as received.
    func digest(_ name: String) -> String? {
        (try? disk.read(disclosure.folder + "/" + name)).map { Digest.sha256($0) }
    }
}
