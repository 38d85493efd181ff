import Documents
import Reports
import Testing

/// What stands around a report on a web page: the way to it, its date, a sentence that leads in.
@Suite struct HeadTests {
    @Test func theWayToThePageIsNoTitle() throws {
        let report = try report(
            "当前位置：首页 > 政务 > 通知公告 > 部门整体支出绩效评价报告\n\n松岭县林业局2023年度部门整体支出绩效自评报告\n\n一、基本情况\n\n正文内容。\n")
        #expect(report.kind == .selfEvaluation)
        #expect(report.title.map(report.words) == "松岭县林业局2023年度部门整体支出绩效自评报告")
    }

    @Test func aSentenceIsNeitherTitleNorDepartment() throws {
        let report = try report("我校完成了2020年度的绩效自评。\n现将我校部门整体支出绩效自评情况汇报如下：\n一、基本情况\n\n正文内容。\n")
        #expect(report.title == nil)
        #expect(report.department == nil)
    }

    @Test func wordsThatEndLikeAPlaceAreNone() throws {
        let report = try report(
            "2020年度林业局（本级）部门整体支出绩效自评报告\n\n一、基本情况\n\n苗圃、湿地等职责划入区林业局。全区林业局系统共有下属单位3个。松岭区林业局内设3个股室。\n")
        #expect(report.department?.name == "松岭区林业局")
        #expect(report.region == ["松岭区"])
    }

    @Test func aLabelIsNoName() throws {
        let report = try report("部门整体支出绩效自评表\n（2021年度）\n主管部门\n实施单位\n松岭县林业局\n")
        #expect(report.department?.name == "松岭县林业局")
    }

    @Test(arguments: [("发布日期：2025-04-29", nil), ("填报日期：2025-04-29", "2025-04-29")] as [(String, String?)])
    func theDateOfThePage(_ line: String, _ date: String?) throws {
        let report = try report("\(line)\n松岭县林业局2023年度部门整体支出绩效自评报告\n\n一、基本情况\n\n正文内容。\n")
        #expect(report.date?.value == date)
    }

    @Test(
        arguments: [
            ("共青团松岭县委员会2023年度部门整体支出绩效自评", "共青团松岭县委员会"), ("国家税务总局松岭县税务局2023年度整体支出绩效自评报告", "国家税务总局松岭县税务局"),
            ("2022年度部门整体支出绩效自评报告（松岭县统计局）", "松岭县统计局"),
        ])
    func namesAroundAPlace(_ title: String, _ name: String) throws {
        let report = try report(title + "\n\n一、基本情况\n\n正文内容。\n")
        #expect(report.department?.name == name)
        #expect(report.region == ["松岭县"])
        #expect(report.kind == .selfEvaluation)
    }

    @Test(arguments: ["松岭县林业局2023年度部门整体支出绩效监控报告", "松岭县林业局2024年部门整体支出事前绩效评估报告"])
    func whatComesBeforeTheEndOfTheYear(_ title: String) throws {
        #expect(try report(title + "\n\n一、基本情况\n\n正文内容。\n").kind == .unknown)
    }
}
