import Audit
import Documents
import Figures
import Reports
import Testing

/// A report whose text bears 【】 around the figure that a finding must be about. The marks are taken out
/// before it is read.
struct Marked {
    let source: Source
    /// Where the marked figures stand in the source.
    let marks: [ByteSpan]

    init(_ text: String, whole: Bool = false) throws {
        let body = whole ? text : Marked.frame(text)
        var bytes: [UInt8] = []
        var marks: [ByteSpan] = []
        var start: Int?
        for scalar in body.unicodeScalars {
            switch scalar {
            case "【": start = bytes.count
            case "】":
                if let from = start { marks.append(ByteSpan(from, bytes.count)) }
                start = nil
            default: bytes.append(contentsOf: String(Character(scalar)).utf8)
            }
        }
        source = try Source(name: "case.txt", received: bytes)
        self.marks = marks
    }

    /// The least that makes a text a report of 2023.
    private static func frame(_ text: String) -> String {
        "广东省临江市青石县总工会2023年度部门整体支出绩效自评报告\n\n一、部门基本情况\n\n\(text)\n"
    }

    var report: Report { Report(Document(source)) }

    func audit(accounts: Marked? = nil, previous: Marked? = nil) -> Audited {
        let report = report
        return Audited(
            report: report,
            findings: Audit(report, accounts: accounts?.report, previous: previous?.report).findings, marks: marks)
    }
}

/// What was found, and whether it is about the marks.
struct Audited {
    let report: Report
    let findings: [Finding]
    let marks: [ByteSpan]

    var errors: [Finding] { findings.filter { $0.severity == .error } }

    /// Without what the frame lacks.
    var complaints: [Finding] {
        findings.filter { $0.severity != nil && $0.rule != "missing" && $0.rule != "no-score" }
    }

    func isMarked(_ finding: Finding) -> Bool {
        let place = report.document.place(finding.place)
        return marks.contains { $0.start < place.end && place.start < $0.end }
    }

    func about(_ outcome: Outcome) -> [Finding] {
        findings.filter { $0.outcome == outcome && isMarked($0) }
    }

    var transcript: String {
        findings.filter { $0.rule != "missing" }.map { finding in
            "\(finding.severity?.rawValue ?? "-") \(finding.outcome.rawValue) [\(finding.rule)] \(finding.message)"
        }.joined(separator: "\n")
    }
}
