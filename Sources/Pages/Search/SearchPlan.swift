import Reports

/// A disclosure that can be found.
struct SearchedDisclosure: Sendable {
    var slug: String
    var name: String
    var region: [String]
    var year: Int
    var grade: Report.Grade?
    /// Where its text was put aside.
    var text: Attic.Piece
    /// Of all that its record says, and with it of its files.
    var fingerprint: Fingerprint
}

/// A department whose name can be found.
struct SearchedDepartment: Sendable {
    var slug: String
    var name: String
    var aliases: [String]
    var region: [String]
    /// The newest first.
    var years: [Int]
    var fingerprint: Fingerprint
}

/// Which disclosures stand in which leaf of the search tree.
///
/// They are in order of year, the newest first, then of region and slug. A leaf begins where the hash of a slug says so, so
/// that a department that comes or goes moves no leaf but its own; it holds at most ``most`` disclosures, and of several
/// years only where those are few.
struct SearchPlan: Sendable {
    private let index: SiteIndex
    private let leaves: [ArraySlice<SiteIndex.Entry>]
    /// Departments, as places in the index.
    private let names: [ArraySlice<Int>]

    var leafCount: Int { leaves.count }
    var nameCount: Int { names.count }

    static let most = 256
    /// A leaf of fewer goes on with the year before.
    private static let fewest = 32
    /// On average, as powers of two.
    private static let leafBits = 7
    private static let namesBits = 7

    init(_ index: SiteIndex) {
        self.index = index
        let departments = index.departments
        let order = SearchPlan.order(departments).filter { departments[$0].isPublic }
        var disclosures: [SiteIndex.Entry] = []
        for year in index.years {
            for place in order {
                guard let record = departments[place].years.firstIndex(where: { $0.year == year && $0.isPublic })
                else { continue }
                disclosures.append(SiteIndex.Entry(department: place, record: record))
            }
        }
        leaves = SearchPlan.cut(disclosures, bits: SearchPlan.leafBits) { last, next in
            index.row(last).year != index.row(next).year
        } slug: {
            departments[$0.department].slug
        }
        names = SearchPlan.cut(order, bits: SearchPlan.namesBits) { _, _ in
            false
        } slug: {
            departments[$0].slug
        }
    }

    func leaf(_ place: Int) -> [SearchedDisclosure] {
        leaves[place].map { entry in
            let (department, row) = (index.departments[entry.department], index.row(entry))
            return SearchedDisclosure(
                slug: department.slug, name: department.name, region: department.region, year: row.year,
                grade: row.grade, text: row.searched, fingerprint: index.fingerprint(entry))
        }
    }

    func names(_ place: Int) -> [SearchedDepartment] {
        names[place].map { place in
            let department = index.departments[place]
            return SearchedDepartment(
                slug: department.slug, name: department.name, aliases: department.aliases, region: department.region,
                years: department.years.filter(\.isPublic).map(\.year).reversed(),
                fingerprint: department.fingerprint)
        }
    }

    /// By region as the script compares them, then by slug.
    private static func order(_ departments: [DepartmentRecord]) -> [Int] {
        let regions = departments.map { Array(RegionPath.joined($0.region).utf16) }
        return departments.indices.sorted { a, b in
            if regions[a] != regions[b] { return regions[a].lexicographicallyPrecedes(regions[b]) }
            return departments[a].slug < departments[b].slug
        }
    }

    private static func cut<Item>(
        _ items: [Item], bits: Int, parts: (Item, Item) -> Bool, slug: (Item) -> String
    ) -> [ArraySlice<Item>] {
        var pieces: [ArraySlice<Item>] = []
        var start = 0
        for place in items.indices.dropFirst() {
            let count = place - start
            let isCut =
                count == most
                || count >= fewest
                    && (parts(items[place - 1], items[place])
                        || Fingerprint(Array(slug(items[place]).utf8)).value.trailingZeroBitCount >= bits)
            if isCut {
                pieces.append(items[start..<place])
                start = place
            }
        }
        if start < items.count { pieces.append(items[start...]) }
        return pieces
    }
}

/// A region as the search writes it: 江川省/临江市.
enum RegionPath {
    static func joined(_ region: [String]) -> String { region.joined(separator: "/") }
}
