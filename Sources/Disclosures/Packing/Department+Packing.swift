import Figures

extension Department: Packable {
    public init() { self.init(slug: "", name: "", aliases: [], region: [], disclosures: []) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&slug)
        packing.take(&name)
        packing.take(&aliases)
        packing.take(&region)
        packing.take(&kind)
        packing.take(&disclosures)
    }
}

extension Disclosure: Packable {
    public init() {
        year = 0
        folder = ""
        earlierReports = []
        earlierAccounts = [:]
        file = DisclosureFile()
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&folder)
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&scores)
        packing.take(&earlierReports)
        var numbers = earlierAccounts.keys.sorted()
        var names = numbers.map { earlierAccounts[$0] ?? "" }
        packing.take(&numbers)
        packing.take(&names)
        if packing.isReading {
            guard numbers.count == names.count, Set(numbers).count == numbers.count else { return packing.fail() }
            earlierAccounts = Dictionary(uniqueKeysWithValues: zip(numbers, names))
        }
        packing.take(&file)
    }
}
