import Disclosures
import Rendering

/// The sitemap: an index, and a file of addresses for each range of departments, so that one publication changes one
/// file and the index. All stand at the top: a sitemap may speak only of what is beside or below it. `lastmod` is when what stands on a page became public, not when it was built.
struct Sitemap {
    let base: String
    let zone: TimeZoneOffset

    static let address = Address("sitemap.xml")
    static let robots = Address("robots.txt")
    /// A file holds no more, says the protocol; 50 MB would be a thousand bytes for each.
    static let most = 50_000

    struct Entry {
        var address: Address
        var moment: Moment?
    }

    /// The addresses of a range of departments.
    static func entries(_ range: DepartmentRange, _ index: SiteIndex) -> [Entry] {
        var entries: [Entry] = []
        for department in index.departments[range.departments] { append(department, index, to: &entries) }
        return entries
    }

    private static func append(_ department: DepartmentRecord, _ index: SiteIndex, to entries: inout [Entry]) {
        let shown = department.years.filter { !$0.isDraft }
        entries.append(
            Entry(address: Addresses.department(department.slug), moment: shown.compactMap(\.since).max()))
        for record in shown {
            entries.append(
                Entry(address: Addresses.disclosure(department.slug, record.year), moment: record.since))
            if !record.isPublic {
                // The notice stands at the addresses of all its versions.
                for number in 1..<max(1, record.revision) {
                    entries.append(
                        Entry(
                            address: Address("\(department.slug)/\(record.year).r\(number).html"), moment: record.since)
                    )
                }
            }
            let versions = record.hasEarlier ? index.record(record).items.earlier : []
            for (place, earlier) in versions.enumerated() {
                entries.append(
                    Entry(
                        address: Address("\(department.slug)/\(record.year).r\(earlier.items.revision).html"),
                        moment: place + 1 < versions.count ? versions[place + 1].since : record.since))
            }
        }
    }

    /// Those of the site itself.
    static func pages(_ index: SiteIndex, _ abouts: [Address]) -> [Entry] {
        func newest(_ records: some Sequence<RecordRow>) -> Moment? {
            records.lazy.filter { !$0.isDraft }.compactMap(\.since).max()
        }
        let all = newest(index.departments.lazy.flatMap(\.years))
        var entries = [Addresses.home, Addresses.sync, Addresses.checks, Addresses.search, Addresses.data].map {
            Entry(address: $0, moment: all)
        }
        entries += abouts.map { Entry(address: $0, moment: nil) }
        for year in index.years {
            let moment = newest((index.byYear[year] ?? []).lazy.map { index.row($0) })
            for address in [Addresses.year(year), Addresses.sync(year), Addresses.checks(year)] {
                entries.append(Entry(address: address, moment: moment))
            }
        }
        // A region is as new as the newest below it. Those below come after those above.
        var moments = index.regions.map { region in
            newest(region.departments.lazy.flatMap { index.departments[$0].years })
        }
        for place in index.regions.indices.reversed() {
            for child in index.regions[place].children {
                moments[place] = [moments[place], moments[child]].compactMap(\.self).max()
            }
        }
        for (region, moment) in zip(index.regions, moments) {
            entries.append(Entry(address: Addresses.region(region.path), moment: moment))
        }
        return entries
    }

    func write(_ entries: some Sequence<Entry>, into out: inout [UInt8]) {
        head("urlset", into: &out)
        for entry in entries { write("url", entry.address, entry.moment, into: &out) }
        out.append("</urlset>\n")
    }

    func write(index files: [Entry], into out: inout [UInt8]) {
        head("sitemapindex", into: &out)
        for file in files { write("sitemap", file.address, file.moment, into: &out) }
        out.append("</sitemapindex>\n")
    }

    /// Everyone may read everything. Crawlers look for it at the root of a host only.
    static func writeRobots(_ base: String?, into out: inout [UInt8]) {
        out.append("User-agent: *\nAllow: /\n")
        guard let base else { return }
        out.append("\nSitemap: ")
        out.append(raw: base + Sitemap.address.link)
        out.append("\n")
    }

    private func head(_ name: StaticString, into out: inout [UInt8]) {
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<")
        out.append(name)
        out.append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    }

    private func write(_ name: StaticString, _ address: Address, _ moment: Moment?, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append("><loc>")
        Escape.xml(base + address.link, into: &out)
        out.append("</loc>")
        if let moment {
            out.append("<lastmod>")
            out.append(raw: moment.moved(to: zone).bytes)
            out.append("</lastmod>")
        }
        out.append("</")
        out.append(name)
        out.append(">\n")
    }
}
