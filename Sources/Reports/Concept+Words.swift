extension Concept {
    /// The concept in Chinese: 三公经费·公务接待费 决算.
    public var words: String {
        var words = line.words
        if let column { words += "·" + column.words }
        if let qualifier { words += "·" + qualifier.words }
        return words
    }
}

extension BudgetLine {
    public var words: String {
        switch self {
        case .income: "收入"
        case .expenditure: "支出"
        case .basic: "基本支出"
        case .personnel: "人员经费"
        case .operating: "公用经费"
        case .wages: "工资福利支出"
        case .goods: "商品和服务支出"
        case .grants: "对个人和家庭的补助"
        case .project: "项目支出"
        case .generalProject: "一般性项目"
        case .keyProject: "重点项目"
        case .threePublic: "三公经费"
        case .abroad: "因公出国（境）费"
        case .vehiclePurchase: "公务用车购置费"
        case .vehicleRunning: "公务用车运行维护费"
        case .reception: "公务接待费"
        case .agencyRunning: "机关运行经费"
        case .generalPublicBudget: "一般公共预算"
        case .governmentFund: "政府性基金"
        case .staff: "人员"
        case .quota: "编制"
        case .quotaCivil: "编制·行政（参公）"
        case .quotaInstitution: "编制·事业"
        case .quotaSupport: "编制·工勤"
        case .active: "在职人员"
        case .activeCivil: "在职人员·行政（参公）"
        case .activeInstitution: "在职人员·事业"
        case .activeSupport: "在职人员·工勤"
        case .retired: "离退休人员"
        case .contract: "编外人员"
        case .funded: "财政供养人员"
        case .fundedCivil: "财政供养人员·行政（参公）"
        case .fundedInstitution: "财政供养人员·事业"
        case .fundedSupport: "财政供养人员·工勤"
        case .fundedContract: "财政供养人员·编外"
        case .fundedRetired: "财政供养人员·离退休"
        case .staffTotal: "人员总数"
        }
    }
}

extension BudgetColumn {
    public var words: String {
        switch self {
        case .initial: "年初预算"
        case .adjusted: "全年（调整后）预算"
        case .budget: "预算"
        case .actual: "决算"
        case .prior: "上年"
        case .change: "增减额"
        case .growth: "增长率"
        case .execution: "执行率"
        case .executionScore: "执行得分"
        case .share: "占比"
        case .adjustment: "调整额"
        case .adjustmentRate: "调整率"
        case .controlRate: "控制率"
        }
    }
}
