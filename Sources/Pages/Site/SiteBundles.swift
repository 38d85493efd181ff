import Disclosures

/// All kinds of files that are made from the records, a line each.
enum SiteBundles {
    static func all(_ index: SiteIndex, theme: Theme, frame: SiteFrame, further: [FurtherPage]) -> [Bundle] {
        sources(theme: theme, site: frame.site, further: further).flatMap { source in
            let look = theme.inputs(of: source.look(theme), in: frame)
            return source.bundles(of: index).map { bundle in
                var bundle = bundle
                bundle.look = look
                return bundle
            }
        }
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
