import Reports

/// A line of the budget and the lines that it consists of.
struct BudgetIdentity: Sendable {
    let whole: BudgetLine
    let parts: [BudgetLine]
    /// Whether there can be no further part: then a sum that differs is an error.
    let isComplete: Bool
    /// Whether it says nothing new where another identity has decided the total.
    let isRepetition: Bool

    init(_ whole: BudgetLine, _ parts: [BudgetLine], complete: Bool = true, repeats: Bool = false) {
        self.whole = whole
        self.parts = parts
        isComplete = complete
        isRepetition = repeats
    }

    /// 预算法实施条例 art. 5: expenditure is basic and project, basic is personnel and operating.
    static let all: [BudgetIdentity] = [
        BudgetIdentity(.expenditure, [.basic, .project]),
        BudgetIdentity(.basic, [.personnel, .operating]),
        BudgetIdentity(.basic, [.wages, .goods, .grants], complete: false),
        BudgetIdentity(.project, [.generalProject, .keyProject]),
        BudgetIdentity(.threePublic, [.abroad, .vehiclePurchase, .vehicleRunning, .reception]),
        BudgetIdentity(.expenditure, [.personnel, .operating, .project], complete: false, repeats: true),
        BudgetIdentity(.expenditure, [.wages, .goods, .grants, .project], complete: false, repeats: true),
        BudgetIdentity(.expenditure, [.generalPublicBudget, .governmentFund], complete: false),
        BudgetIdentity(.income, [.generalPublicBudget, .governmentFund], complete: false),
        BudgetIdentity(.income, [.basic, .project], complete: false),
        BudgetIdentity(.basic, [.wages, .goods], complete: false, repeats: true),
        BudgetIdentity(.threePublic, [.vehicleRunning, .reception], complete: false, repeats: true),
    ]

    /// Sets that are complete where one sentence lists them as the parts of the whole.
    static func isComplete(_ lines: [BudgetLine], of whole: BudgetLine) -> Bool {
        for identity in all where identity.whole == whole || (identity.whole == .expenditure && whole == .income) {
            if identity.parts.count == lines.count, identity.parts.allSatisfy(lines.contains) { return true }
        }
        return false
    }
}
