import Audit
import Disclosures
import Documents
import Reports

/// The documents of a disclosure, read and checked.
struct Reading {
    var disclosure: PublicDisclosure
    var report: Report
    var accounts: Report?
    var scores: Report?
    var findings: [Finding]
    /// Files as received: what they are called here, and their bytes.
    var files: [File]

    struct File {
        var stem: Stem
        var name: String
        var bytes: [UInt8]
        enum Stem: String { case report, accounts, scores }
    }

    /// Reads all that is public of a year. The report must be readable; accounts that are no text are there to be
    /// downloaded.
    init(
        _ disclosure: PublicDisclosure, report name: String, accounts accountsName: String?, disk: Disk,
        previous: Report?
    ) throws(SourceError) {
        self.disclosure = disclosure
        files = []
        let file = try Reading.file(.report, disclosure.folder, name, disk)
        report = Report(Document(try Source(name: name, received: file.bytes)))
        files.append(file)
        if let name = accountsName {
            let file = try Reading.file(.accounts, disclosure.folder, name, disk)
            if let source = try? Source(name: name, received: file.bytes) { accounts = Report(Document(source)) }
            files.append(file)
        }
        if let name = disclosure.scores {
            let file = try Reading.file(.scores, disclosure.folder, name, disk)
            if let source = try? Source(name: name, received: file.bytes) { scores = Report(Document(source)) }
            files.append(file)
        }
        findings = Audit(report, accounts: accounts, previous: previous).findings
    }

    private static func file(_ stem: File.Stem, _ folder: String, _ name: String, _ disk: Disk) throws(SourceError)
        -> File
    {
        let path = folder + "/" + name
        do throws(DiskError) {
            return File(stem: stem, name: name, bytes: try disk.read(path))
        } catch {
            throw SourceError(path, .unreadable(error.reason))
        }
    }

    /// The report whose indicators are shown: its own, or the score table that came beside it.
    var indicatorReport: Report {
        if report.indicators.isEmpty, let scores, !scores.indicators.isEmpty { return scores }
        return report
    }

    /// What the department says of a finding.
    func explanation(of finding: Finding) -> String? { disclosure.acknowledged.explanation(of: finding) }
}
