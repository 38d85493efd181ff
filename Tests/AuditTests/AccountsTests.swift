import Audit
import Testing

/// A report beside the final accounts of its year, and beside the report of the year before.
@Suite struct AccountsTests {
    private let accounts = """
        临江市青石县总工会2023年度部门决算公开说明

        二、预算执行情况

        2023年年初预算495.00万元，全年预算数510.00万元，支出决算数500.00万元。其中：基本支出300.00万元，项目支出200.00万元。
        """

    private func audit(_ text: String) throws -> Audited {
        try Marked(text).audit(accounts: Marked(accounts, whole: true))
    }

    @Test func whatAgreesHolds() throws {
        let audited = try audit("2023年支出全年预算数510.00万元，支出决算数【500.00万元】。")
        #expect(audited.about(.holds).contains { $0.rule == "accounts" }, "\(audited.transcript)")
        #expect(audited.errors.isEmpty)
    }

    @Test func transposedDigitsAreAnError() throws {
        let audited = try audit("2023年支出决算数500.00万元，其中：基本支出300.00万元，项目支出200.00万元。年初预算【459.00万元】。")
        #expect(
            audited.errors.contains { $0.rule == "accounts" && $0.message.contains("顺序颠倒") }, "\(audited.transcript)")
        #expect(audited.errors.allSatisfy(audited.isMarked), "\(audited.transcript)")
    }

    @Test func anotherScopeIsNoError() throws {
        let audited = try audit("全年图书购置支出12.00万元，支出决算数500.00万元。")
        #expect(audited.complaints.isEmpty, "\(audited.transcript)")
    }

    @Test func aLastPlaceApartIsNoError() throws {
        let audited = try audit("2023年支出决算数5000050.00元。")
        #expect(audited.complaints.isEmpty, "\(audited.transcript)")
    }

    private let before = """
        临江市青石县总工会2022年度部门整体支出绩效自评报告

        一、部门基本情况

        2022年支出全年预算数470.00万元，支出决算数463.58万元。
        """

    @Test func lastYearIsWhatTheReportOfLastYearSays() throws {
        let text = "2023年支出决算数500.00万元，比上年决算【463.58万元】增加36.42万元，增长7.86%。"
        let audited = try Marked(text).audit(previous: Marked(before, whole: true))
        #expect(audited.about(.holds).contains { $0.rule == "previous" }, "\(audited.transcript)")
        #expect(audited.complaints.isEmpty, "\(audited.transcript)")
    }

    @Test func lastYearWithTransposedDigits() throws {
        let text = "2023年支出决算数500.00万元，比上年决算【465.38万元】增加34.62万元，增长7.44%。"
        let audited = try Marked(text).audit(previous: Marked(before, whole: true))
        #expect(audited.errors.count == 1, "\(audited.transcript)")
        #expect(audited.errors.allSatisfy(audited.isMarked), "\(audited.transcript)")
    }

    @Test func anotherSchemeOfIndicatorsIsNoted() throws {
        func table(_ names: [String], year: Int) -> String {
            let rows = names.enumerated().map { "\($0 + 1)\t\($1)\t25\t25" }.joined(separator: "\n")
            return """
                临江市青石县总工会\(year)年度部门整体支出绩效自评报告

                二、绩效自评情况

                序号\t二级指标\t分值\t得分
                \(rows)
                合计\t\t100\t100
                """
        }
        let old = try Marked(table(["投入", "过程", "产出", "效果"], year: 2022), whole: true)
        let new = try Marked(table(["整体效能", "专项效能", "预算编制", "运行成本"], year: 2023), whole: true)
        #expect(new.audit(previous: old).findings.contains { $0.rule == "scheme" && $0.severity == .note })
        #expect(!new.audit(previous: new).findings.contains { $0.rule == "scheme" })
    }
}
