import Disclosures
import Pages

/// What departments state whose pages stay as they were published: the ledger has it word for word, nothing is read.
struct KnownStatements: Sendable {
    /// By the places of departments in the edition; nil for those that must be read.
    private var departments: [[Statement]?] = []

    var all: [Statement] { departments.flatMap { $0 ?? [] } }

    func has(_ place: Int) -> Bool { place < departments.count && departments[place] != nil }

    /// Everything is read where the release that is remembered is not the one that is shown and signed, with all of the
    /// ledger.
    init(_ build: SiteBuild, _ state: LedgerState, _ shown: ShownFiles?, _ memory: BuildMemory?, workers: Workers) {
        guard let memory, let shown, memory.state?.head.release == shown.name, state.shown == state.ledger.size else {
            return
        }
        let plan = build.knowing(memory).plan()
        let (edition, ledger) = (build.edition, state.ledger)
        departments = workers.map(edition.departments.count) { place in
            plan.staysWhole(place) ? KnownStatements.statements(of: edition.departments[place], in: ledger) : nil
        }
    }

    private static func statements(of department: Edition.Department, in ledger: Ledger) -> [Statement]? {
        let slug = department.department.slug
        var statements: [Statement] = []
        for disclosure in department.disclosures {
            let place = Entry.Place(slug, disclosure.year)
            let current = disclosure.revisions.count + 1
            guard let last = ledger.index(of: place), ledger.entries[last].kind != .withdraw,
                ledger.entries[last].revision == current
            else { return nil }
            var statement = Statement(place: place, revisions: [])
            for number in disclosure.revisions.map(\.number) + [current] {
                guard let index = ledger.index(of: place, revision: number) else { return nil }
                var revision = Statement.Revision(ledger.entries[index])
                if number != current { revision.data = nil }
                statement.revisions.append(revision)
            }
            statements.append(statement)
        }
        for withdrawn in department.withdrawn {
            statements.append(Statement(withdrawn: withdrawn.year, of: slug, revision: withdrawn.revisions + 1))
        }
        return statements
    }
}

extension Statement.Revision {
    fileprivate init(_ entry: Entry) {
        self.init(
            number: entry.revision, report: entry.report, accounts: entry.accounts, scores: entry.scores,
            data: entry.data)
    }
}
