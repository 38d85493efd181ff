import Audit
import Testing

/// Random budgets that are consistent are never called wrong; one figure broken by more than its
/// precision is always found.
@Suite struct PropertyTests {
    @Test(arguments: 0..<300)
    func consistentBudgetsAreNeverWrong(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let budget = RandomBudget(using: &generator)
        for text in [budget.sentences(), budget.table()] {
            let audited = try Marked(text).audit()
            #expect(audited.errors.isEmpty, "\(text)\n\(audited.transcript)")
            #expect(audited.findings.contains { $0.outcome == .holds || $0.outcome == .cutOff }, "\(text)")
        }
    }

    @Test(arguments: 0..<300)
    func brokenFiguresAreAlwaysFound(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let budget = RandomBudget(using: &generator)
        let ulp = [2: 10_000, 3: 1_000, 4: 100][budget.places] ?? 1
        // Three figures of one precision can differ by three and a half of their last places.
        let gap = ulp * Int.random(in: 5...4000, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
        for place in RandomBudget.Broken.Place.allCases {
            let broken = RandomBudget.Broken(place: place, by: gap)
            try expectFound(budget.sentences(broken: broken))
            if place == .total || place == .basic { try expectFound(budget.table(broken: broken)) }
        }
    }

    private func expectFound(_ text: String) throws {
        let audited = try Marked(text).audit()
        let isFound = audited.errors.contains { error in
            error.operands.contains { operand in
                let place = audited.report.document.place(operand.span)
                return audited.marks.contains { $0.start < place.end && place.start < $0.end }
            }
        }
        #expect(isFound, "\(text)\n\(audited.transcript)")
    }
}
