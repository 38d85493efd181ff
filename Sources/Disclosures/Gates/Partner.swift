extension Gate {
    /// Neither is public without the other.
    static let partner = Gate("partner") { candidate, results in
        let folder = candidate.disclosure.folder
        switch candidate.disclosure.origin.waiting(at: candidate.moment) {
        case .noReport:
            results.append(
                GateResult(
                    "partner", .waits, file: folder, "缺少自评报告，决算不能单独公开",
                    advice: "把部门报送的自评报告放进本文件夹，命名为report.txt或report.md"))
        case .noAccounts:
            results.append(
                GateResult(
                    "partner", .waits, file: folder, "缺少部门决算，自评报告不能单独公开",
                    advice: "把部门决算放进本文件夹，命名为accounts加原来的后缀，如accounts.txt、accounts.pdf"))
        case .noMoment, .notDue, nil:
            guard candidate.report == nil else { return }
            results.append(
                GateResult(
                    "partner", .blocks, file: folder + "/" + candidate.disclosure.report, "自评报告不是文本，不能读取和核对",
                    advice: "请部门报送文本文件，存为report.txt或report.md（UTF-8或GB18030）"))
        }
    }
}
