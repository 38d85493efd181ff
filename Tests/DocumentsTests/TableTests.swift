import Documents
import Testing

@Suite struct TableTests {
    private let funds = """
        t 3+1
          项目 ¦ 年初预算数 ¦ 决算数
          基本支出 ¦ 100.00 ¦ 98.00
          项目支出 ¦ 50.00 ¦ 49.50
        """

    /// One table in every form it comes in.
    @Test(arguments: [
        "项目\t年初预算数\t决算数\n基本支出\t100.00\t98.00\n项目支出\t50.00\t49.50",
        // A blank line tears it.
        "项目\t年初预算数\t决算数\n基本支出\t100.00\t98.00\n\n项目支出\t50.00\t49.50\n",
        "| 项目 | 年初预算数 | 决算数 |\n|---|---:|---:|\n| 基本支出 | 100.00 | 98.00 |\n| 项目支出 | 50.00 | 49.50 |",
        "项目|年初预算数|决算数\n基本支出|100.00|98.00\n项目支出|50.00|49.50",
        "项目\n\n年初预算数\n\n决算数\n\n基本支出\n\n100.00\n\n98.00\n\n项目支出\n\n50.00\n\n49.50\n",
        "项目\n年初预算数\n决算数\n基本支出\n100.00\n98.00\n项目支出\n50.00\n49.50\n",
        "项目 |\n年初预算数 |\n决算数 |\n基本支出 |\n100.00 |\n98.00 |\n项目支出 |\n50.00 |\n49.50 |\n",
        """
        <table><tr><td>项目</td><td>年初预算数</td><td>决算数</td></tr>
        <tr><td>基本支出</td><td>100.00</td><td><p>98.00</p></td></tr>
        <tr><td>项目支出</td><td>50.00</td><td><b></b>49.50</td></tr></table>
        """,
    ])
    func forms(_ text: String) throws {
        #expect(try outline(text) == funds)
        let after = "表后的说明是一段完整的话，讲的是资金使用情况总体良好，各项支出都在预算之内，没有超范围列支的情形发生。"
        #expect(try outline("说明在前。\n" + text + "\n\n" + after) == "p 说明在前。\n" + funds + "\np " + after)
    }

    @Test func blankCellsOfMergedColumns() throws {
        let text = """
            一级指标\t二级指标\t三级指标\t分值\t得分
            产出\t数量\t培训期数\t10\t10
            \t\t慰问户数\t10\t9
            效益\t社会效益\t满意度\t10\t10
            """
        let expected = """
            t 4+1
              一级指标 ¦ 二级指标 ¦ 三级指标 ¦ 分值 ¦ 得分
              产出 ¦ 数量 ¦ 培训期数 ¦ 10 ¦ 10
               ¦  ¦ 慰问户数 ¦ 10 ¦ 9
              效益 ¦ 社会效益 ¦ 满意度 ¦ 10 ¦ 10
            """
        #expect(try outline(text) == expected)
    }

    @Test func blankCellsOfAStreamAreFoundByWhatAColumnHolds() throws {
        let text = ["一级指标", "二级指标", "分值", "得分", "产出", "数量", "10", "9", "质量", "10", "10", "效益", "满意度", "20", "19"]
            .joined(separator: "\n\n")
        let expected = """
            t 4+1
              一级指标 ¦ 二级指标 ¦ 分值 ¦ 得分
              产出 ¦ 数量 ¦ 10 ¦ 9
               ¦ 质量 ¦ 10 ¦ 10
              效益 ¦ 满意度 ¦ 20 ¦ 19
            """
        #expect(try outline(text) == expected)
    }

    /// What a page ends with is no cell, and no name of an indicator.
    @Test func pageNumbersBetweenTheCellsOfAStream() throws {
        let cells = ["序号", "二级指标", "分值", "得分", "1", "党建引领", "10", "9"]
        let rest = ["2", "民生保障", "20", "19"]
        let plain = try outline((cells + rest).joined(separator: "\n"))
        for number in ["— 4 —", "- 4 -", "第 4 页"] {
            #expect(try outline((cells + ["", number, ""] + rest).joined(separator: "\n")) == plain, "\(number)")
        }
    }

    @Test func twoRowsOfHeadings() throws {
        let document = try document(
            """
            评价指标\t\t\t分值\t得分
            一级指标\t二级指标\t三级指标
            产出\t数量\t培训\t10\t10
            效益\t社会\t满意\t10\t9
            """)
        guard case .table(let table) = try #require(document.blocks.first) else { return }
        #expect(table.headingRows == 2)
        #expect(table.columns.map(\.role) == [.level1, .level2, .level3, .weight, .score])
        #expect(table.bodyRows.count == 2)
    }

    @Test func aSecondTableWithoutAGap() throws {
        let text = "一级指标\t分值\t得分\n产出\t50\t49\n项目\t年初预算数\t决算数\n基本支出\t100.00\t98.00"
        let expected = """
            t 2+1
              一级指标 ¦ 分值 ¦ 得分
              产出 ¦ 50 ¦ 49
            t 2+1
              项目 ¦ 年初预算数 ¦ 决算数
              基本支出 ¦ 100.00 ¦ 98.00
            """
        #expect(try outline(text) == expected)
    }

    @Test func captionsStayOutside() throws {
        #expect(try outline("单位：万元\n项目\t预算\n合计\t1") == "p 单位：万元\nt 2+1\n  项目 ¦ 预算\n  合计 ¦ 1")
    }

    @Test func aFormsChapterIsAHeadingAndItsText() throws {
        let body = "一是预算编制不够细化，部分项目执行进度偏慢，影响了整体支出进度；二是绩效目标设置不够科学，量化程度有待提高，个别指标难以考核。"
        #expect(try outline("存在问题\t" + body).hasPrefix("h1 |存在问题\np 一是|"))
    }

    @Test func cellsBeyondARowAreEmpty() throws {
        let row = Table.Row(cells: [])
        #expect(row[0].isEmpty && row[-1].isEmpty && row[99].isEmpty)
    }
}
