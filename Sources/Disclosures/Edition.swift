/// What is public at a moment: disclosures whose two partners are there and due.
public struct Edition: Sendable {
    public let content: Content
    public let moment: Moment
    /// The moment's day on the site's calendar.
    public var day: Day { moment.day(in: content.site.zone) }
    /// By department, then by year. A department without anything public is left out.
    public let departments: [Department]
    public let withheld: [Withheld]

    public struct Department: Sendable {
        public var department: Disclosures.Department
        public var disclosures: [PublicDisclosure]
    }

    /// What is not public, and why: for staff, never for a page.
    public struct Withheld: Sendable {
        public var folder: String
        public var reason: Reason

        public enum Reason: Sendable, Equatable {
            case noReport, noAccounts, noMoment
            case notDue(Moment)
        }
    }

    /// `drafts` takes in what is not due or has no accounts yet: for staff to look at.
    /// `proven` is what a ledger holds; without it all moments are planned.
    public init(
        _ content: Content, at moment: Moment, drafts: Bool = false, proven: [Proven.Place: Proven] = [:]
    ) {
        self.content = content
        self.moment = moment
        var departments: [Department] = []
        var withheld: [Withheld] = []
        departments.reserveCapacity(content.departments.count)
        for department in content.departments {
            var disclosures: [PublicDisclosure] = []
            for disclosure in department.disclosures {
                let reason = Edition.reason(disclosure, moment)
                if let reason { withheld.append(Withheld(folder: disclosure.folder, reason: reason)) }
                guard reason == nil || drafts, disclosure.report != nil else { continue }
                disclosures.append(
                    PublicDisclosure(
                        disclosure, at: drafts ? nil : moment, site: content.site, isDraft: reason != nil,
                        proven: proven[Proven.Place(department.slug, disclosure.year)]))
            }
            if !disclosures.isEmpty { departments.append(Department(department: department, disclosures: disclosures)) }
        }
        self.departments = departments
        self.withheld = withheld
    }

    private static func reason(_ disclosure: Disclosure, _ moment: Moment) -> Withheld.Reason? {
        if disclosure.report == nil { return .noReport }
        if disclosure.accounts == nil { return .noAccounts }
        guard let publish = disclosure.file.publish else { return .noMoment }
        return moment < publish ? .notDue(publish) : nil
    }
}

extension Edition.Withheld: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .noReport: "\(folder): withheld: there is no report"
        case .noAccounts: "\(folder): withheld: there are no accounts, and neither is published without the other"
        case .noMoment: "\(folder): withheld: 'publish' is not stated in disclosure.yaml"
        case .notDue(let moment): "\(folder): withheld: due \(moment)"
        }
    }
}
