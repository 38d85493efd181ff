import Audit
import Testing

/// Dates, units, what was put right, what is spent beyond the budget, and what is missing.
@Suite struct ReadingNoteTests {
    @Test func staffOfAnotherYear() throws {
        let audited = try Marked("现有编制16名。【2022 年】末有在职人员11名。").audit()
        #expect(audited.complaints.map(\.rule) == ["staff-year"], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy { $0.severity == .warning && audited.isMarked($0) })
    }

    @Test func aReportIsWrittenAfterItsYear() throws {
        let audited = try Marked("填报日期：【2023年11月20日】").audit()
        #expect(audited.complaints.map(\.rule) == ["date"], "\(audited.transcript)")
        #expect(try Marked("填报日期：2024年2月29日").audit().complaints.isEmpty)
    }

    @Test func thereIsNo30thOfFebruary() throws {
        let audited = try Marked("填报日期：【2024年2月30日】").audit()
        #expect(audited.errors.map(\.rule) == ["calendar"], "\(audited.transcript)")
    }

    @Test func moreSpentThanPlanned() throws {
        let audited = try Marked("“设备购置”项目全年预算数为120万元，执行数为126.48万元，预算执行率【105.40%】。").audit()
        #expect(audited.complaints.map(\.rule) == ["overspending"], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy { $0.severity == .warning && audited.isMarked($0) })
    }

    @Test func aUnitThatIsMissing() throws {
        let text = "年初支出预算196.40万元，其中：基本支出151.40万元（工资福利支出126.85万元，商品和服务支出【24.55】），项目支出45.00万元。"
        let audited = try Marked(text).audit()
        #expect(audited.complaints.map(\.rule) == ["unit"], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy { $0.severity == .warning && audited.isMarked($0) })
    }

    @Test func labelsOneRowTooHigh() throws {
        let text = """
            单位：元

            整体支出规模(元)\t【年度资金总额】\t年初预算数\t全年预算数\t全年执行数\t执行率
            \t(一)基本支出\t2672546.6\t3002094.97\t2879927.69\t95.93
            \t1.人员经费\t1872546.6\t1727854.97\t1673387.69\t96.85
            \t2.公用经费\t1687279.32\t1470679.47\t1470679.47\t100
            \t(二)项目支出\t185267.28\t257175.5\t202708.22\t78.82
            \t\t800000\t1274240\t1206540\t94.69
            """
        let audited = try Marked(text).audit()
        #expect(audited.complaints.map(\.rule) == ["labels-moved"], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy { $0.severity == .warning })
    }

    @Test func whatIsMissingHasItsProvision() throws {
        let findings = try Marked("2023年部门整体支出绩效自评得分95分。").audit().findings.filter { $0.rule == "missing" }
        #expect(findings.allSatisfy { $0.severity == .note })
        #expect(findings.contains { $0.basis?.contains("第七十五条") ?? false && $0.message.contains("决算数") })
        #expect(findings.contains { $0.basis == nil && $0.message.contains("改进措施") })
    }

    @Test func noScoreIsNoted() throws {
        let findings = try Marked("2023年支出决算数500.00万元。").audit().findings
        #expect(findings.contains { $0.rule == "no-score" && $0.severity == .note })
    }

    @Test func approximateFiguresDecideNothing() throws {
        let audited = try Marked("2023年全年预算数约3,330万元，全年支出约3,200万元，预算执行率为【91%】。").audit()
        #expect(audited.about(.undecided).map(\.rule) == ["execution"], "\(audited.transcript)")
        #expect(audited.complaints.isEmpty)
    }

    @Test func nothingIsDividedByZero() throws {
        let audited = try Marked("2023年支出全年预算数0万元，支出决算数18.60万元，全年预算执行率为【100%】。").audit()
        #expect(audited.errors.isEmpty, "\(audited.transcript)")
        #expect(!audited.about(.undecided).isEmpty, "\(audited.transcript)")
    }

    @Test func oneMistakeIsSaidOnce() throws {
        let sentence = "基本支出174.68万元（工资福利支出116.62万元，商品和服务支出57.20万元，对个人和家庭的补助15.39万元）。"
        let audited = try Marked("2023年支出决算数189.20万元，其中\(sentence)\n\n二、支出管理\n\n2023年\(sentence)").audit()
        #expect(audited.errors.count == 1, "\(audited.transcript)")
        #expect(audited.errors.first?.repeats.count == 1)
    }

    @Test func aFindingSaysHow() throws {
        let audited = try Marked("2023年度决算收入701.73万元，比上年决算数增加14.09万元，增长【2%】。").audit()
        let finding = try #require(audited.about(.holds).first { $0.rule == "growth" })
        #expect(finding.stated == "2%")
        #expect(finding.computed == "2.05%")
        #expect(finding.arithmetic == "14.09 ÷ (701.73 − 14.09) = 2.05%")
        #expect(finding.facts.count == 3)
        #expect(finding.spans.count == 3)
    }
}
