import Audit
import Testing

/// Marks, grades and the indicator table.
@Suite struct ScoreTests {
    @Test(arguments: [
        ("90", "优"), ("100", "优"), ("89.5", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.9", "差"),
    ])
    func gradesFollowTheBands(_ score: String, _ grade: String) throws {
        let audited = try Marked("2023年整体支出绩效自评得分\(score)分，评价等级为“【\(grade)】”。").audit()
        #expect(audited.about(.holds).contains { $0.rule == "grade" }, "\(audited.transcript)")
    }

    @Test func aGradeOfAnotherBandNeedsAWord() throws {
        let audited = try Marked("2023年整体支出绩效自评得分88.5分，评价等级为“【优】”。").audit()
        #expect(audited.complaints.map(\.severity) == [.warning], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy(audited.isMarked))
        #expect(audited.complaints.allSatisfy { $0.basis == nil }, "the bands are for projects: no provision is cited")
    }

    @Test(arguments: ["评为二等", "评价等次为合格"])
    func localScalesAreLeftAlone(_ grade: String) throws {
        let audited = try Marked("2023年整体支出绩效自评得分96分，\(grade)。").audit()
        #expect(audited.complaints.isEmpty, "\(audited.transcript)")
    }

    @Test func fullMarksAreTheMost() throws {
        let audited = try Marked("我单位2023年部门整体支出绩效自评得分【101分】。").audit()
        #expect(audited.errors.map(\.rule) == ["score-range"], "\(audited.transcript)")
    }

    @Test func executionCountsOnce() throws {
        let text = """
            单位：元

            项目\t年初预算数\t全年预算数\t全年执行数\t执行率\t得分
            年度资金总额\t2672546.60\t3002094.97\t2879927.69\t95.93\t9.59
            基本支出\t1872546.60\t1727854.97\t1673387.69\t96.85\t9.69
            项目支出\t800000.00\t1274240.00\t1206540.00\t94.69\t9.47

            二、绩效自评情况

            一级指标\t二级指标\t三级指标\t分值\t得分
            产出\t数量\t场次\t50\t50
            效益\t社会\t覆盖面\t30\t28
            满意度\t对象\t职工满意度\t10\t10
            总分\t\t\t100\t【97.59】
            """
        let audited = try Marked(text).audit()
        #expect(audited.about(.holds).contains { $0.rule == "scores" }, "\(audited.transcript)")
        #expect(audited.findings.contains { $0.rule == "weights" && $0.outcome == .holds })
        #expect(audited.errors.isEmpty, "\(audited.transcript)")
        let wrong = try Marked(text.replacing("97.59", with: "96.59")).audit()
        #expect(wrong.errors.map(\.rule) == ["scores"], "\(wrong.transcript)")
    }

    @Test func anIndicatorIsHeldAgainstTheMoney() throws {
        let text = """
            单位：元

            项目\t年初预算数\t全年预算数\t全年执行数\t执行率
            支出合计\t2672546.60\t3002094.97\t2879927.69\t95.93
            基本支出\t1872546.60\t1727854.97\t1673387.69\t96.85
            项目支出\t800000.00\t1274240.00\t1206540.00\t94.69

            二、绩效自评情况

            一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t单位\t分值\t得分
            部门管理\t资金投入\t基本支出预算执行\t=100%\t【100】\t%\t40\t40
            部门管理\t资金投入\t项目支出预算执行\t>=90%\t94.69\t%\t30\t30
            部门管理\t资金投入\t制度健全\t健全\t100%-80%(含)\t\t30\t27
            总分\t\t\t\t\t\t100\t97
            """
        let audited = try Marked(text).audit()
        #expect(audited.complaints.map(\.rule) == ["indicator-funds"], "\(audited.transcript)")
        #expect(audited.complaints.allSatisfy { $0.severity == .warning && audited.isMarked($0) })
        #expect(
            audited.complaints.map(\.message) == [
                "指标“基本支出预算执行”为100%，与资金情况所载的执行率96.85%不符：1673387.69 ÷ 1727854.97 = 96.848%"
            ])
    }

    @Test func aRateOfMarksSaysItsUnits() throws {
        let text = """
            序号\t二级指标\t分值\t得分\t得分率
            1\t采购管理\t8\t6\t【60】
            2\t整体效能\t92\t92\t100
            合计\t\t100\t98\t98
            """
        let audited = try Marked(text).audit()
        #expect(audited.errors.map(\.message) == ["“采购管理”的得分率60%与得分6分、分值8分不符，应为75%"], "\(audited.transcript)")
    }

    @Test func scoreInTextAndTableIsOneScore() throws {
        let text = """
            2023年整体支出绩效自评得分【98.5分】。

            序号\t二级指标\t分值\t得分
            1\t整体效能\t50\t50
            2\t采购管理\t10\t9.5
            3\t资产管理\t40\t40
            合计\t\t100\t【99.5】
            """
        let audited = try Marked(text).audit()
        #expect(audited.errors.map(\.rule) == ["score"], "\(audited.transcript)")
    }
}
