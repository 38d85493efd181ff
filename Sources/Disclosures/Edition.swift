import Figures

/// What is public at a moment: disclosures whose two partners are there and due.
public struct Edition: Sendable {
    public let content: Content
    public let moment: Moment
    /// The moment's day on the site's calendar.
    public var day: Day { moment.day(in: content.site.zone) }
    /// Of those in `content`, the departments that have anything public.
    private let places: [Int]
    /// Of each of them what the edition adds to what staff wrote, as bytes.
    private let standings: [[UInt8]]
    public let withheld: [Withheld]
    /// What must be so before anything is public. Those that look into reports are asked when reports are read.
    public let gates: [Gate]
    public let before: PublishedBefore
    private let drafts: Bool
    private let proven: Proven.Lookup

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
        before: PublishedBefore = .nothing, proven: @escaping Proven.Lookup = Proven.nothing,
        workers: Workers = Workers()
    ) {
        self.content = content
        self.moment = moment
        self.gates = gates
        self.before = before
        self.drafts = drafts
        self.proven = proven
        let looks = workers.map(content.departments.count) {
            Look(content.departments[$0], moment, drafts, before, proven)
        }
        places = looks.indices.filter { looks[$0].isShown }
        standings = places.map { looks[$0].standing.bytes }
        withheld = looks.flatMap(\.withheld)
    }

    /// Whether anything of a department is shown, and what is withheld.
    private struct Look {
        var isShown = false
        var withheld: [Withheld] = []
        /// What the moment and the ledger make of it.
        var standing = Packing()

        init(
            _ department: Disclosures.Department, _ moment: Moment, _ drafts: Bool, _ before: PublishedBefore,
            _ proven: Proven.Lookup
        ) {
            for disclosure in department.disclosures {
                standing.put(count: disclosure.file.revisions.count { $0.moment <= moment })
                standing.put(proven(department.slug, disclosure.year))
                standing.put(before.history(department.slug, disclosure.year))
                let isWithdrawn = disclosure.isWithdrawn(at: moment)
                let waiting = disclosure.waiting(at: moment)
                standing.put(isWithdrawn)
                standing.put(waiting != nil)
                if isWithdrawn {
                    isShown = true
                    continue
                }
                if let waiting { withheld.append(Withheld(folder: disclosure.folder, reason: .waits(waiting))) }
                if waiting == nil || drafts, disclosure.report != nil { isShown = true }
            }
        }
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

extension Edition {
    /// By department, then by year. A department without anything public is left out. Each is put together when it is
    /// asked for.
    public var departments: Shown { Shown(edition: self) }

    public struct Shown: RandomAccessCollection, Sendable {
        fileprivate let edition: Edition

        public var startIndex: Int { 0 }
        public var endIndex: Int { edition.places.count }
        public subscript(place: Int) -> Department { edition.show(edition.content.departments[edition.places[place]]) }

        /// What staff wrote of a department, as bytes.
        public func packed(_ place: Int) -> PackedDepartment {
            edition.content.departments.packed[edition.places[place]]
        }

        /// What the edition makes of it: what is public at its moment, what a ledger proves. With what staff wrote it
        /// says all that a department's pages show, short of the site and of whether drafts are taken in.
        public func standing(_ place: Int) -> [UInt8] { edition.standings[place] }
    }

    private func show(_ department: Disclosures.Department) -> Department {
        var shown = Department(department: department, disclosures: [])
        for disclosure in department.disclosures {
            let known = proven(department.slug, disclosure.year)
            if var notice = disclosure.withdrawn(at: moment, site: content.site) {
                if let standing = known?.withdrawal { notice.withdrawal.moment = standing.moment }
                shown.withdrawn.append(notice)
                continue
            }
            let isWaiting = disclosure.waiting(at: moment) != nil
            guard !isWaiting || drafts, disclosure.report != nil else { continue }
            shown.disclosures.append(
                PublicDisclosure(
                    disclosure, at: drafts ? nil : moment, site: content.site, isDraft: isWaiting, proven: known))
        }
        return shown
    }
}

extension Disclosure {
    func isWithdrawn(at moment: Moment) -> Bool { file.withdrawn.map { $0.moment <= moment } ?? false }

    /// The notice that stands in its place; nil where it was not withdrawn at the moment.
    func withdrawn(at moment: Moment, site: Site) -> WithdrawnDisclosure? {
        guard let withdrawal = file.withdrawn, isWithdrawn(at: moment) else { return nil }
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
