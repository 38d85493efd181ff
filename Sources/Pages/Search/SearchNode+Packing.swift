import Figures

extension SearchNode: Packable {
    init() { self.init(name: "", years: 0...0, regions: ([], [])) }

    mutating func pack(_ packing: inout Packing) {
        packing.take(&name)
        var (first, last) = (years.lowerBound, years.upperBound)
        packing.take(&first)
        packing.take(&last)
        if first <= last { years = first...last } else { packing.fail() }
        packing.take(&regions.first)
        packing.take(&regions.last)
        packing.take(&features)
    }
}
