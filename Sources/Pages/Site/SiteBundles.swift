import Disclosures

/// All kinds of files that are made from the records, a line each.
enum SiteBundles {
    static func all(theme: Theme, site: Site, further: [FurtherPage]) -> [any BundleSource] {
        [
            HomePage(),
            RegionPages(),
            DepartmentIndexes(),
            YearPages(),
            SyncPages(),
            ChecksPages(),
            SearchPage(),
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
