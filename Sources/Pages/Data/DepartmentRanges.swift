/// Neighbouring departments whose tables and addresses are kept in files of their own, so that one report changes
/// files of bounded size however large the site is.
struct DepartmentRange: Sendable {
    /// The departments, as indices.
    var departments: Range<Int>
    /// The slug of its first department.
    var name: String
    /// What is public of each year, in order of slug.
    var entries: [Int: [SiteIndex.Entry]]

    /// Years with anything public, the oldest first.
    var years: [Int] { entries.keys.sorted() }

    /// About 512 departments each, in order of slug; a site of up to 1024 departments is one, and so is one that has
    /// nothing public yet.
    static func all(_ index: SiteIndex) -> [DepartmentRange] {
        guard !index.departments.isEmpty else { return [DepartmentRange(departments: 0..<0, name: "", entries: [:])] }
        let marks = index.departments.map { Fingerprint($0.slug.utf8) }
        return StableCuts.pieces(marks, about: 512, most: 1024).map { piece in
            var entries: [Int: [SiteIndex.Entry]] = [:]
            for department in piece {
                for (place, record) in index.departments[department].years.enumerated() where record.isPublic {
                    entries[record.year, default: []].append(SiteIndex.Entry(department: department, record: place))
                }
            }
            return DepartmentRange(
                departments: piece, name: index.departments[piece.lowerBound].slug, entries: entries)
        }
    }
}
