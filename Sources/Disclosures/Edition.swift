/// What is public at a moment: disclosures whose two partners are there and due.
public struct Edition: Sendable {
    public let content: Content
    public let moment: Moment
    /// The moment's day on the site's calendar.
    public var day: Day { moment.day(in: content.site.zone) }
    /// By department, then by year. A department without anything public is left out.
    public let departments: [Department]
    public let withheld: [Withheld]
    /// What must be so before anything is public. Those that look into reports are asked when reports are read.
    public let gates: [Gate]
    public let before: PublishedBefore
    private let drafts: Bool

    public struct Department: Sendable {
        public var department: Disclosures.Department
        public var disclosures: [PublicDisclosure]
        public var withdrawn: [WithdrawnDisclosure] = []
    }

    /// What is not public, and why: for staff, never for a page.
    public struct Withheld: Sendable {
        public var folder: String
        public var reason: Reason

        public enum Reason: Sendable, Equatable {
            case waits(Disclosure.Waiting)
            case blocked([GateResult])
        }

        public init(folder: String, reason: Reason) {
            self.folder = folder
            self.reason = reason
        }
    }

    /// `drafts` takes in what is not due, has no accounts yet or is blocked by a gate: for staff to look at. `before` and
    /// `proven` are what a ledger holds; without it all moments are planned.
    public init(
        _ content: Content, at moment: Moment, drafts: Bool = false, gates: [Gate] = Gate.all,
        before: PublishedBefore = .nothing, proven: [Proven.Place: Proven] = [:]
    ) {
        self.content = content
        self.moment = moment
        self.gates = gates
        self.before = before
        self.drafts = drafts
        var departments: [Department] = []
        var withheld: [Withheld] = []
        departments.reserveCapacity(content.departments.count)
        for department in content.departments {
            var disclosures: [PublicDisclosure] = []
            var withdrawn: [WithdrawnDisclosure] = []
            for disclosure in department.disclosures {
                let known = proven[Proven.Place(department.slug, disclosure.year)]
                if var notice = disclosure.withdrawn(at: moment, site: content.site) {
                    if let standing = known?.withdrawal { notice.withdrawal.moment = standing.moment }
                    withdrawn.append(notice)
                    continue
                }
                let waiting = disclosure.waiting(at: moment)
                if let waiting { withheld.append(Withheld(folder: disclosure.folder, reason: .waits(waiting))) }
                guard waiting == nil || drafts, disclosure.report != nil else { continue }
                disclosures.append(
                    PublicDisclosure(
                        disclosure, at: drafts ? nil : moment, site: content.site, isDraft: waiting != nil,
                        proven: known))
            }
            guard !disclosures.isEmpty || !withdrawn.isEmpty else { continue }
            departments.append(Department(department: department, disclosures: disclosures, withdrawn: withdrawn))
        }
        self.departments = departments
        self.withheld = withheld
    }

    /// What the gates have against a candidate that is complete and due; nil where it may be public.
    public func refusal(_ candidate: Candidate) -> Withheld? {
        let results = Gate.blocking(candidate, gates: gates).filter { $0.effect == .blocks }
        guard !results.isEmpty else { return nil }
        return Withheld(folder: candidate.disclosure.folder, reason: .blocked(results))
    }

    /// Whether drafts are taken in, and with them what a gate blocks.
    public var takesDrafts: Bool { drafts }
}

extension Disclosure {
    /// The notice that stands in its place; nil where it was not withdrawn at the moment.
    func withdrawn(at moment: Moment, site: Site) -> WithdrawnDisclosure? {
        guard let withdrawal = file.withdrawn, withdrawal.moment <= moment else { return nil }
        return WithdrawnDisclosure(
            year: year, folder: folder, withdrawal: withdrawal,
            revisions: file.revisions.count { $0.moment <= withdrawal.moment }, calendar: Calendar(file, site: site))
    }
}

extension Edition.Withheld: CustomStringConvertible {
    /// English, for the administrator; what a gate says is Chinese, for staff.
    public var description: String {
        switch reason {
        case .waits(.noReport): "\(folder): withheld: there is no report"
        case .waits(.noAccounts):
            "\(folder): withheld: there are no accounts, and neither is published without the other"
        case .waits(.noMoment): "\(folder): withheld: 'publish' is not stated in disclosure.yaml"
        case .waits(.notDue(let moment)): "\(folder): withheld: due \(moment)"
        case .blocked(let results):
            "\(folder): withheld by \(results.count) gate\(results.count == 1 ? "" : "s"): "
                + results.prefix(3).map(\.description).joined(separator: "; ")
        }
    }
}
