import Figures

extension Department: Packable {
    public init() { self.init(slug: "", name: "", aliases: [], region: [], contacts: [], disclosures: []) }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&slug)
        packing.take(&name)
        packing.take(&aliases)
        packing.take(&region)
        packing.take(&kind)
        packing.take(&contacts)
        packing.take(&disclosures)
    }
}

extension Disclosure: Packable {
    public init() {
        year = 0
        folder = ""
        file = DisclosureFile()
    }

    public mutating func pack(_ packing: inout Packing) {
        packing.take(&year)
        packing.take(&folder)
        packing.take(&report)
        packing.take(&accounts)
        packing.take(&scores)
        Disclosure.pack(&earlierReports, &packing)
        Disclosure.pack(&earlierAccounts, &packing)
        Disclosure.pack(&earlierScores, &packing)
        packing.take(&file)
    }

    private static func pack(_ earlier: inout [Int: String], _ packing: inout Packing) {
        var numbers = earlier.keys.sorted()
        var names = numbers.map { earlier[$0] ?? "" }
        packing.take(&numbers)
        packing.take(&names)
        if packing.isReading, !numbers.isEmpty || !names.isEmpty {
            guard numbers.count == names.count, Set(numbers).count == numbers.count else { return packing.fail() }
            earlier = Dictionary(uniqueKeysWithValues: zip(numbers, names))
        }
    }
}
