import Audit

extension Gate {
    /// What cannot be right is put right, or explained so that citizens can read why.
    static let openErrors = Gate("open-errors") { candidate, results in
        guard candidate.site.requiresExplanations, let report = candidate.report, let path = candidate.texts.first?.path
        else { return }
        let open = candidate.findings.filter {
            $0.severity == .error && candidate.disclosure.acknowledged.explanation(of: $0) == nil
        }
        guard let first = open.first else { return }
        let others = open.count > 1 ? "等\(open.count)处" : ""
        results.append(
            GateResult(
                "open-errors", .blocks, file: path,
                place: TextPlace(report.document.place(first.place), in: report.document.source.bytes),
                "有错误没有改正，也没有说明：\(first.message)\(others)",
                advice: "由部门改正报告；或者在disclosure.yaml的acknowledged写明finding和explanation，公众可以看到"))
    }
}
