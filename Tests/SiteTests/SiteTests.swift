import Disclosures
import Foundation
import Releases
import Testing

let sampleReport = """
    2023年度某县总工会部门整体支出绩效自评报告

    一、部门基本情况

    2023年年初预算安排收入100.00万元。支出全年预算数110.00万元，支出决算数104.50万元，执行率为95.00%。其中基本支出80.00万元，项目支出24.50万元。

    二、绩效自评情况

    自评结果为 95 分，达到“优”等级。

    一级指标\t二级指标\t分值\t得分
    履职效能\t整体效能\t50\t48
    管理效率\t预算执行\t50\t47
    合计\t\t100\t95

    三、存在的问题

    1.培训人数少于计划。

    四、改进措施

    1.提前排定培训日程。

    """

@Suite struct SiteTests {
    @Test func aReportBecomesAPage() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport]
        try site.build()
            .expect(
                "a/2023.html", contains: "95<small>分</small>", "104.50<small>万元</small>", "预算执行率 95.00%", "同步",
                "id=\"c1\"", "id=\"f"
            )
            .expect("a/2023.md", contains: "# 某县总工会 2023年度", "## 报告全文", "[95.00%](#c")
            .expect("a/2023.json", contains: "\"schema\":\"gongkai/report/1\"", "\"findings\"")
            .expect("a/2023.report.txt", contains: "培训人数少于计划").expect("a/2023.accounts.txt", contains: "100.00万元")
            .expect("a/index.html", contains: "2023.html").expect("index.html", contains: "a/index.html")
            .expect("years/2023.html", contains: "../a/2023.html").expect(
                "sync/2023.html", contains: "2024-09-09", "16 天"
            )
            .expect("regions/某省-某县.html", contains: "某县总工会").expect("checks/2023.html", contains: "数字核对")
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let files = [
            "Content/a/2023/report.txt": sampleReport, "Content/b/2023/report.txt": sampleReport,
            "Content/b/2022/report.txt": sampleReport,
            "Content/about.md": "---\ntitle: 说明\nmenu: 1\n---\n# 说明\n",
        ]
        let (one, two) = (Site(files), Site(files))
        try one.build(workers: 1)
        try two.build(workers: 7)
        #expect(one.all() == two.all())
        #expect(one.outcome?.name == two.outcome?.name)
        try two.build(workers: 2)
        #expect(one.all() == two.all())
    }

    @Test func whatIsNotDueIsInNoFile() throws {
        let secret = sampleReport.replacingOccurrences(of: "培训人数少于计划", with: "绝不可提前的句子").replacingOccurrences(
            of: "104.50", with: "104.37")
        let site: Site = [
            "Content/a/2022/report.txt": sampleReport, "Content/a/2023/report.txt": secret,
            "Content/a/2023/disclosure.yaml": "approved: 2024-08-20\npublish: 2025-03-04T09:00:00+08:00\n",
            "Content/b/2023/report.txt": secret,
            "Content/b/2023/disclosure.yaml": "publish: 2025-03-04T09:00:00+08:00\n",
            "Content/b/department.yaml": "name: 某县密室\n",
        ]
        try site.build()
        for (path, data) in site.all() {
            let text = String(decoding: data, as: UTF8.self)
            for word in ["绝不可提前", "104.37", "2025-03-04", "某县密室", "a/2023"] {
                #expect(!text.contains(word), "\(word) in \(path)")
            }
            #expect(!path.contains("2023") && !path.hasPrefix("b/"), "\(path)")
        }
        #expect(site.outcome?.build.disclosures == 1)
        try site.build(at: "2025-03-04T09:00:00+08:00").expect("b/2023.html", contains: "绝不可提前")
        #expect(site.text("a/2023.html") != nil)
    }

    @Test func revisionsKeepTheirPredecessors() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport,
            "Content/a/2023/report.r1.txt": sampleReport.replacingOccurrences(of: "少于计划", with: "多于计划"),
            "Content/a/2023/disclosure.yaml":
                "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nrevisions:\n  - {moment: 2024-10-01T09:00:00+08:00, note: 录入有误}\n",
        ]
        try site.build().expect("a/2023.html", contains: "录入有误", "2023.r1.html").expect(
            "a/2023.r1.html", contains: "多于计划", "改了什么", "2023.html")
        try site.build(at: "2024-09-20T00:00:00Z").expect("a/2023.html", contains: "多于计划")
        #expect(site.text("a/2023.r1.html") == nil)
        #expect(site.text("a/2023.html")?.contains("录入有误") == false)
    }

    /// Rows are named by their first cell, cells by their columns; accounts count too.
    @Test func whatARevisionChanged() throws {
        let accounts = "部门决算\n\n项目\t年初预算数\t决算数\n支出合计\t100.00\t104.50\n基本支出\t80.00\t80.00\n"
        let table = "\n项目\t年初预算数\t全年执行数\n基本支出\t80.00\t80.00\n项目支出\t20.00\t24.50\n"
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport + table,
            "Content/a/2023/report.r1.txt": sampleReport + table.replacingOccurrences(of: "24.50", with: "24.05"),
            "Content/a/2023/accounts.txt": accounts,
            "Content/a/2023/accounts.r1.txt": accounts.replacingOccurrences(of: "104.50", with: "104.05"),
            "Content/a/2023/disclosure.yaml":
                "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nrevisions:\n  - {moment: 2024-10-01T09:00:00+08:00, note: 录入有误}\n",
        ]
        try site.build()
        let changes = try #require(
            site.text("a/2023.r1.html")?.components(separatedBy: "id=\"changes-h\"").last?.components(
                separatedBy: "</section>"
            ).first)
        for words in ["自评报告", "项目支出：全年执行数 24.05", "项目支出：全年执行数 24.50", "部门决算", "支出合计：决算数 104.05", "支出合计：决算数 104.50"] {
            #expect(changes.contains(words), "\(words): \(changes)")
        }
        #expect(!changes.contains("基本支出"))
    }

    /// Only the accounts were wrong: the report needs no copy.
    @Test func aRevisionOfTheAccountsAlone() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport, "Content/a/2023/accounts.pdf": "%PDF-1.4 new",
            "Content/a/2023/accounts.r1.pdf": "%PDF-1.4 old",
            "Content/a/2023/disclosure.yaml":
                "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nrevisions:\n  - {moment: 2024-10-01T09:00:00+08:00, note: 决算换了}\n",
        ]
        try site.build().expect("a/2023.r1.html", contains: "部门决算", "原件已经更换")
            .expect("a/2023.r1.accounts.pdf", contains: "old").expect("a/2023.accounts.pdf", contains: "new")
        #expect(site.text("a/2023.r1.html")?.contains("<strong>自评报告</strong>") == false)
    }

    /// Of those who signed off the roles are public, and nothing else.
    @Test func onlyRolesArePublished() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport,
            "Content/a/2023/disclosure.yaml":
                "publish: 2024-09-05T09:00:00+08:00\nreview: [部门负责人, {role: 保密审查, name: 某甲乙, date: 2024-08-30}]\n",
        ]
        try site.build().expect("a/2023.html", contains: "公开前审核</dt><dd>部门负责人、保密审查</dd>")
        for (path, data) in site.all() {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("某甲乙") && !text.contains("2024-08-30"), "\(path)")
        }
    }

    @Test func lateAndApart() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport,
            "Content/a/2023/disclosure.yaml":
                "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nearlier: {report: 2024-09-20, accounts: 2024-09-03}\n",
            "Content/b/2023/report.txt": sampleReport,
            "Content/b/2023/disclosure.yaml":
                "publish: 2024-09-05T09:00:00+08:00\nearlier: {report: 2024-09-20, accounts: 2024-09-03}\n",
        ]
        try site.build().expect(
            "sync/2023.html", contains: "迟 11 日</span> <span class=\"tag bad\">相隔 17 日",
            "无法判断</span> <span class=\"tag bad\">相隔 17 日"
        )
        .expect("a/2023.html", contains: "迟 11 日", "报告与决算相隔 17 日")
        .expect("sync/2023.html", contains: "第十四条", "2024-08-20", "2024-09-09", "2024-09-20")
    }

    @Test func twoPagesThatClaimOneAddress() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport, "Content/years/2023/report.txt": sampleReport]
        let error = #expect(throws: ReleaseError.self) { try site.build() }
        let words = error.map { "\($0)" } ?? ""
        #expect(
            words.contains("two pages claim 'years/2023.html'") && words.contains("the page of a year")
                && words.contains("Content/years"), "\(words)")
        #expect(site.text("index.html") == nil)
    }

    @Test func theHomePageInWords() throws {
        let late = "approved: 2024-08-20\npublish: 2024-10-05T09:00:00+08:00\n"
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport, "Content/a/2023/disclosure.yaml": late,
            "Content/b/2023/report.txt": "2023年度乙县文化馆部门整体支出绩效自评报告\n\n各项任务按时完成。\n",
        ]
        try site.build()
        let page = try #require(site.text("index.html"))
        #expect(page.contains("<p>1 份迟。<a href=\"sync.html\">"))
        #expect(page.contains(">2023年度 未评分</small>"))
    }

    /// It is shown at addresses however deep: links from its own folder would lead astray.
    @Test func thePageForWhatIsNotThere() throws {
        for (base, root) in [("https://example.org/jixiao", "/jixiao/"), ("https://example.org", "/"), ("", "")] {
            let site: Site = [
                "Content/site.yaml": "title: 甲\n" + (base.isEmpty ? "" : "base_url: \(base)\n"),
                "Content/a/2023/report.txt": sampleReport,
            ]
            try site.build()
            let page = try #require(site.text("404.html"))
            #expect(page.contains("<p><a href=\"\(root)index.html\">") && page.contains("href=\"\(root)assets/style."))
        }
    }

    @Test func aFailedBuildLeavesWhatWas() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport]
        try site.build()
        let before = site.all()
        site.set("Content/about.md", "[nowhere](gone.html)\n")
        let error = #expect(throws: ReleaseError.self) { try site.build(at: "2025-02-02T00:00:00Z") }
        #expect(error.map { "\($0)" } == "about.html: error: a link leads nowhere: 'gone.html'")
        site.set("Content/about.md", "[nowhere](#gone) [there](a/2023.html#c1) [broken](a/2023.html#c999)\n")
        let other = #expect(throws: ReleaseError.self) { try site.build(at: "2025-02-02T00:00:00Z") }
        #expect(
            other.map { "\($0)" }
                == "about.html: error: a link leads nowhere: '#gone'\nabout.html: error: a link leads nowhere: 'a/2023.html#c999'"
        )
        #expect(site.all() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.folder + "/Site/releases").count == 1)
    }

    @Test func oneUnreadableReportAmongOthers() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport, "Content/b/2023/report.pdf": "%PDF-1.4"]
        try site.build()
        #expect(
            site.outcome?.build.unreadable == [
                "Content/b/2023/report.pdf: error: a PDF file; text and Markdown are read: save it as plain text, UTF-8"
            ])
        #expect(site.text("a/2023.html") != nil && site.text("b/2023.html") == nil)
    }

    @Test func filesThatABrowserWouldRunAreServedAsText() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport, "Content/a/2023/accounts.html": "<script>alert(1)</script>",
        ]
        try site.build().expect("a/2023.accounts.txt", contains: "<script>")
    }

    @Test func sixtyIndicatorsAreSixtyBars() throws {
        let name = "农村公路养护工程质量验收合格率达到省级标准并按期完成结算审计手续的项目数量占比"
        let rows = (1...60).map { "\(name)之\($0)\t2\t\($0 % 4 == 0 ? 1 : 2)\t无" }.joined(separator: "\n")
        let site = try Site([
            "Content/a/2023/report.txt": "2023年度某县总工会部门整体支出绩效自评报告\n\n自评得分为105分。\n\n三级指标\t分值\t得分\t扣分原因\n\(rows)\n"
        ]).build()
        site.expect("a/2023.html", contains: "60项指标中45项得满分，其余共扣15分。")
        let chart = (site.text("a/2023.html") ?? "").components(separatedBy: "<svg").dropFirst().first ?? ""
        let drawing = chart.components(separatedBy: "</svg>").first ?? ""
        #expect(drawing.components(separatedBy: " / 2</text>").count == 61)
        // A track for each.
        #expect(drawing.components(separatedBy: "h340v8h-340z").count > 60)
    }

    @Test func whereTheMarksWentIsDrawnFromTheMostOn() throws {
        func page(_ scores: String...) throws -> String {
            let rows = scores.enumerated().map { "\(Array("甲乙丙丁")[$0])\t5\t\($1)\t无" }.joined(separator: "\n")
            let report =
                "2023年度某县总工会部门整体支出绩效自评报告\n\n自评得分为18分。\n\n三级指标\t分值\t得分\t扣分原因\n\(rows)\n"
            return try Site(["Content/a/2023/report.txt": report]).build().text("a/2023.html") ?? ""
        }
        let drawn = try page("4.5", "5", "3", "4.5")
        #expect(drawn.contains("3项指标扣了分，扣得最多的是“丙”，扣2分。"))
        let chart = try #require(drawn.components(separatedBy: "<svg").first { $0.contains("id=\"lost-t\"") })
        let names = chart.matches(of: /<text[^>]*>([甲乙丙丁])<\/text>/).map { String($0.1) }
        #expect(names == ["丙", "甲", "丁"])
        #expect(chart.contains("class=\"lost\" d=\"M0 15h340v8h-340zM0 46h85v8h-85zM0 77h85v8h-85z\""))
        // Two rows, or rows that lost the same, are told by their table.
        #expect(try !page("4.5", "5", "3", "5").contains("lost-t"))
        #expect(try !page("4.5", "4.5", "4.5", "4.5").contains("lost-t"))
    }

    @Test func anyThemeWill() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport]
        site.theme = Site.repository + "/Tests/Themes/plain"
        try site.build().expect("a/2023.html", contains: "95", "104.50")
    }

    @Test func theWordsOfTheSourceAreTheWordsOfThePage() throws {
        let source =
            "标题：一份报告\n\n一、*星号* _下划_ `反引` <b>粗</b> & &amp; [链](x) ![图](y) 1. 甲 2) 乙 # 井 ~ | 竖 \\ 斜\n\n- 减号 + 加号\n\n1. 甲\n\n> 引\n\n甲\t乙\n1\t2|3\n4\t5\n"
        let site: Site = ["Content/a/2023/report.txt": source]
        try site.build()
        let page = try #require(site.text("a/2023.html"))
        let section = try #require(
            page.components(separatedBy: "点开可看算式。</p>").last?.components(separatedBy: "</section>").first)
        for word in ["_下划_", "[链]", "(x) ![图](y) 1. 甲 2) 乙 # 井 ~ | 竖 \\ 斜", "减号 + 加号"] {
            #expect(section.contains(word), "\(word): \(section)")
        }
    }
}
