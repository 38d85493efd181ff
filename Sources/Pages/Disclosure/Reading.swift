import Audit
import Disclosures
import Documents
import Reports

/// The documents of a disclosure, read and checked.
///
/// A class, for it holds so much that a copy would cost a hundred counts of references.
final class Reading {
    var disclosure: PublicDisclosure
    let report: Report
    let accounts: Report?
    let scores: Report?
    let findings: [Finding]
    /// Files as received: what they are called here, and their bytes.
    let files: [File]

    struct File {
        var stem: Stem
        var name: String
        var bytes: [UInt8]
        enum Stem: String { case report, accounts, scores }

        /// What it says, where it is text.
        var report: Report? { (try? Source(name: name, received: bytes)).map { Report(Document($0)) } }
    }

    /// Reads all that is public of a year. The report must be readable; accounts that are no text are there to be
    /// downloaded.
    init(
        _ disclosure: PublicDisclosure, report name: String, accounts accountsName: String?, disk: Disk,
        previous: Report?
    ) throws(SourceError) {
        self.disclosure = disclosure
        let file = try Reading.file(.report, disclosure.folder, name, disk)
        report = Report(Document(try Source(name: name, received: file.bytes)))
        let beside = try accountsName.map { name throws(SourceError) in
            try Reading.file(.accounts, disclosure.folder, name, disk)
        }
        accounts = beside?.report
        let table = try disclosure.scores.map { name throws(SourceError) in
            try Reading.file(.scores, disclosure.folder, name, disk)
        }
        scores = table?.report
        files = [file, beside, table].compactMap { $0 }
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
