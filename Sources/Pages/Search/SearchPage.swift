import Rendering

/// The page that searches. What it offers to choose from stays short, however many regions there are.
struct SearchPage: BundleSource {
    let script: Address

    /// Regions beyond this many are left to links such as `search.html?region=江川省/临江市`.
    private static let most = 200

    func look(_ theme: Theme) -> Look { .pages(theme.search) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        let regions = SearchPage.regions(of: index)
        var inputs = Inputs()
        inputs.add("the regions to choose from", regions.map(RegionPath.joined))
        inputs.add("the years to choose from", index.years)
        inputs.add("the script", script.path)
        return [Bundle("search", inputs) { $0.writeSearch(regions) }]
    }

    /// The search of one region, to be written into a link.
    static func link(region: [String]) -> String {
        var path: [UInt8] = []
        Escape.pathComponent(RegionPath.joined(region), into: &path)
        return Addresses.search.link + "?region=" + String(decoding: path, as: UTF8.self)
    }

    /// The upper floors of the regions, as many as there is room for, in order.
    static func regions(of index: SiteIndex) -> [[String]] {
        var counts: [Int] = []
        for region in index.regions {
            while counts.count < region.path.count { counts.append(0) }
            counts[region.path.count - 1] += 1
        }
        var (depth, sum) = (0, 0)
        while depth < counts.count, sum + counts[depth] <= most {
            sum += counts[depth]
            depth += 1
        }
        return index.regions.map(\.path).filter { $0.count <= depth }
    }
}

extension IndexWriter {
    func writeSearch(_ regions: [[String]]) {
        begin(Addresses.search, "搜索")
        page.set(names.script, theme.script.address.path)
        for path in regions {
            let indent = String(repeating: "\u{3000}", count: path.count - 1)
            place(indent + (path.last ?? ""), RegionPath.joined(path), to: names.places)
        }
        for year in index.years { place("\(year)", "", to: names.years) }
        end(theme.search, Addresses.search)
        output.write(file: theme.script.bytes, at: theme.script.address)
    }
}
