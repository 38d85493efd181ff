import Audit
import Documents
import Reports

extension Candidate {
    /// Reads a year of Content as it lies there, revisions that are still to come among it: what `check` looks at.
    ///
    /// `read` gives a report that was read already, by its path.
    public init(
        reading disclosure: Disclosure, of department: Department, in content: Content, at moment: Moment,
        before: PublishedBefore = .nothing, read: (_ path: String) -> Report? = { _ in nil }
    ) {
        let disk = content.disk
        func report(_ folder: String, _ name: String?) -> Report? {
            guard let name else { return nil }
            let path = folder + "/" + name
            if let known = read(path) { return known }
            guard let bytes = try? disk.read(path), let source = try? Source(name: path, received: bytes) else {
                return nil
            }
            return Report(Document(source))
        }
        let folder = disclosure.folder
        let (own, accounts) = (report(folder, disclosure.report), report(folder, disclosure.accounts))
        let previous = department.disclosures.first { $0.year == disclosure.year - 1 }
        let findings = own.map {
            Audit($0, accounts: accounts, previous: previous.flatMap { report($0.folder, $0.report) }).findings
        }
        self.init(
            PublicDisclosure(disclosure, at: nil, site: content.site, isDraft: true, proven: nil), of: department,
            on: content.site,
            at: moment, disk: disk, report: own, accounts: accounts, scores: report(folder, disclosure.scores),
            findings: findings ?? [], history: before.history(department.slug, disclosure.year))
    }
}
