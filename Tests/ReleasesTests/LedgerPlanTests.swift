import Disclosures
import Testing

@testable import Releases

/// What a publication adds to the ledger, without a site around it.
@Suite struct LedgerPlanTests {
    private static let place = Entry.Place("gonghui", 2023)

    private func moment(_ minute: Int) -> Moment { Moment(seconds: 1_795_395_600 + minute * 60, zone: .china) }

    private func statement(report: String, data: String = "data", revision: Int = 1) -> Statement {
        func file(_ name: String, _ text: String) -> Entry.File {
            Entry.File(name: name, digest: Hash(of: Array(text.utf8)), size: text.utf8.count)
        }
        return Statement(
            place: Self.place,
            revisions: [
                Statement.Revision(
                    number: revision, report: file("report.txt", report), accounts: file("accounts.txt", "accounts"),
                    scores: nil, data: file("json", data))
            ])
    }

    @Test func theSameAgainAddsNothing() {
        let first = LedgerPlan(Ledger(), shown: 0, [statement(report: "a")], at: moment(0))
        let second = LedgerPlan(first.ledger, shown: 1, [statement(report: "a")], at: moment(600))
        #expect(first.added == 1 && second.added == 0 && second.refusals.isEmpty)
    }

    /// A new version of the tool reads something else in the same documents: an entry, but the moment stays.
    @Test func otherDataKeepTheMoment() throws {
        let first = LedgerPlan(Ledger(), shown: 0, [statement(report: "a")], at: moment(0))
        let second = LedgerPlan(first.ledger, shown: 1, [statement(report: "a", data: "more")], at: moment(5))
        #expect(second.refusals.isEmpty && second.ledger.entries.map(\.kind) == [.publish, .correct])
        let standing = try #require(second.ledger.standing(of: Self.place, revision: 1))
        #expect(standing.moment == moment(0) && standing.index == 1)
    }

    @Test func otherDocumentsNeedANewRevision() {
        let first = LedgerPlan(Ledger(), shown: 0, [statement(report: "a")], at: moment(0))
        let silent = LedgerPlan(first.ledger, shown: 1, [statement(report: "b")], at: moment(5))
        #expect(silent.added == 0 && silent.refusals.count == 1)
        let noted = LedgerPlan(first.ledger, shown: 1, [statement(report: "b", revision: 2)], at: moment(5))
        #expect(noted.refusals.isEmpty && noted.ledger.entries.map(\.kind) == [.publish, .correct])
        let back = LedgerPlan(noted.ledger, shown: 2, [statement(report: "a")], at: moment(9))
        #expect(back.refusals.count == 1)
    }

    @Test func withdrawnOnceAndBack() {
        let first = LedgerPlan(Ledger(), shown: 0, [statement(report: "a")], at: moment(0))
        var notice = statement(report: "a")
        notice.revisions = [Statement.Revision(number: 1)]
        notice.isWithdrawn = true
        let gone = LedgerPlan(first.ledger, shown: 1, [notice], at: moment(1))
        #expect(gone.ledger.entries.map(\.kind) == [.publish, .withdraw] && gone.refusals.isEmpty)
        #expect(LedgerPlan(gone.ledger, shown: 2, [notice], at: moment(2)).added == 0)
        let back = LedgerPlan(gone.ledger, shown: 2, [statement(report: "b", revision: 2)], at: moment(3))
        #expect(back.ledger.entries.last?.kind == .publish)
        #expect(back.ledger.standing(of: Self.place, revision: 2)?.moment == moment(3))
    }

    @Test func whatNobodySawIsUsedAgainOrPutRight() {
        let signed = LedgerPlan(Ledger(), shown: 0, [statement(report: "a")], at: moment(0)).ledger
        #expect(LedgerPlan(signed, shown: 0, [statement(report: "a")], at: moment(5)).added == 0)
        let late = LedgerPlan(signed, shown: 0, [statement(report: "a")], at: moment(50))
        #expect(late.ledger.entries.map(\.kind) == [.publish, .publish])
        #expect(late.ledger.standing(of: Self.place, revision: 1)?.moment == moment(50))
        let right = LedgerPlan(signed, shown: 0, [statement(report: "b")], at: moment(5))
        #expect(right.refusals.isEmpty && right.added == 1)
        // Afterwards the first of the two is nobody's claim any more.
        let history = right.ledger.history(shown: 2).history("gonghui", 2023)
        #expect(history.count == 1 && history.first?.report == Hash(of: Array("b".utf8)).hexadecimal)
    }

    @Test func manyRevisionsAtOnce() {
        var all = statement(report: "a")
        all.revisions[0].data = nil
        all.revisions += statement(report: "b", revision: 2).revisions
        let plan = LedgerPlan(Ledger(), shown: 0, [all], at: moment(0))
        #expect(plan.ledger.entries.map { "\($0.kind) \($0.revision)" } == ["publish 1", "correct 2"])
        #expect(LedgerPlan(plan.ledger, shown: 2, [all], at: moment(1)).added == 0)
        #expect(plan.ledger.proven("gonghui", 2023)?.replacement(by: 2) == nil)
    }
}
