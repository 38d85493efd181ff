import Figures
import Reports

/// What a report should contain and does not, with the provision that asks for it where there is one.
extension Rule {
    static let missing = Rule("missing") { inspection, findings in
        guard inspection.report.kind == .selfEvaluation else { return }
        let report = inspection.report
        let place = report.title ?? ByteSpan(0, 0)
        func add(_ sentence: String, basis: String? = nil, rule: String = "missing") {
            findings.append(
                Finding(rule, .note, .undecided, .none, [], at: place, basis: basis, sentence))
        }
        if report.score == nil, report.grade == nil { add("没有读到自评得分和等级", rule: "no-score") }

        let stages = stagesMissing(report)
        if !stages.isEmpty {
            add("没有读到\(stages.joined(separator: "、"))：收支总额应当按年初、全年、决算分列", basis: "《中华人民共和国预算法》第七十五条")
        }
        if !has(report, .basic) || !has(report, .project) {
            add("没有读到基本支出与项目支出的划分", basis: "《中华人民共和国预算法实施条例》第五条、第六条")
        }
        var rest: [String] = []
        if report.department == nil { rest.append("部门名称") }
        if report.year == nil { rest.append("评价年度") }
        if !report.facts.contains(where: { $0.concept.column == .execution }) { rest.append("预算执行率") }
        if !report.facts.contains(where: { isThreePublic($0.concept.line) }) { rest.append("“三公”经费数额") }
        if report.problems.isEmpty, !hasHeading(["问题"], inspection) { rest.append("存在的问题") }
        if report.measures.isEmpty, !hasHeading(["改进", "措施", "建议", "下一步", "整改"], inspection) {
            rest.append("改进措施")
        }
        if !rest.isEmpty { add("没有读到\(rest.joined(separator: "、"))") }
    }

    /// The three columns of final accounts, of all income or all spending.
    private static func stagesMissing(_ report: Report) -> [String] {
        func states(_ columns: [BudgetColumn]) -> Bool {
            report.facts.contains { fact in
                (fact.concept.line == .income || fact.concept.line == .expenditure) && fact.concept.qualifier == nil
                    && fact.concept.column.map(columns.contains) ?? false
            }
        }
        var missing: [String] = []
        if !states([.initial]) { missing.append("年初预算数") }
        if !states([.adjusted, .budget]) { missing.append("全年（调整）预算数") }
        if !states([.actual]) { missing.append("决算数") }
        return missing
    }

    private static func has(_ report: Report, _ line: BudgetLine) -> Bool {
        report.facts.contains { $0.concept.line == line && $0.subject == nil && $0.unit == .yuan }
    }

    private static func isThreePublic(_ line: BudgetLine) -> Bool {
        switch line {
        case .threePublic, .abroad, .vehiclePurchase, .vehicleRunning, .reception: true
        default: false
        }
    }

    private static func hasHeading(_ words: [StaticString], _ inspection: Inspection) -> Bool {
        inspection.report.chapters.contains { inspection.text.hasAny(words, in: $0.title) }
    }
}
