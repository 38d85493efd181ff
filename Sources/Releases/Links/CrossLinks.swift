import Pages

/// The links between bundles, and what they may lead to. A link within a bundle is checked as soon as the bundle ends.
struct CrossLinks {
    struct Wanted {
        var page: UInt64
        var anchor: UInt64
        var link: BrokenLink
    }

    /// Each target once, with the first page that leads there.
    private(set) var wanted: [Wanted] = []
    private var seen: Set<UInt64> = []
    /// The addresses of what was written.
    private(set) var addresses: [UInt64] = []
    private(set) var faults: [BrokenLink] = []
    /// The places on written pages: where those of a page begin in `anchors`, as half of their numbers.
    private var pages: [(page: UInt64, start: Int)] = []
    private var anchors: [UInt32] = []

    mutating func add(address: UInt64) { addresses.append(address) }

    mutating func add(page: UInt64, anchors numbers: some Sequence<UInt64>) {
        pages.append((page, anchors.count))
        for number in numbers { anchors.append(UInt32(truncatingIfNeeded: number)) }
    }

    mutating func add(fault: BrokenLink) { faults.append(fault) }

    mutating func add(_ target: Wanted) {
        if seen.insert(target.anchor == 0 ? target.page : target.anchor).inserted { wanted.append(target) }
    }

    var writtenPages: some Sequence<UInt64> { pages.lazy.map(\.page) }

    /// Takes out of `needed` the places that exist: by page, the numbers of places.
    func settle(_ needed: inout [UInt64: Set<UInt64>]) {
        for (place, page) in pages.enumerated() {
            guard let numbers = needed[page.page] else { continue }
            let end = place + 1 < pages.count ? pages[place + 1].start : anchors.count
            let known = Set(anchors[page.start..<end])
            let missing = numbers.filter { !known.contains(UInt32(truncatingIfNeeded: $0)) }
            needed[page.page] = missing.isEmpty ? nil : missing
        }
    }
}
