import Figures

extension Site: Packable {
    public init() { self.init(title: "") }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&title)
        packing.take(&baseURL)
        packing.take(&language)
        packing.take(&zone)
        packing.take(&sample)
        packing.take(&publisher)
        packing.take(&contact)
        packing.take(&hubs)
        packing.take(&ledgerKey)
        packing.take(&siteName)
        packing.take(&siteDomain)
        packing.take(&siteIDCode)
        packing.take(&toleranceDays)
        packing.take(&requiresReview)
        packing.take(&requiresExplanations)
    }
}
