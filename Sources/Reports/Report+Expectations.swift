extension Report.Kind {
    public var words: String {
        switch self {
        case .selfEvaluation: "部门整体支出绩效自评报告"
        case .projectSelfEvaluation: "项目支出绩效自评报告"
        case .thirdPartyEvaluation: "第三方绩效评价报告"
        case .finalAccounts: "部门决算"
        case .notice: "通知"
        case .unknown: "未能判断"
        }
    }
}

extension Report {
    /// What a self-evaluation should state and this one does not, in Chinese.
    public var notFound: [String] {
        var missing: [String] = []
        func expect(_ found: Bool, _ words: String) { if !found { missing.append(words) } }
        func states(_ line: BudgetLine, _ columns: [BudgetColumn]) -> Bool {
            facts.contains { fact in
                fact.concept.line == line && fact.subject == nil && fact.concept.qualifier == nil
                    && (fact.concept.column.map { columns.contains($0) } ?? false)
            }
        }
        expect(department != nil, "部门名称")
        expect(year != nil, "评价年度")
        expect(score != nil, "自评得分")
        expect(grade != nil, "等级")
        expect(date != nil, "填报日期")
        expect(states(.income, [.initial, .budget]) || states(.expenditure, [.initial, .budget]), "年初预算数")
        expect(states(.expenditure, [.adjusted, .budget]) || states(.income, [.adjusted, .budget]), "全年（调整后）预算数")
        expect(states(.expenditure, [.actual]), "支出决算数")
        expect(states(.expenditure, [.execution]) || states(.income, [.execution]), "预算执行率")
        expect(states(.basic, [.initial, .adjusted, .budget, .actual]), "基本支出")
        expect(states(.project, [.initial, .adjusted, .budget, .actual]), "项目支出")
        expect(states(.threePublic, [.initial, .adjusted, .budget, .actual]), "三公经费")
        expect(facts.contains(where: \.concept.line.isStaff), "人员编制")
        expect(!indicators.isEmpty || !tasks.isEmpty, "指标表")
        expect(!problems.isEmpty, "存在的问题")
        expect(!measures.isEmpty, "改进措施")
        return missing
    }
}
