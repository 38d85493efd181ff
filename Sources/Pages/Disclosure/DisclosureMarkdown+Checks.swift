import Audit
import Rendering

/// The checks, in three states, each with its arithmetic and a way back to its figure.
extension DisclosureMarkdown {
    func writeChecks(into parts: inout Parts, record: inout Record) {
        for (index, finding) in reading.findings.enumerated() {
            let message = words[index].message
            let part: Part
            switch finding.outcome {
            case .fails: part = .fails
            case .undecided: part = .undecided
            case .holds, .cutOff: part = .holds
            }
            let explanation = reading.explanation(of: finding)
            write(index, finding, message, explanation, into: &parts[part])
            if !finding.operands.isEmpty { record.checked += 1 }
            if finding.outcome == .fails { record.failed += 1 }
            guard let severity = finding.severity, record.complaints.count < Record.mostComplaints else { continue }
            let grave: Record.Complaint.Severity
            switch severity {
            case .error: grave = .error
            case .warning: grave = .warning
            case .note: grave = .note
            }
            record.complaints.append(
                Record.Complaint(
                    rule: RuleFamilies.family(finding.rule), severity: grave, number: index + 1,
                    message: Array(message),
                    isExplained: explanation != nil))
        }
    }

    private func write(
        _ index: Int, _ finding: Finding, _ message: ArraySlice<UInt8>, _ explanation: String?, into out: inout [UInt8]
    ) {
        out.append(atMost: 52) { tail in
            tail.put("- [")
            tail.put(number: index + 1)
            tail.put("](#c")
            tail.put(number: index + 1)
            tail.put(") **")
        }
        out.append(raw: finding.severity == nil ? finding.outcome.word : word(finding))
        out.append("** ")
        MarkdownText.inline(message, into: &out)
        if let mark = marked[index] {
            out.append(" [")
            MarkdownText.inline(page.look, into: &out)
            out.append("](#f")
            out.append(number: mark + 1)
            out.append(")")
        }
        out.append("\n")
        if let explanation {
            out.append("\n  > ")
            MarkdownText.paragraph(page.explanation, into: &out)
            out.append("：")
            MarkdownText.inline(explanation, into: &out)
            out.append("\n\n")
        }
    }

    private func word(_ finding: Finding) -> String {
        switch (finding.outcome, finding.severity) {
        case (.undecided, .some(let severity)) where finding.operands.isEmpty: severity.word
        default: finding.outcome.word
        }
    }
}
