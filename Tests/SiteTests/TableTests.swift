import Foundation
import Testing

/// The tables of the data package, on whole sites.
@Suite struct TableTests {
    @Test func aTextIsNoFormula() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport.replacingOccurrences(of: "履职效能\t整体效能", with: "=1+1\t-甲,\"乙\""),
            "Content/a/department.yaml": "name: \"@某局\"\naliases: [\"'单引号\"]\n",
        ]
        try site.build()
        site.expect("data/departments.csv", contains: "a,'@某局,,,''单引号\r\n")
            .expect("data/indicators-2023.csv", contains: "a,2023,1,'=1+1,\"'-甲,\"\"乙\"\"\",")
    }

    @Test func rowsFollowWhatIsPublic() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport, "Content/b/2022/report.txt": sampleReport,
            "Content/c/2023/report.txt": sampleReport,
            "Content/c/2023/disclosure.yaml": "publish: 2026-03-04T09:00:00+08:00\n",
        ]
        try site.build()
        let rows = site.text("data/disclosures.csv")?.components(separatedBy: "\r\n") ?? []
        #expect(rows.map { $0.prefix(6) } == ["\u{FEFF}depar", "a,2023", "b,2022", ""])
        #expect(site.text("data/facts-2022.csv")?.contains("\r\nb,2022,f1,") == true)
        #expect(site.text("data/facts-2023.csv")?.contains("\r\na,2023,f1,") == true)
        for (path, data) in site.all() where path.hasPrefix("data/") {
            #expect(!String(decoding: data, as: UTF8.self).contains("\r\nc,"), "\(path)")
        }
    }

    @Test func aSiteWithNothingPublicYet() throws {
        let site: Site = [
            "Content/a/2023/report.txt": sampleReport,
            "Content/a/2023/disclosure.yaml": "publish: 2030-03-04T09:00:00+08:00\n",
        ]
        site.set("Content/site.yaml", "title: 公开\nbase_url: https://example.org/\n")
        try site.build()
        site.expect("data/datapackage.json", contains: "\"departments\"").expect("feed.json", contains: "\"items\":[]")
        #expect(site.text("data/disclosures.csv")?.components(separatedBy: "\r\n").count == 2)
    }

    @Test func everyRowHasACellForEachColumn() throws {
        let site: Site = ["Content/a/2023/report.txt": sampleReport]
        try site.build()
        for (path, data) in site.all() where path.hasPrefix("data/") && path.hasSuffix(".csv") {
            let rows = String(decoding: data, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
            let counts = Set(rows.map { $0.components(separatedBy: ",").count })
            #expect(rows.count > 1 && counts.count == 1, "\(path): \(counts)")
        }
    }
}
