import Disclosures

/// What staff must know of a disclosure at a glance, taken from its record.
public struct LiveRecord: Sendable {
    public var slug: String
    public var department: String
    public var year: Int
    public var isDraft: Bool
    public var calendar: Calendar
    public var checked: Int
    public var failed: Int
    public var complaints: [Complaint]

    public struct Complaint: Sendable {
        /// `error`, `warning` or `note`.
        public var severity: String
        /// The number of the check on the page.
        public var number: Int
        public var message: String
        public var isExplained: Bool
    }
}

extension LivePages {
    /// A department's; empty where it has none.
    public func records(of slug: String) -> [LiveRecord] { part(slug).map { records($0.record) } ?? [] }

    private func records(_ department: DepartmentRecord) -> [LiveRecord] {
        department.years.map { row in
            let record = Record(row, in: records)
            return LiveRecord(
                slug: department.slug, department: department.name, year: record.year, isDraft: record.isDraft,
                calendar: record.calendar, checked: record.checked, failed: record.failed,
                complaints: record.complaints.map { complaint in
                    let severity =
                        switch complaint.severity {
                        case .error: "error"
                        case .warning: "warning"
                        case .note: "note"
                        }
                    return LiveRecord.Complaint(
                        severity: severity, number: complaint.number,
                        message: String(decoding: complaint.message, as: UTF8.self), isExplained: complaint.isExplained)
                })
        }
    }
}
