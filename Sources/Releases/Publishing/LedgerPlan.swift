import Disclosures

/// Which entries a publication adds to the ledger, and why it may not add them.
///
/// What a disclosure is now is held against what the ledger says of it last. The same: nothing is added, its moment stays
/// as it is. Others: an entry, with the moment of this publication.
struct LedgerPlan {
    /// With the new entries.
    private(set) var ledger: Ledger
    let signed: Int
    private(set) var refusals: [String] = []

    /// An entry that was signed by a publication that did not come to its end is used again, as if that publication had
    /// only been slow; after this long it has to be stated anew, since its moment would be a lie.
    static let patience = 600

    /// `shown` is how many entries the public has seen.
    /// `blocked` are the folders that gates keep back.
    init(_ ledger: Ledger, shown: Int, _ statements: [Statement], blocked: [String] = [], at moment: Moment) {
        self.ledger = ledger
        signed = ledger.size
        if let last = ledger.entries.last, moment < last.moment {
            refusals.append(
                "the clock says \(moment), the last entry of the ledger \(last.moment): set the clock right")
        }
        for statement in statements { add(statement, shown, moment) }
        let present = Set(statements.map(\.place))
        for place in ledger.places where !present.contains(place) {
            guard let index = ledger.index(of: place), ledger.entries[index].kind != .withdraw else { continue }
            let isBlocked = blocked.contains { $0.hasSuffix("/\(place)") }
            refusals.append(
                "\(place): it is in the ledger (entry \(index)) and "
                    + (isBlocked
                        ? "a gate keeps it back as it is now"
                        : "would be gone: what was public stays, or is withdrawn with a notice"))
        }
    }

    var added: Int { ledger.size - signed }

    private mutating func add(_ statement: Statement, _ shown: Int, _ moment: Moment) {
        if statement.isWithdrawn { return withdraw(statement, moment) }
        for stated in statement.revisions {
            let entry = stated.entry(.publish, statement.place, moment)
            let isLast = stated.number == statement.revisions.last?.number
            if isLast {
                addCurrent(entry, shown)
            } else {
                addEarlier(entry, shown)
            }
        }
    }

    /// What was public before a revision. It was entered when it was current, or comes in with those after it.
    private mutating func addEarlier(_ entry: Entry, _ shown: Int) {
        if let known = ledger.index(of: entry.place, revision: entry.revision) {
            if ledger.entries[known].hasSameDocuments(as: entry) { return }
            if known < shown {
                return refuse(entry, "revision \(entry.revision) is not what was published (ledger entry \(known))")
            }
            return append(entry)
        }
        if let last = last(entry.place), last.revision > entry.revision {
            refuse(entry, "revision \(entry.revision) is not in the ledger, revision \(last.revision) is")
            return
        }
        append(entry)
    }

    private mutating func addCurrent(_ entry: Entry, _ shown: Int) {
        guard let index = ledger.index(of: entry.place) else { return append(entry) }
        let last = ledger.entries[index]
        let wasSeen = index < shown
        if last.statesSame(as: entry) {
            let isStale = !wasSeen && entry.moment.seconds - last.moment.seconds > LedgerPlan.patience
            if isStale { append(entry) }
            return
        }
        if wasSeen, last.kind != .withdraw, index < signed {
            if entry.revision < last.revision {
                return refuse(
                    entry, "revision \(last.revision) was published (ledger entry \(index)), this is \(entry.revision)")
            }
            if entry.revision == last.revision, !last.hasSameDocuments(as: entry) {
                return refuse(
                    entry,
                    "other documents than those published (ledger entry \(index)): keep the published ones as "
                        + "report.r\(entry.revision).* and say in 'revisions:' what changed and why")
            }
        }
        append(entry)
    }

    private mutating func withdraw(_ statement: Statement, _ moment: Moment) {
        guard last(statement.place)?.kind != .withdraw, let revision = statement.revisions.last else { return }
        ledger.append(revision.entry(.withdraw, statement.place, moment))
    }

    private func last(_ place: Entry.Place) -> Entry? { ledger.index(of: place).map { ledger.entries[$0] } }

    private mutating func append(_ entry: Entry) {
        var entry = entry
        if let last = last(entry.place), last.kind != .withdraw, entry.kind == .publish {
            let isSlow = last.statesSame(as: entry)
            entry.kind = isSlow ? last.kind : .correct
        }
        ledger.append(entry)
    }

    private mutating func refuse(_ entry: Entry, _ why: String) { refusals.append("\(entry.place): \(why)") }
}
