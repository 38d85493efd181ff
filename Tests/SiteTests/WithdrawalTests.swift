import Disclosures
import Foundation
import Releases
import Testing

/// What is withdrawn leaves a notice, and no word anywhere.
@Suite struct WithdrawalTests {
    private static let secret = sampleReport.replacingOccurrences(of: "培训人数少于计划", with: "绝不可留下的句子")
        .replacingOccurrences(of: "104.50", with: "104.37")
    private static let dates = "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\n"
    private static let revised = dates + "revisions:\n  - {moment: 2024-09-20T09:00:00+08:00, note: 更正一处}\n"
    private static let withdrawn =
        revised + "withdrawn: {moment: 2024-11-01T09:00:00+08:00, kind: privacy, reason: 名册含有个人信息}\n"

    private func site(_ yaml: String) -> Site {
        [
            "Content/a/2022/report.txt": sampleReport, "Content/a/2023/report.txt": Self.secret,
            "Content/a/2023/report.r1.txt": Self.secret + "\n初稿里的句子\n",
            "Content/a/2023/scores.txt": "评分表\n\n绝不可留下的评分\n",
            "Content/a/2023/disclosure.yaml": yaml, "Content/b/2023/report.txt": sampleReport,
            "Content/b/department.yaml": "name: 某县妇联\nregion: [某省, 某县]\n",
        ]
    }

    @Test func aNoticeStandsAtEachAddress() throws {
        let site = site(Self.withdrawn)
        try site.build(at: "2024-10-31T00:00:00+08:00").expect("a/2023.html", contains: "绝不可留下的句子").expect(
            "a/2023.r1.html", contains: "初稿里的句子")
        #expect(site.outcome?.build.disclosures == 3)
        try site.build(at: "2024-11-01T09:00:00+08:00")
            .expect("a/2023.html", contains: "已撤回", "2024-11-01 09:00", "含有个人信息", "名册含有个人信息", "2024-09-05 09:00")
            .expect("a/2023.r1.html", contains: "已撤回", "名册含有个人信息")
        let files = site.all()
        for (path, data) in files {
            let text = String(decoding: data, as: UTF8.self)
            for word in ["绝不可留下", "初稿里的句子", "104.37", "更正一处"] { #expect(!text.contains(word), "\(word) in \(path)") }
        }
        #expect(files.keys.filter { $0.hasPrefix("a/2023") }.sorted() == ["a/2023.html", "a/2023.r1.html"])
    }

    @Test func listsNameItAndCountItNowhere() throws {
        let site = try site(Self.withdrawn).build()
        #expect(site.outcome?.build.disclosures == 2 && site.outcome?.build.departments == 2)
        site.expect("a/index.html", contains: "2023年度", "已撤回").expect(
            "years/2023.html", contains: "1 个部门公开了报告和决算", "已撤回"
        )
        .expect("sync/2023.html", contains: "1 份：1 份同步", "已撤回").expect("index.html", contains: "共公开 2 份年度报告")
        // The newest that can be read stands for the department.
        let row = try #require(
            site.text("regions/某省-某县.html")?.components(separatedBy: "<tr>").first { $0.contains("某县总工会") })
        #expect(row.contains("2022") && !row.contains("已撤回"))
    }

    @Test func allOfADepartment() throws {
        let site: Site = [
            "Content/a/2023/disclosure.yaml": Self.dates
                + "withdrawn: {moment: 2024-11-01T09:00:00+08:00, reason: 重复}\n",
            "Content/a/department.yaml": "name: 某县总工会\nregion: [某省, 某县]\n", "Content/b/2023/report.txt": sampleReport,
            "Content/b/department.yaml": "name: 某县妇联\nregion: [某省, 某县]\n",
        ]
        try site.build().expect("a/2023.html", contains: "已撤回", "重复").expect("a/index.html", contains: "已撤回")
        site.expect("regions/某省-某县.html", contains: "1 个部门，公开 1 份年度报告", "已撤回")
        #expect(site.outcome?.build.departments == 1)
    }

    @Test func nothingElseInTheSite() throws {
        let site: Site = [
            "Content/a/2023/disclosure.yaml": Self.dates
                + "withdrawn: {moment: 2024-11-01T09:00:00+08:00, reason: 重复}\n",
            "Content/a/department.yaml": "name: 某县总工会\n",
        ]
        try site.build().expect("a/2023.html", contains: "已撤回").expect("years/2023.html", contains: "../a/2023.html")
            .expect("index.html", contains: "共公开 0 份年度报告")
    }

    /// A year that was withdrawn is not what the next year is compared with.
    @Test func itsFiguresAreNotComparedWith() throws {
        let site: Site = [
            "Content/a/2022/report.txt": sampleReport.replacingOccurrences(of: "2023", with: "2022"),
            "Content/a/2022/disclosure.yaml": Self.dates
                + "withdrawn: {moment: 2024-11-01T09:00:00+08:00, reason: 重复}\n",
            "Content/a/2023/report.txt": sampleReport,
        ]
        try site.build()
        #expect(site.text("a/2023.html")?.contains("2022") == false)
    }
}
