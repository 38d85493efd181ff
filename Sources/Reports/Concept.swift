/// What a figure says: a line of the budget (or a head-count) and what of it.
///
/// Written `line.column`, as in `three-public.reception.actual`; a column may qualify another, as in
/// `income.initial.growth`.
public struct Concept: Hashable, Sendable {
    public var line: BudgetLine
    public var column: BudgetColumn?
    /// `change`, `growth`, `prior` of the column.
    public var qualifier: BudgetColumn?

    public init(_ line: BudgetLine, _ column: BudgetColumn? = nil, _ qualifier: BudgetColumn? = nil) {
        self.line = line
        self.column = column
        self.qualifier = qualifier
    }
}

extension Concept: CustomStringConvertible {
    public var description: String {
        var words = line.rawValue
        if let column { words += "." + column.rawValue }
        if let qualifier { words += "." + qualifier.rawValue }
        return words
    }
}

/// A line of the accounts, or a head-count.
public enum BudgetLine: String, Sendable, CaseIterable {
    case income, expenditure, basic, personnel, operating, wages, goods, grants, project
    case generalProject = "project.general"
    case keyProject = "project.key"
    case threePublic = "three-public"
    case abroad = "three-public.abroad"
    case vehiclePurchase = "three-public.vehicle-purchase"
    case vehicleRunning = "three-public.vehicle-running"
    case reception = "three-public.reception"
    case agencyRunning = "agency-running"
    case generalPublicBudget = "general-public-budget"
    case governmentFund = "government-fund"

    case staff
    case quota = "staff.quota"
    case quotaCivil = "staff.quota.civil-service"
    case quotaInstitution = "staff.quota.institution"
    case quotaSupport = "staff.quota.support"
    case active = "staff.active"
    case retired = "staff.retired"
    case contract = "staff.contract"
    case funded = "staff.funded"
    case fundedCivil = "staff.funded.civil-service"
    case fundedInstitution = "staff.funded.institution"
    case fundedSupport = "staff.funded.support"
    case fundedContract = "staff.funded.contract"
    case fundedRetired = "staff.funded.retired"
    case activeCivil = "staff.active.civil-service"
    case activeInstitution = "staff.active.institution"
    case activeSupport = "staff.active.support"
    case staffTotal = "staff.total"

    /// Lines that other lines are part of by nature.
    public var isBroad: Bool { self == .income || self == .expenditure }

    public var isStaff: Bool {
        switch self {
        case .staff, .quota, .quotaCivil, .quotaInstitution, .quotaSupport, .active, .retired, .contract, .funded,
            .fundedCivil,
            .fundedInstitution, .fundedSupport, .fundedContract, .fundedRetired, .activeCivil, .activeInstitution,
            .activeSupport, .staffTotal:
            true
        default: false
        }
    }
}

/// What of a line is meant.
public enum BudgetColumn: String, Sendable, CaseIterable {
    case initial, adjusted, budget, actual, prior, change, growth, execution
    case executionScore = "execution-score"
    case share, adjustment
    case adjustmentRate = "adjustment-rate"
    case controlRate = "control-rate"

    /// Whether the column says what was to be spent.
    public var isPlan: Bool { self == .initial || self == .adjusted || self == .budget }

    /// Whether the column holds money (or heads), not a rate or marks.
    public var isAmount: Bool {
        switch self {
        case .initial, .adjusted, .budget, .actual, .prior, .change, .adjustment: true
        default: false
        }
    }
}
