import Disclosures
import Figures
import Foundation
import Rendering
import Testing

@testable import Pages

/// What feeds, tables and sitemap cost when one report is added to very many.
@Suite struct DataScaleTests {
    private let site: Disclosures.Site = {
        var site = Disclosures.Site(title: "公开")
        site.baseURL = "https://example.org/"
        return site
    }()

    private let attic = Attic(folder: "/tmp") ?? Attic()

    private func record(_ year: Int, _ moment: Int, score: Int = 90) -> RecordRow {
        var calendar = Calendar()
        calendar.moment = Moment(seconds: moment, zone: .china)
        return RecordRow(
            Record(year: year, score: Decimal(score), calendar: calendar, isDraft: false, isRevised: false), in: attic)
    }

    /// `count` departments of one year, all public at one moment, and those that are given in addition.
    private func index(_ count: Int, _ more: [String: [RecordRow]] = [:]) -> SiteIndex {
        var departments = (0..<count).map { number in
            DepartmentRecord(
                slug: "d\(String(number + 100_000))", name: "第\(number)局", aliases: [],
                region: ["某省", "第\(number % 40)市"], kind: "", years: [record(2023, 1_725_498_000)])
        }
        for (slug, years) in more {
            departments.removeAll { $0.slug == slug }
            departments.append(
                DepartmentRecord(slug: slug, name: slug, aliases: [], region: ["某省", "第1市"], kind: "", years: years))
        }
        departments.sort { $0.slug < $1.slug }
        return SiteIndex(departments, attic: attic)
    }

    private func bundles(_ index: SiteIndex) -> [String: Fingerprint] {
        let sources: [any BundleSource] = [
            FeedPages(site: site), DataTables(site: site), Sitemaps(site: site, further: []), DataPage(site: site),
        ]
        let all = sources.flatMap { $0.bundles(of: index) }
        let known = Dictionary(all.map { ($0.name, $0.inputs.fingerprint) }) { a, _ in a }
        #expect(known.count == all.count, "two bundles of one name")
        return known
    }

    @Test(arguments: [1_500, 5_000]) func oneMoreChangesAFixedNumberOfFiles(_ count: Int) {
        let before = bundles(index(count))
        let moment = 1_725_498_000
        for (slug, years) in [
            // A new department, the newest of all; one at the very moment of all others; one before all others.
            ("d100500x", [record(2024, moment + 86_400)]), ("d100500x", [record(2023, moment)]),
            ("d100500x", [record(2012, 1_300_000_000)]),
            // What was there says something else.
            ("d100500", [record(2023, moment, score: 91)]),
        ] {
            let after = bundles(index(count, [slug: years]))
            let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
            func of(_ prefix: String) -> Int { changed.count { $0.hasPrefix(prefix) } }
            // The site, the province, the city and the department: each its page and those beside it.
            #expect(of("feed/") <= 4 * 5, "\(changed.filter { $0.hasPrefix("feed/") }.sorted())")
            #expect(of("table/") <= 3 * 5 && of("package") <= 4, "\(changed.sorted())")
            #expect(of("sitemap") <= 5 && of("data") <= 1, "\(changed.sorted())")
            #expect(changed.count >= 5)
        }
    }

    @Test func noFileGrowsWithTheSite() {
        let index = index(10_000)
        let ranges = DepartmentRange.all(index)
        #expect(ranges.flatMap { Array($0.departments) } == Array(index.departments.indices))
        #expect(ranges.count > 9 && ranges.allSatisfy { $0.departments.count <= 1024 })
        #expect(Set(ranges.map { DataPackage.folder($0, of: ranges) }).count == ranges.count)
        for feed in Feeds.all(index) {
            #expect(feed.pieces.flatMap { Array($0) } == Array(0..<feed.count))
            #expect(feed.pieces.allSatisfy { $0.count <= 47 })
            let addresses = feed.pieces.indices.map { feed.address($0, .json, index).path }
            #expect(Set(addresses).count == addresses.count)
        }
    }
}
