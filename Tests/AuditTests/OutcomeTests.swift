import Audit
import Testing

/// Hand-made sentences and tables: what is wrong is found where it stands, and nothing else is called
/// wrong.
@Suite struct OutcomeTests {
    @Test(arguments: FailingCases.all)
    func findsWhatCannotBeRight(_ text: String) throws {
        let audited = try Marked(text).audit()
        #expect(!audited.about(.fails).filter { $0.severity == .error }.isEmpty, "\(audited.transcript)")
        #expect(audited.errors.allSatisfy(audited.isMarked), "\(audited.transcript)")
    }

    @Test(arguments: CutOffCases.all)
    func tellsCuttingOffFromErring(_ text: String) throws {
        let audited = try Marked(text).audit()
        #expect(!audited.about(.cutOff).filter { $0.severity == .note }.isEmpty, "\(audited.transcript)")
        #expect(audited.errors.isEmpty, "\(audited.transcript)")
    }

    @Test(arguments: HoldingCases.all)
    func verifiesWhatHolds(_ text: String) throws {
        let audited = try Marked(text).audit()
        #expect(!audited.about(.holds).isEmpty, "\(audited.transcript)")
        #expect(audited.errors.isEmpty, "\(audited.transcript)")
    }

    @Test(arguments: UndecidedCases.all)
    func accusesNobodyInDoubt(_ text: String) throws {
        let audited = try Marked(text).audit()
        #expect(audited.errors.isEmpty, "\(audited.transcript)")
        #expect(audited.complaints.filter { $0.outcome == .fails }.isEmpty, "\(audited.transcript)")
    }
}
