import Audit
import Disclosures
import Documents
import Reports

/// A file, what was found in it, and what its department has explained.
struct CheckedReport {
    let path: String
    let report: Report
    let findings: [Finding]
    let acknowledged: [DisclosureFile.Acknowledgement]
    let lines: SourceLines

    init(path: String, report: Report, findings: [Finding], acknowledged: [DisclosureFile.Acknowledgement] = []) {
        self.path = path
        self.report = report
        self.findings = findings
        self.acknowledged = acknowledged
        lines = SourceLines(report.document.source.bytes)
    }

    func isAcknowledged(_ finding: Finding) -> Bool {
        acknowledged.contains { $0.explains(finding) }
    }

    /// What somebody should read.
    var complaints: [Finding] { findings.filter { $0.severity != nil } }

    var hasOpenError: Bool { findings.contains { $0.severity == .error && !isAcknowledged($0) } }

    func place(_ finding: Finding) -> SourceLines.Place {
        lines.place(report.document.place(finding.place))
    }
}
