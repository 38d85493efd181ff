import Disclosures
import Figures

/// What the pages that list need, put in order once.
struct SiteIndex: Sendable {
    let departments: [DepartmentRecord]
    /// The newest first.
    let years: [Int]
    /// For each year the departments that have it, as indices, in order of region and name.
    let byYear: [Int: [Entry]]
    let regions: [Region]
    /// For each region's path its place in `regions`.
    let regionPlaces: [[String]: Int]

    struct Entry: Sendable {
        var department: Int
        var record: Int
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

    init(_ departments: [DepartmentRecord]) {
        self.departments = departments
        let order = departments.indices.sorted {
            (departments[$0].region.joined(separator: "\u{1}"), departments[$0].slug)
                < (departments[$1].region.joined(separator: "\u{1}"), departments[$1].slug)
        }
        var byYear: [Int: [Entry]] = [:]
        for index in order {
            for (place, record) in departments[index].years.enumerated() {
                byYear[record.year, default: []].append(Entry(department: index, record: place))
            }
        }
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
                regions[place].departmentCount += 1
                regions[place].disclosureCount += departments[index].years.count
                if depth == path.count { regions[place].departments.append(index) }
            }
        }
        self.regions = regions
        regionPlaces = places
    }

    func record(_ entry: Entry) -> Record { departments[entry.department].years[entry.record] }

    /// The regions at the top.
    var roots: [Int] { regions.indices.filter { regions[$0].path.count == 1 } }

    /// The disclosures that became public last.
    func newest(_ count: Int) -> [Entry] {
        var best: [(Int, Entry)] = []
        for (index, department) in departments.enumerated() {
            for (place, record) in department.years.enumerated() {
                let moment = record.calendar.moment?.seconds ?? 0
                if best.count == count, let last = best.last, last.0 >= moment { continue }
                let at = best.firstIndex { $0.0 < moment } ?? best.count
                best.insert((moment, Entry(department: index, record: place)), at: at)
                if best.count > count { best.removeLast() }
            }
        }
        return best.map(\.1)
    }
}
