import Documents
import Figures
import Reports
import Testing

@Suite struct ScoreTests {
    private static let title = "松岭县某某局2023年度部门整体支出绩效自评报告\n\n一、自评结论\n\n"

    @Test(
        arguments: [
            ("2022年度自评得分93分，2023年度自评得分95分。", "95", nil), ("总分100分，自评95分，扣分5分。", "95", "100"),
            ("投入类满分15分，得分15分；过程类满分40分，得分38.5分；产出类满分30分，得29分。合计96.5分，为“优秀”。", "96.5", nil),
            ("部门整体支出绩效自评得分96分。项目支出自评得分100分。", "96", nil), ("项目支出自评得分100分。", nil, nil),
            ("评价得分：95.5\n评价等级：优", "95.5", nil), ("填报日期：2024年5月20日          总分：94.36", "94.36", nil),
            ("预算完成率98.03%，得分9.8分。", nil, nil), ("部门整体支出绩效自评得分：93.2分；其中项目绩效得分：91分。", "93.2", nil),
            ("部门评价得分90.6分，财政评价得分88.2分。", "90.6", nil),
            ("自评分值96分，评价结论：优。", "96", nil), ("部门整体绩效目标完成较好，自评得分为满分100分。", "100", "100"),
            ("自评得分：3个项目合计12万元。", nil, nil),
        ] as [(String, String?, String?)])
    func scores(_ text: String, _ score: String?, _ full: String?) throws {
        let report = try report(Self.title + text + "\n")
        #expect(report.score?.value == score.map { try? Figures.Decimal($0) } ?? nil)
        #expect(report.score?.outOf == full.map { try? Figures.Decimal($0) } ?? nil)
        #expect(report.score?.others.contains { $0.value != report.score?.value } ?? false == false)
    }

    @Test(
        arguments: [
            ("纳入自评的项目共10个，其中8个评为“优”，2个评为“良”。", nil), ("上年度重点评价结果为“良”，本年度自评得分91分。", nil),
            ("经济性方面，自评结果良好；效率性方面，自评结果优秀。", nil), ("上年度评价结果为“良”，本年度自评得分91分，等级为优。", .excellent),
            ("2个项目评为“良”。部门整体自评得分91分，自评等级为优。", .excellent),
        ] as [(String, Report.Grade?)])
    func grades(_ text: String, _ grade: Report.Grade?) throws {
        #expect(try report(Self.title + text + "\n").grade?.value == grade)
    }
}
