import Documents
import Testing

@Suite struct ParagraphTests {
    /// What was torn is joined; what was not stays apart. A whole document in, its outline out.
    @Test(arguments: [
        // A sentence torn by a hard wrap, and by a page break.
        (
            "坚持以习近平新时代中国特色社会主义思想为指导，全面落实各项部署，围绕中\n心工作开展服务，办结率达到预期。\n第二段从这里开始。",
            "p 坚持以习近平新时代中国特色社会主义思想为指导，全面落实各项部署，围绕中心工作开展服务，办结率达到预期。\np 第二段从这里开始。"
        ),
        (
            "全面贯彻党的二十大精神，深入学习贯彻习近平新时代中国特色社\n\n会主义思想，落实各项部署。",
            "p 全面贯彻党的二十大精神，深入学习贯彻习近平新时代中国特色社会主义思想，落实各项部署。"
        ),
        (
            "正文第一段在这里，说的是年度工作完成\n\n- 12 -\n\n情况良好，任务全部落实到位。",
            "p 正文第一段在这里，说的是年度工作完成情况良好，任务全部落实到位。"
        ),
        // A figure torn from its unit, a score from its label.
        ("基本支出1673387.69\n元；项目支出800000元。", "p 基本支出1673387.69元；项目支出800000元。"),
        ("自评得分\n90 分", "p 自评得分90 分"),
        // List items and sentences that ended stay apart.
        ("1. 完成培训12期；\n2. 走访慰问56户；\n3. 修订制度3项。", "p 1.| 完成培训12期；\np 2.| 走访慰问56户；\np 3.| 修订制度3项。"),
        ("第一句话。\n第二句话。", "p 第一句话。\np 第二句话。"),
        ("说明如下：\n内容在下一行。", "p 说明如下：\np 内容在下一行。"),
        ("单位名称：某某局\n填报日期：2025.07.08", "p 单位名称：某某局\np 填报日期：2025.07.08"),
        // Page numbers are no text.
        ("正文结束。\n第 3 页\n— 4 —\n下一段。", "p 正文结束。\np 下一段。"),
        ("", ""), ("\n\n\n", ""), ("   \u{3000}\t \n", ""),
    ])
    func joins(_ text: String, _ expected: String) throws {
        #expect(try outline(text) == expected)
    }

    @Test(arguments: ["\r\n", "\r", "\n", "\u{C}"])
    func lineEnds(_ end: String) throws {
        let text = ["一、概况", "正文第一句。", "", "正文第二句。"].joined(separator: end)
        #expect(try outline(text) == "h1 一、|概况\np 正文第一句。\np 正文第二句。")
    }

    @Test func oddSpacesAreSpaces() throws {
        let text = "\u{FEFF}\u{3000}\u{3000}一、概况\n\u{A0}\u{A0}正文\u{A0}有\u{3000}空格\u{200B}。\t\n"
        #expect(try outline(text) == "h1 一、|概况\np 正文 有 空格。")
    }

    @Test func controlCharactersAreTakenOut() throws {
        #expect(try outline("正\u{1}文\u{7F}在\u{1B}这里。") == "p 正文在这里。")
    }

    @Test func boldStaysKnown() throws {
        let document = try document("得分 **95 分**，其余**从略**。")
        #expect(outline(document) == "p 得分 95 分，其余从略。")
        #expect(document.emphases.map(document.words) == ["95 分", "从略"])
    }

    @Test func tagsOfFormattingGoAndOthersStay() throws {
        #expect(try outline("<p>现有编制10名。</p><p>在职9人。</p>") == "p 现有编制10名。\np 在职9人。")
        #expect(
            try outline("<script>alert(1)</script> a < b & c &amp; d&nbsp;e")
                == "p <script>alert(1)</script> a < b & c & d e")
    }

    @Test func wordsThatWrapInLatinKeepTheirSpace() throws {
        let text = "本项目采用国产操作系统和办公软件，全部通过验收，供应商为 Example Software\nLimited，运行稳定。"
        #expect(try outline(text).contains("Software Limited"))
    }
}
