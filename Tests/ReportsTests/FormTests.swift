import Documents
import Figures
import Reports
import Testing

/// Forms that were copied out of a web page: a cell a line, torn where it was narrow.
@Suite struct FormTests {
    private static let torn = """
        部门整体支出绩效自评表

        （2021年度）

        部门名称

        松岭县林业局

        年度资金

        （万元）

        年初

        预算数

        全年

        预算数

        全年

        执行数

        分值

        执行率

        得分

        年度资金总额

        43.2

        43.2

        37.24

        10

        86.2%

        8.62

        其中：基本支出

        33.2

        33.2

        30.24

         

        91.08%

              项目支出

        10

        10

        7

         

        70%

        年度总体目标

        预期目标

        实际完成情况

        巡山护林

        已完成

        一级指标

        二级指标

        三级指标

        年度

        指标值

        实际

        完成值

        分值

        得分

        偏差原因

        分析及

        改进措施

        产出指标

        （60分）

        数量

        指标

        巡山护林次数

        ≥200次

        210次

        30

        30

        指标2

        ……

        质量指标

        造林成活率

        90%

        92%

        30

        30

        效益指标

        经济效

        益指标

        林业产值

        100

        98

        30

        29

        未完成

        总分

        100

        97.62
        """

    @Test func cellsThatAPageTore() throws {
        let report = try report(Self.torn + "\n")
        let said = saidIn(report).map(\.description)
        for fact in [
            "expenditure.initial 432000", "expenditure.adjusted 432000", "expenditure.actual 372400",
            "expenditure.execution 86.2", "expenditure.execution-score 8.62", "basic.actual 302400",
            "basic.execution 91.08", "project.actual 70000", "project.execution 70",
        ] {
            #expect(said.contains(fact))
        }
        #expect(said.count == 13)
        let rows = report.indicators.map { row in
            [row.level1, row.level2, row.level3, row.target, row.actual].map { $0.map(report.words) ?? "" }
                .joined(separator: "|")
                + " \(row.score.map { $0.value.description } ?? "")"
        }
        #expect(
            rows == [
                "产出指标（60分）|数量指标|巡山护林次数|≥200次|210次 30", "产出指标（60分）|质量指标|造林成活率|90%|92% 30",
                "效益指标|经济效益指标|林业产值|100|98 29",
            ])
        #expect(report.indicators.last?.reason.map(report.words) == "未完成")
        #expect(report.score?.value.description == "97.62")
        #expect(report.department?.name == "松岭县林业局")
    }

    /// Labels, and what stands under them.
    @Test func labelsAndValuesOnLinesOfTheirOwn() throws {
        let report = try report(
            """
            松岭县2018年度部门整体支出

            绩效评价自评报告

            部门（单位）名称：  松岭县林业局

            联络电话

            0000000

            人员编制

            21

            实有人数

            20

            产出目标（本单位的工作成果，含交办的重要任务、实事等，可以按需增减，每项写明数量）

            质量指标

            结案率95%以上

            98%

            绩效自评综合得分

            96

            评价等次

            优

            四、评价人员

            """)
        #expect(saidIn(report).map(\.description) == ["staff.quota 21", "staff.active 20"])
        #expect(report.score?.value.description == "96")
        #expect(report.grade?.value == .excellent)
        #expect(report.department?.name == "松岭县林业局")
    }

    /// 指标 spans the three titles below it, and no row of such a table is a line of the accounts.
    @Test func aTitleThatSpansOthers() throws {
        let report = try report(
            """
            松岭县林业局2023年度部门整体支出绩效自评报告

            指标\t分值\t自评分\t扣分
            一级指标\t二级指标\t三级指标
            履职效能\t整体效能\t产出指标完成情况\t50\t49.5\t0.5
            \t\t部门预算资金支出率\t5\t4.1\t0.9
            管理效率\t预算执行\t预算编制约束性\t45\t44\t1
            合计\t\t\t100\t97.6\t2.4

            """)
        #expect(report.facts.isEmpty)
        #expect(report.indicators.map { $0.level3.map(report.words) } == ["产出指标完成情况", "部门预算资金支出率", "预算编制约束性"])
        #expect(report.indicators.map { $0.score?.value.description } == ["49.5", "4.1", "44"])
    }

    /// The first row was torn from its pipe.
    @Test func rowsBetweenPipes() throws {
        let report = try report(
            """
            | 部门整体支出绩效自评表（2022年度） | |||||
            | 部门名称 | 松岭县林业局 | ||||
            |
            部门预算资金
            （万元） |
            项目年度支出 | 年初预算数 | 全年预算数 | 执行数 | 执行率 | 情况说明 |
            | 年度资金总额 | 150 | 168 | 165.5 | 98.51% | |
            | 基本支出 | 90 | 95 | 95 | 100% | |
            | 项目支出 | 60 | 73 | 70.5 | 96.58% | |

            """)
        #expect(
            saidIn(report).map(\.description).prefix(4) == [
                "expenditure.initial 1500000", "expenditure.adjusted 1680000", "expenditure.actual 1655000",
                "expenditure.execution 98.51",
            ])
        #expect(report.facts.count == 12)
    }
}
