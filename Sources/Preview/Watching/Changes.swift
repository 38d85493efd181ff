/// What changed on disk, as far as it matters.
struct Changes: Sendable, Equatable {
    /// The folders of departments in which something changed, came or went.
    var departments: Set<String> = []
    var site = false
    var pages = false
    var theme = false
    /// Nobody knows what: all is to be read again.
    var everything = false

    var isEmpty: Bool { departments.isEmpty && !site && !pages && !theme && !everything }
}

extension Changes {
    mutating func add(_ other: Changes) {
        departments.formUnion(other.departments)
        site = site || other.site
        pages = pages || other.pages
        theme = theme || other.theme
        everything = everything || other.everything
    }
}
