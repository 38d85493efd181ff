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
        case .noMoment, .notDue, nil: return
        }
    }
}
