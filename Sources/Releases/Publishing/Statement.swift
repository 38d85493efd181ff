import Disclosures
import Pages

/// What a disclosure is at a moment: the digests of all that is public of it.
struct Statement: Sendable {
    var place: Entry.Place
    /// The oldest first; the last is current.
    var revisions: [Revision]
    /// Nothing is left of it but a notice.
    var isWithdrawn = false

    struct Revision: Sendable {
        /// 1 for what was published first.
        var number: Int
        var report: Entry.File?
        var accounts: Entry.File?
        var scores: Entry.File?
        /// Of the current one only.
        var data: Entry.File?

        func entry(_ kind: Entry.Kind, _ place: Entry.Place, _ moment: Moment) -> Entry {
            Entry(
                kind: kind, place: place, revision: number, moment: moment, report: report, accounts: accounts,
                scores: scores, data: data)
        }
    }
}

extension Statement {
    /// All that an edition makes public: what was read, and what is known.
    static func all(_ stated: StatedFiles.All, _ known: KnownStatements) -> [Statement] {
        let withdrawn = stated.withdrawn.map {
            Statement(withdrawn: $0.year, of: $0.department, revision: $0.revision)
        }
        return (stated.disclosures.map(Statement.init) + withdrawn + known.all).sorted { $0.place < $1.place }
    }

    init(withdrawn year: Int, of department: String, revision: Int) {
        self.init(
            place: Entry.Place(department, year), revisions: [Revision(number: revision)], isWithdrawn: true)
    }

    init(_ files: StatedFiles) {
        func file(_ file: StatedFiles.File?) -> Entry.File? {
            guard let file, let digest = Hash(hexadecimal: file.sha256) else { return nil }
            return Entry.File(name: file.name, digest: digest, size: file.size)
        }
        place = Entry.Place(files.department, files.year)
        revisions = files.revisions.map {
            Revision(
                number: $0.number, report: file($0.report), accounts: file($0.accounts), scores: file($0.scores),
                data: file($0.data))
        }
    }

    /// The address of a revision's page, without its ending.
    func stem(_ revision: Revision) -> String {
        revision.number == revisions.last?.number ? "\(place)" : "\(place).r\(revision.number)"
    }
}
