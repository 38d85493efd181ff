import Reports

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
            let disclosure = candidate.disclosure
            if let report = candidate.report {
                sayBlank(report, disclosure.report, "自评报告")
            } else if candidate.digest(disclosure.report) == nil {
                block(disclosure.report, "自评报告读不出来", "检查文件是否完好、是否有读取权限")
            } else {
                block(disclosure.report, "自评报告不是文本，不能读取和核对", "请部门报送文本文件，存为report.txt或report.md（UTF-8或GB18030）")
            }
            if let accounts = candidate.accounts, let name = disclosure.accounts {
                sayBlank(accounts, name, "部门决算")
            }
        }
        func block(_ name: String, _ message: String, _ advice: String) {
            results.append(GateResult("partner", .blocks, file: folder + "/" + name, message, advice: advice))
        }
        // A file that was cut short on its way is no partner.
        func sayBlank(_ report: Report, _ name: String, _ kind: String) {
            guard report.document.blocks.isEmpty else { return }
            block(name, "\(kind)是空的，里面没有文字", "重新拷贝一份完整的文件")
        }
    }
}
