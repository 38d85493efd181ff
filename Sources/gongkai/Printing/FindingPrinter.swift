import Audit

/// Findings as a compiler prints its own: where, how grave, what; the line; the figure underlined; the
/// computation.
struct FindingPrinter {
    let showsAll: Bool
    let hasColour: Bool

    func text(_ reports: [CheckedReport]) -> String {
        var text = ""
        for checked in reports {
            for finding in showsAll ? checked.findings : checked.complaints { text += entry(finding, checked) }
        }
        return text + summary(reports)
    }

    private func entry(_ finding: Finding, _ checked: CheckedReport) -> String {
        let place = checked.place(finding)
        let word = finding.severity?.word ?? finding.outcome.word
        var text =
            "\(checked.path):\(place.line):\(place.column): \(colour(finding))\(word)\(reset): \(finding.message)"
        if let basis = finding.basis { text += "（依据：\(basis)）" }
        if checked.isAcknowledged(finding) { text += "［已说明］" }
        text += " [\(finding.rule)]\n"
        if !finding.place.isEmpty {
            let excerpt = checked.lines.excerpt(place)
            text += "    \(excerpt.text)\n    \(colour(finding))\(excerpt.marks)\(reset)\n"
        }
        if let arithmetic = finding.arithmetic, !finding.message.contains(arithmetic) { text += "    \(arithmetic)\n" }
        if !finding.repeats.isEmpty {
            let others = finding.repeats.map { span in
                let place = checked.lines.place(checked.report.document.place(span))
                return "\(place.line):\(place.column)"
            }
            text += "    另见 \(others.joined(separator: "、"))\n"
        }
        return text
    }

    private func summary(_ reports: [CheckedReport]) -> String {
        let findings = reports.flatMap(\.findings)
        func count(_ outcome: Outcome) -> Int {
            findings.filter { $0.outcome == outcome && !$0.operands.isEmpty }.count
        }
        func count(_ severity: Severity) -> Int { findings.filter { $0.severity == severity }.count }
        let acknowledged = reports.reduce(0) { sum, checked in
            sum + checked.findings.filter { $0.severity == .error && checked.isAcknowledged($0) }.count
        }
        let outcomes = Outcome.allCases.map { "\($0.word)\(count($0))项" }.joined(separator: "，")
        var text = "\(reports.count)份文件；重算：\(outcomes)；错误\(count(.error))处"
        if acknowledged > 0 { text += "（其中已说明\(acknowledged)处）" }
        return text + "，提醒\(count(.warning))处，说明\(count(.note))处\n"
    }

    private func colour(_ finding: Finding) -> String {
        guard hasColour else { return "" }
        return switch finding.severity {
        case .error: "\u{1B}[1;31m"
        case .warning: "\u{1B}[1;33m"
        case .note: "\u{1B}[1;36m"
        case nil: "\u{1B}[32m"
        }
    }

    private var reset: String { hasColour ? "\u{1B}[0m" : "" }
}
