import Disclosures

/// All kinds of files that are made from the records, a line each.
enum SiteBundles {
    static func all(theme: Theme, further: [FurtherPage]) -> [any BundleSource] {
        [
            HomePage(),
            RegionPages(),
            DepartmentIndexes(),
            YearPages(),
            SyncPages(),
            ChecksPages(),
            SearchPage(),
            FurtherPages(pages: further),
            ThemeFiles(theme: theme),
        ]
    }
}
