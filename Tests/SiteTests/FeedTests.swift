import Foundation
import Releases
import Testing

/// What programs read, on whole sites.
@Suite struct FeedTests {
    static let base = "https://example.org/amt/"
    private let settings = "title: 公开\nbase_url: \(base)\npublisher: 某县财政局\nhubs: [https://hub.example.org/]\n"

    private func json(_ text: String?) throws -> [String: Any] {
        let bytes = Data(try #require(text).utf8)
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    /// The items of all pages, from `feed.json` on, and how many pages there are.
    private func items(_ site: Site, _ folder: String = "") throws -> (items: [[String: Any]], pages: [String]) {
        var items: [[String: Any]] = []
        var pages = ["\(folder)feed.json"]
        while let page = pages.last {
            let feed = try json(site.text(page))
            #expect(
                feed["feed_url"] as? String == Self.base
                    + (page.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""))
            items += try #require(feed["items"] as? [[String: Any]])
            guard let next = feed["next_url"] as? String else { break }
            #expect(next.hasPrefix(Self.base))
            let path = String(next.dropFirst(Self.base.count)).removingPercentEncoding ?? ""
            try #require(!pages.contains(path), "the pages go round in a circle")
            pages.append(path)
        }
        return (items, pages)
    }

    @Test func anItemSaysThatBothBecamePublicInOneInstant() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport, "Content/site.yaml": settings]
        try site.build()
        let feed = try json(site.text("feed.json"))
        #expect((feed["hubs"] as? [[String: String]]) == [["type": "WebSub", "url": "https://hub.example.org/"]])
        let item = try #require((feed["items"] as? [[String: Any]])?.first)
        #expect(item["id"] as? String == "https://example.org/amt/a/2023.html#r1")
        #expect(item["url"] as? String == "https://example.org/amt/a/2023.html")
        #expect(item["date_published"] as? String == "2024-09-05T09:00:00+08:00")
        #expect(
            item["summary"] as? String == "自评95分（优），决算支出104.50万元，预算执行率95.00%；重算5处数字，1处不符；报告与决算同步公开。")
        let words = try #require(item["_disclosure"] as? [String: Any])
        #expect(words["event"] as? String == "published" && words["score"] as? String == "95")
        #expect((words["money"] as? [String: String])?["expenditure.actual"] == "1045000.00")
        let time = try #require(words["same_time"] as? [String: Any])
        let report = try #require(time["report"] as? [String: Any])
        let accounts = try #require(time["accounts"] as? [String: Any])
        #expect(report["moment"] as? String == "2024-09-05T09:00:00+08:00")
        #expect(report["moment"] as? String == accounts["moment"] as? String)
        #expect(report["sha256"] as? String != accounts["sha256"] as? String)
        #expect(time["approved"] as? String == "2024-08-20" && time["deadline"] as? String == "2024-09-09")
        #expect(time["lag_days"] as? Int == 16 && time["status"] as? String == "同步" && time["planned"] as? Bool == true)
        // Without a ledger nothing is said of one.
        #expect(time["index"] == nil && time["proof"] == nil)
    }

    @Test func aCorrectionIsAnItemOfItsOwn() throws {
        let site: Site = [
            "Content/site.yaml": settings, "Content/a/2023/report.txt": sampleReport,
            "Content/a/2023/report.r1.txt": sampleReport.replacingOccurrences(of: "104.50", with: "103.50"),
            "Content/a/2023/disclosure.yaml":
                "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\nrevisions:\n  - {moment: 2024-10-01T09:00:00+08:00, note: 录入有误}\n",
        ]
        try site.build(at: "2024-09-20T00:00:00Z")
        let before = try #require(try items(site).items.first)
        #expect(try items(site).items.count == 1)
        try site.build()
        let (items, _) = try items(site)
        #expect(items.map { $0["id"] as? String } == ["a/2023.html#r2", "a/2023.html#r1"].map { Self.base + $0 })
        #expect(items.map { $0["url"] as? String } == ["a/2023.html", "a/2023.r1.html"].map { Self.base + $0 })
        // The first item is what it was; it only leads to where its version now stands.
        #expect(items[1]["content_text"] as? String == before["content_text"] as? String)
        #expect(items[1]["date_modified"] as? String == "2024-10-01T09:00:00+08:00")
        #expect(items[0]["content_text"] as? String != before["content_text"] as? String)
        #expect((items[0]["content_text"] as? String)?.contains("录入有误") == true)
        func documents(_ item: [String: Any]) throws -> [[String: String]] {
            let words = try #require(item["_disclosure"] as? [String: Any])
            let time = try #require(words["same_time"] as? [String: Any])
            return try ["report", "accounts"].map { try #require(time[$0] as? [String: String]) }
        }
        let (corrected, first) = (try documents(items[0]), try documents(items[1]))
        #expect(corrected[0]["moment"] == "2024-10-01T09:00:00+08:00" && corrected[0]["sha256"] != first[0]["sha256"])
        // The accounts are the same bytes since the first day.
        #expect(corrected[1] == first[1] && first[0]["moment"] == first[1]["moment"])
    }

    @Test func ofWhatWasWithdrawnTheWithdrawalIsTold() throws {
        let dates = "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\n"
        let site: Site = [
            "Content/site.yaml": settings, "Content/a/2023/report.txt": sampleReport,
            "Content/a/2022/report.txt": sampleReport,
            "Content/a/2023/disclosure.yaml": dates
                + "withdrawn: {moment: 2024-11-01T09:00:00+08:00, kind: privacy, reason: 名册含有个人信息}\n",
        ]
        try site.build(at: "2024-10-01T00:00:00Z")
        #expect(try items(site).items.count == 2)
        try site.build()
        let (items, _) = try items(site)
        #expect(
            items.map { $0["id"] as? String } == ["a/2023.html#withdrawn", "a/2022.html#r1"].map { Self.base + $0 })
        #expect(items[0]["date_published"] as? String == "2024-11-01T09:00:00+08:00")
        #expect(items[0]["summary"] as? String == "已撤回：名册含有个人信息。")
        let words = try #require(items[0]["_disclosure"] as? [String: Any])
        #expect(words["event"] as? String == "withdrawn" && words["score"] == nil && words["money"] == nil)
        #expect((words["withdrawal"] as? [String: String]) == ["kind": "privacy", "reason": "名册含有个人信息"])
        for (path, data) in site.all() where path.hasPrefix("data/") {
            #expect(!String(decoding: data, as: UTF8.self).contains("a,2023,"), "\(path)")
        }
    }

    /// Departments of some years each, all public at the same moment of their year.
    private func many(_ departments: Int, _ years: ClosedRange<Int>) -> [String: String] {
        var files = ["Content/site.yaml": settings]
        for department in 0..<departments {
            let slug = "d\(String(repeating: "0", count: 3 - "\(department)".count))\(department)"
            files["Content/\(slug)/department.yaml"] = "name: 第\(department)局\nregion: [某省, 第\(department % 3)县]\n"
            for year in years {
                files["Content/\(slug)/\(year)/report.txt"] = "\(year)年度第\(department)局部门整体支出绩效自评报告\n\n自评得分90分。\n"
                files["Content/\(slug)/\(year)/disclosure.yaml"] =
                    "approved: \(year + 1)-08-20\npublish: \(year + 1)-09-05T09:00:00+08:00\n"
            }
        }
        return files
    }

    @Test func allPagesTogetherListEverythingOnce() throws {
        let site = Site(many(60, 2020...2023))
        try site.build()
        for (folder, count) in [("", 240), ("regions/某省/", 240), ("regions/某省-第1县/", 80), ("d007/", 4)] {
            let (items, pages) = try items(site, folder)
            let ids = items.compactMap { $0["id"] as? String }
            #expect(ids.count == count && Set(ids).count == count, "\(folder)")
            let dates = items.compactMap { $0["date_published"] as? String }
            #expect(dates == dates.sorted(by: >), "the newest first: \(folder)")
            #expect(count < 50 || pages.count > 1, "\(folder)")
            // The same pages as Atom.
            for page in pages {
                let atom = site.text(page.replacingOccurrences(of: ".json", with: ".xml")) ?? ""
                let entries = atom.components(separatedBy: "<entry>").count - 1
                #expect(entries == (try json(site.text(page))["items"] as? [Any])?.count, "\(page)")
            }
        }
    }

    @Test(arguments: [
        // The newest; one that comes late with the moment of many others; one before all others.
        "2025-01-02T00:00:00Z", "2022-09-05T09:00:00+08:00", "2019-01-01T00:00:00Z",
    ]) func oneMoreChangesFewFiles(_ moment: String) throws {
        let site = Site(many(60, 2020...2023))
        try site.build(at: "2025-03-01T00:00:00Z")
        let before = site.all()
        site.set("Content/d030/2018/report.txt", "2018年度第30局部门整体支出绩效自评报告\n\n自评得分91分。\n")
        site.set("Content/d030/2018/accounts.txt", "部门决算\n")
        site.set(
            "Content/d030/2018/disclosure.yaml",
            "publish: \(moment)\nearlier: {report: 2019-09-01, accounts: 2019-09-01}\n")
        try site.build(at: "2025-03-01T00:00:00Z")
        let after = site.all()
        let changed = Set(before.keys).union(after.keys).filter {
            before[$0] != after[$0] && ($0.hasPrefix("feed") || $0.contains("/feed"))
        }
        // The site, two regions and the department; of each at most the first page, the page it is on and its neighbours.
        #expect(changed.count <= 4 * 2 * 4, "\(changed.sorted())")
        #expect(try items(site).items.count == 241)
    }

    @Test func whoHasNoAddressHasNoFeed() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport]
        try site.build()
        for path in ["feed.json", "feed.xml", "a/feed.json", "sitemap.xml"] {
            #expect(site.text(path) == nil, "\(path)")
        }
        site.expect("robots.txt", contains: "Allow: /")
            .expect("data.html", contains: "整套表格").expect("data/disclosures.csv", contains: "a,2023,1,95")
        #expect(site.text("index.html")?.contains("feed.json") == false)
    }

    @Test func theSitemapTellsWhenThingsBecamePublic() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport, "Content/site.yaml": settings]
        try site.build(at: "2026-01-01T00:00:00Z")
        site.expect(
            "sitemap.xml",
            contains: "<loc>https://example.org/amt/sitemap-departments-a.xml</loc><lastmod>2024-09-05T09:00:00+08:00"
        )
        .expect(
            "sitemap-departments-a.xml",
            contains: "<loc>https://example.org/amt/a/2023.html</loc><lastmod>2024-09-05T09:00:00+08:00</lastmod>"
        )
        .expect("robots.txt", contains: "Sitemap: https://example.org/amt/sitemap.xml")
    }
}
