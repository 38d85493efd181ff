import Disclosures
import Reports

/// A disclosure that can be found: whose it is, and the files that its text stands in.
struct SearchedDisclosure: Sendable {
    var slug: String
    var name: String
    var region: [String]
    var year: Int
    var grade: Report.Grade?
    var folder: String
    var report: String
    var accounts: String?
    var scores: String?
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
    private(set) var leaves: [ArraySlice<SearchedDisclosure>] = []
    private(set) var names: [ArraySlice<SearchedDepartment>] = []

    static let most = 256
    /// A leaf of fewer goes on with the year before.
    private static let fewest = 32
    /// On average, as powers of two.
    private static let leafBits = 7
    private static let namesBits = 7

    init(_ edition: Edition, _ departments: [DepartmentRecord]) {
        let places = Dictionary(uniqueKeysWithValues: departments.indices.map { (departments[$0].slug, $0) })
        let found = edition.departments.indices.compactMap { index -> (edition: Int, record: Int)? in
            guard let place = places[edition.departments[index].department.slug], departments[place].isPublic
            else { return nil }
            return (index, place)
        }
        let order = SearchPlan.order(found.map { (departments[$0.record].region, departments[$0.record].slug) })
        var searched: [SearchedDepartment] = []
        var byYear: [Int: [SearchedDisclosure]] = [:]
        for (index, place) in order.map({ found[$0] }) {
            let about = edition.departments[index].department
            let record = departments[place]
            searched.append(
                SearchedDepartment(
                    slug: about.slug, name: about.name, aliases: about.aliases, region: about.region,
                    years: record.publicYears.map { record.years[$0].year }.reversed(),
                    fingerprint: record.fingerprint))
            for disclosure in edition.departments[index].disclosures {
                // A report that could not be read has no record.
                guard let year = record.years.firstIndex(where: { $0.year == disclosure.year }) else { continue }
                byYear[disclosure.year, default: []].append(
                    SearchedDisclosure(
                        slug: about.slug, name: about.name, region: about.region, year: disclosure.year,
                        grade: record.years[year].grade, folder: disclosure.folder, report: disclosure.report,
                        accounts: disclosure.accounts, scores: disclosure.scores, text: record.years[year].searched,
                        fingerprint: Fingerprint(all: [record.fingerprint, record.yearFingerprints[year]])))
            }
        }
        let disclosures = byYear.keys.sorted(by: >).flatMap { byYear[$0] ?? [] }
        leaves = SearchPlan.cut(disclosures, bits: SearchPlan.leafBits) { last, next in
            last.year != next.year
        } slug: {
            $0.slug
        }
        names = SearchPlan.cut(searched, bits: SearchPlan.namesBits) { _, _ in
            false
        } slug: {
            $0.slug
        }
    }

    /// By region as the script compares them, then by slug.
    private static func order(_ keys: [(region: [String], slug: String)]) -> [Int] {
        let regions = keys.map { Array(RegionPath.joined($0.region).utf16) }
        return keys.indices.sorted { a, b in
            if regions[a] != regions[b] { return regions[a].lexicographicallyPrecedes(regions[b]) }
            return keys[a].slug < keys[b].slug
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
