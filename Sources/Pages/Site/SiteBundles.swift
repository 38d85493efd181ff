import Disclosures

/// All kinds of files that are made from the records, a line each.
enum SiteBundles {
    static func all(
        _ index: SiteIndex, theme: Theme, frame: SiteFrame, further: [FurtherPage], workers: Workers
    ) -> [Bundle] {
        let sources = sources(theme: theme, site: frame.site, further: further)
        return workers.map(sources.count, batch: 1) { place in
            let look = theme.inputs(of: sources[place].look(theme), in: frame)
            return sources[place].bundles(of: index).map { bundle in
                var bundle = bundle
                bundle.look = look
                return bundle
            }
        }.flatMap { $0 }
    }

    private static func sources(theme: Theme, site: Site, further: [FurtherPage]) -> [any BundleSource] {
        [
            HomePage(),
            RegionPages(),
            DepartmentIndexes(),
            YearPages(),
            SyncPages(),
            ChecksPages(),
            SearchPage(script: theme.script.address),
            FurtherPages(pages: further),
            DataPage(site: site),
            DataTables(site: site),
            FeedPages(site: site),
            Sitemaps(site: site, further: further),
            DisclosureSchema(),
            ThemeFiles(theme: theme),
        ]
    }
}
