import Disclosures

/// The files of the sitemap, and `robots.txt`.
struct Sitemaps: BundleSource {
    let site: Site
    let further: [FurtherPage]

    func look(_ theme: Theme) -> Look { .none }

    func bundles(of index: SiteIndex) -> [Bundle] {
        var robots: [UInt8] = []
        Sitemap.writeRobots(site.baseURL, into: &robots)
        let text = robots
        var bundles = [Bundle("robots", Inputs()) { $0.output.write(file: text, at: Sitemap.robots) }]
        guard let base = site.baseURL else { return bundles }
        let sitemap = Sitemap(base: base, zone: site.zone)
        var files: [Sitemap.Entry] = []
        func add(_ name: String, _ entries: [Sitemap.Entry]) {
            // A range of departments has some ten thousand addresses: one file is nearly always enough.
            for start in stride(from: 0, to: entries.count, by: Sitemap.most) {
                let part = entries[start..<min(start + Sitemap.most, entries.count)]
                let address = Address("sitemap-\(name)\(start > 0 ? ".\(start / Sitemap.most + 1)" : "").xml")
                var inputs = Inputs()
                inputs.add("its addresses", part.map(\.address.path))
                inputs.add("their moments", part.map { $0.moment?.seconds ?? 0 })
                bundles.append(
                    Bundle("sitemap/\(address.path)", inputs) { writer in
                        var out: [UInt8] = []
                        sitemap.write(part, into: &out)
                        writer.output.write(file: out, at: address)
                    })
                files.append(Sitemap.Entry(address: address, moment: part.compactMap(\.moment).max()))
            }
        }
        add("pages", Sitemap.pages(index, further.map { Addresses.further($0.name) }))
        for range in DepartmentRange.all(index) { add("departments-\(range.name)", Sitemap.entries(range, index)) }
        let list = files
        var inputs = Inputs()
        inputs.add("its files", list.map(\.address.path))
        inputs.add("their moments", list.map { $0.moment?.seconds ?? 0 })
        bundles.append(
            Bundle("sitemap", inputs) { writer in
                var out: [UInt8] = []
                sitemap.write(index: list, into: &out)
                writer.output.write(file: out, at: Sitemap.address)
            })
        return bundles
    }
}
