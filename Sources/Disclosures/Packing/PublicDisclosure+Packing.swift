import Figures

extension PublicDisclosure: Packable {
    public init() {
        year = 0
        folder = ""
        isDraft = false
        report = ""
        revisions = []
        acknowledged = []
        calendar = Calendar()
        origin = Disclosure()
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&folder)
        packing.take(&isDraft)
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&scores)
        packing.take(&revisions)
        packing.take(&acknowledged)
        packing.take(&calendar)
        packing.take(&proven)
        packing.take(&origin)
    }
}

extension PublicDisclosure.Replaced: Packable {
    public init() {
        self.init(number: 0, report: "", accounts: nil, revision: DisclosureFile.Revision())
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&number)
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&scores)
        packing.take(&revision)
    }
}
