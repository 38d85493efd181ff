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
            ("预算完成率98.03%，得分9.8分。", nil, nil), ("自评得分：3个项目合计12万元。", nil, nil),
        ] as [(String, String?, String?)])
    func scores(_ text: String, _ score: String?, _ full: String?) throws {
        let report = try report(Self.title + text + "\n")
        #expect(report.score?.value == score.map { try? Figures.Decimal($0) } ?? nil)
        #expect(report.score?.outOf == full.map { try? Figures.Decimal($0) } ?? nil)
        #expect(report.score?.others.contains { $0.value != report.score?.value } ?? false == false)
    }
}
