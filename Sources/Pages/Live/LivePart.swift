import Disclosures
import Rendering

/// A department: its record, and the addresses of its files.
struct LivePart: Sendable {
    var department: Edition.Department
    var record: DepartmentRecord
    var unreadable: [String]
    /// What a gate kept back.
    var withheld: [Edition.Withheld]
    var paths: Set<String>

    var slug: String { department.department.slug }

    /// Its record stays in `records`; what else is put aside is for builds.
    init(
        _ department: Edition.Department, _ edition: Edition, theme: Theme, frame: SiteFrame, attic: Attic,
        records: Attic
    ) {
        self.department = department
        let output = FileAddresses()
        let writer = DisclosureWriter(theme: theme, frame: frame, attic: attic, output: output)
        let outcome = DepartmentPages(department, in: edition).write(writer)
        record = DepartmentRecord(department.department, outcome.records, in: records, rows: attic)
        unreadable = outcome.unreadable
        withheld = outcome.withheld
        paths = Set(output.paths)
    }

    /// Whether its files are those of another edition as well, as long as no file changed.
    func shows(_ other: Edition.Department) -> Bool {
        department.disclosures.count == other.disclosures.count
            && department.withdrawn.map(\.year) == other.withdrawn.map(\.year)
            && zip(department.disclosures, other.disclosures).allSatisfy { mine, theirs in
                mine.folder == theirs.folder && mine.isDraft == theirs.isDraft && mine.report == theirs.report
                    && mine.accounts == theirs.accounts && mine.revisions.count == theirs.revisions.count
                    && mine.proven == theirs.proven
            }
    }
}
