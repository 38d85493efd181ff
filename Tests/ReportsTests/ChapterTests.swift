import Documents
import Reports
import Testing

@Suite struct ChapterTests {
    private func read(_ text: String) throws -> (problems: [String], measures: [String]) {
        let report = try report("松岭县林业局2023年度部门整体支出绩效自评报告\n\n一、自评情况\n\n" + text + "\n")
        return (report.problems.map(report.words), report.measures.map(report.words))
    }

    @Test func problemsWithoutAChapterOfTheirOwn() throws {
        let read = try read(
            "全局自评得分90分，存在的问题：一是苗木采购偏晚；二是档案归集不全。下一步改进措施：一是提前采购苗木。二是按月归集档案。")
        #expect(read.problems == ["一是苗木采购偏晚；", "二是档案归集不全。"])
        #expect(read.measures == ["一是提前采购苗木。", "二是按月归集档案。"])
    }

    @Test func aChapterOfTheirOwnIsEnough() throws {
        let read = try read("查摆存在的问题：窗口服务不够热情周到。\n\n二、存在的主要问题\n\n预算编制不够精细，追加较多。\n\n三、改进措施\n\n提高预算编制的科学性。")
        #expect(read.problems == ["预算编制不够精细，追加较多。"])
        #expect(read.measures == ["提高预算编制的科学性。"])
    }

    @Test func aLabelWithNothingBehindItSaysNothing() throws {
        let read = try read("存在问题：无。")
        #expect(read.problems.isEmpty)
        #expect(read.measures.isEmpty)
    }
}
