import Documents
import Testing

@Suite struct HeadingTests {
    @Test func everyStyleInItsPlace() throws {
        let text = """
            第一部分 部门概况
            一、职责
            （一）部门基本情况
            根据县编委文件，内设三个股室。
            （二）人员情况。编制12名，在职10人。
            1. 行政人员
            （1）正式人员
            ①在岗
            二、绩效自评情况
            (一) 组织
            1、动员
            (1)部署
            第二部分 绩效情况
            一、结论
            """
        let expected = """
            h1 第一部分|部门概况
            h2 一、|职责
            h3 （一）|部门基本情况
            p 根据县编委文件，内设三个股室。
            h3 （二）|人员情况
            p 编制12名，在职10人。
            h4 1.|行政人员
            h5 （1）|正式人员
            h6 ①|在岗
            h2 二、|绩效自评情况
            h3 (一)|组织
            h4 1、|动员
            h5 (1)|部署
            h1 第二部分|绩效情况
            h2 一、|结论
            """
        #expect(try outline(text) == expected)
    }

    @Test func numbersThatStartAnewInsideAChapterDoNotTearIt() throws {
        let text = """
            一、单位基本情况
            （一）部门职能
            （二）年度目标
            （三）重点工作
            一、抓学习
            二、抓服务
            三、抓阵地
            （四）收支情况
            二、自评工作开展情况
            （一）组织
            三、绩效自评情况
            """
        let levels = try document(text).blocks.compactMap {
            if case .heading(let heading) = $0 { heading.level } else { nil }
        }
        #expect(levels == [1, 2, 2, 2, 3, 3, 3, 2, 1, 2, 1])
    }

    @Test(arguments: [
        ("（一）部门基本情况根据县编委〔2019〕7号文件，我局为政府工作部门，内设办公室、法规股等五个股室，下属两个事业单位。", "部门基本情况"),
        ("（二）人员情况。编制12名，在职10人，退休3人。", "人员情况"), ("一、部门概况：我局是县政府组成部门，主管全县水利工作。", "部门概况"),
        ("三、存在的主要问题", "存在的主要问题"), ("四、下一步改进措施。", "下一步改进措施"),
    ])
    func headingsGluedToTheirText(_ line: String, _ title: String) throws {
        let document = try document(line)
        guard case .heading(let heading) = document.blocks.first else {
            Issue.record("no heading in \(outline(document))")
            return
        }
        #expect(document.words(heading.title) == title)
        let body = document.blocks.dropFirst().map { document.words($0.span) }.joined()
        #expect(line.hasSuffix(body))
    }

    @Test(arguments: [
        "1. 完成培训12期，参加培训人员320人次，群众满意度达到95%以上。", "一是加强预算编制；二是严格执行。", "2023年度部门整体支出情况良好。",
        "1.1 万元用于慰问。", "（1）拨付资金20万元，惠及12个村。", "十余场次的活动顺利举办。", "12", "3.5%",
    ])
    func linesThatAreNoHeadings(_ line: String) throws {
        #expect(try !outline("正文在前。\n" + line).contains("\nh"))
    }

    @Test func markdown() throws {
        let text = """
            # 二〇二三年度报告

            ## 一、概况

            ### （一）职能

            正文 **加粗** 文字。

            - 第一项
            - 第二项

            ## 二、结论
            """
        let expected = """
            h1 |二〇二三年度报告
            h1 一、|概况
            h2 （一）|职能
            p 正文 加粗 文字。
            p - |第一项
            p - |第二项
            h1 二、|结论
            """
        #expect(try outline(text) == expected)
    }

    @Test func aTableOfContentsIsNoChapter() throws {
        let text = """
            目 录
            一、部门概况
            二、绩效情况

            一、部门概况
            正文。
            二、绩效情况
            正文。
            """
        #expect(
            try outline(text) == "c 目 录↵一、部门概况↵二、绩效情况↵\nh1 一、|部门概况\np 正文。\nh1 二、|绩效情况\np 正文。")
    }

    @Test func contentsWithPageNumbers() throws {
        let text = """
            目录
            一、部门概况……………1
            （一）职能............2
            二、绩效情况……………3

            正文开头说明如下。
            一、部门概况
            正文。
            二、绩效情况
            """
        let chapters = try document(text).blocks.compactMap {
            if case .heading(let heading) = $0 { heading.level } else { nil }
        }
        #expect(chapters == [1, 1])
    }
}
