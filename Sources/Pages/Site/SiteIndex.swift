import Disclosures
import Figures

/// What the pages that list need, put in order once.
struct SiteIndex: Sendable {
    let departments: [DepartmentRecord]
    /// Where the records lie, and what else was put aside of them.
    let attic: Attic
    /// The newest first.
    let years: [Int]
    /// For each year the departments that have it, as indices, in order of region and name.
    let byYear: [Int: [Entry]]
    let regions: [Region]
    /// For each region's path its place in `regions`.
    let regionPlaces: [[String]: Int]

    struct Entry: Sendable {
        private let places: (Int32, Int32)

        var department: Int { Int(places.0) }
        var record: Int { Int(places.1) }

        init(department: Int, record: Int) { places = (Int32(department), Int32(record)) }
    }

    struct Region: Sendable {
        var path: [String]
        /// Those of the region itself, not of its parts.
        var departments: [Int]
        /// The regions right below.
        var children: [Int]
        /// With all that is below.
        var departmentCount: Int
        var disclosureCount: Int
    }

    /// Departments by region, then by slug: those of a region itself come before those of its parts.
    let order: [Int]
    /// Of each year, and of all.
    let tallies: [Int: Tally]
    let tally: Tally

    /// `departments` must be in order of slug, and their records lie in `attic`.
    init(_ departments: [DepartmentRecord], attic: Attic) {
        self.attic = attic
        var departments = departments
        var byPath: [[String]: [Int]] = [:]
        for (place, department) in departments.enumerated() { byPath[department.region, default: []].append(place) }
        // Departments of one region share the words of its path.
        for (path, places) in byPath { for place in places { departments[place].region = path } }
        self.departments = departments
        let order = byPath.keys.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { byPath[$0] ?? [] }
        self.order = order
        var byYear: [Int: [Entry]] = [:]
        var tallies: [Int: Tally] = [:]
        var tally = Tally()
        for index in order {
            for (place, record) in departments[index].years.enumerated() {
                byYear[record.year, default: []].append(Entry(department: index, record: place))
                tallies[record.year, default: Tally()].add(record)
                tally.add(record)
            }
        }
        self.tallies = tallies
        self.tally = tally
        self.byYear = byYear
        years = byYear.keys.sorted(by: >)
        var regions: [Region] = []
        var places: [[String]: Int] = [:]
        for index in order {
            let path = departments[index].region
            guard !path.isEmpty else { continue }
            for depth in 1...path.count {
                let part = Array(path[..<depth])
                if places[part] == nil {
                    places[part] = regions.count
                    if depth > 1, let parent = places[Array(path[..<(depth - 1)])] {
                        regions[parent].children.append(regions.count)
                    }
                    regions.append(
                        Region(path: part, departments: [], children: [], departmentCount: 0, disclosureCount: 0))
                }
                guard let place = places[part] else { continue }
                regions[place].departmentCount += departments[index].isPublic ? 1 : 0
                regions[place].disclosureCount += departments[index].publicYears.count
                if depth == path.count { regions[place].departments.append(index) }
            }
        }
        self.regions = regions
        regionPlaces = places
    }

    func row(_ entry: Entry) -> RecordRow { departments[entry.department].years[entry.record] }

    /// The record itself; blank where it cannot be got back, which the attic remembers.
    func record(_ entry: Entry) -> Record { record(row(entry)) }

    func record(_ row: RecordRow) -> Record { Record(row, in: attic) }

    /// What lists show of a record.
    func listed(_ row: RecordRow) -> Record { Record(listed: row, in: attic) }

    /// What a row of a page that lists depends on.
    func rowFingerprint(_ entry: Entry) -> Fingerprint {
        let department = departments[entry.department]
        return Fingerprint(all: [department.fingerprint, department.years[entry.record].listed])
    }

    /// What depends on all that is known of the entry.
    func fingerprint(_ entry: Entry) -> Fingerprint {
        let department = departments[entry.department]
        return Fingerprint(all: [department.fingerprint, department.years[entry.record].fingerprint])
    }

    /// The years, and how many disclosures each has.
    var yearCounts: [Int] { years.flatMap { [$0, tallies[$0]?.disclosures ?? 0] } }

    /// How many departments have something that can be read.
    var departmentCount: Int { departments.count(where: \.isPublic) }

    /// How the scores of a year lie.
    func scores(_ year: Int) -> ScoreCounts {
        var counts = ScoreCounts()
        for entry in byYear[year] ?? [] { counts.add(row(entry)) }
        return counts
    }

    /// A department's newest year that can be read; where all were withdrawn, the newest.
    func newestEntry(_ department: Int) -> Entry {
        let years = departments[department].years
        return Entry(department: department, record: years.lastIndex(where: \.isPublic) ?? years.count - 1)
    }

    /// How many stand in lists at most, where a list cannot be cut.
    static let mostPeers = 200

    /// The scores of a year in a region, without its parts; empty where they are too many to be shown as points.
    func peerScores(_ path: [String], _ year: Int) -> [Decimal] {
        guard let region = regionPlaces[path].map({ regions[$0] }), region.departments.count <= SiteIndex.mostPeers
        else { return [] }
        return region.departments.compactMap { place in departments[place].years.first { $0.year == year }?.score }
    }

    /// The regions at the top.
    var roots: [Int] { regions.indices.filter { regions[$0].path.count == 1 } }

    /// The disclosures that became public last.
    func newest(_ count: Int) -> [Entry] {
        var best: [(Int, Entry)] = []
        for (index, department) in departments.enumerated() {
            for (place, record) in department.years.enumerated() where record.isPublic {
                let moment = record.moment ?? 0
                if best.count == count, let last = best.last, last.0 >= moment { continue }
                let at = best.firstIndex { $0.0 < moment } ?? best.count
                best.insert((moment, Entry(department: index, record: place)), at: at)
                if best.count > count { best.removeLast() }
            }
        }
        return best.map(\.1)
    }
}
