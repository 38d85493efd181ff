import Figures

/// Rates, shares and movement; heads.
extension TextReader {
    mutating func change(_ figure: Figure, _ mention: Int, _ qualifier: BudgetColumn, _ source: Fact.UnitSource) {
        guard let line = phrase.line ?? context.line ?? (phrase.isComparison ? label.line : nil) else { return }
        guard phrase.isComparison || context.fact != nil, !context.isAgainstPlan else { return }
        if phrase.line == nil, context.isForeign { return }
        var column = phrase.column == .prior ? context.column : (phrase.column ?? context.column)
        if let found = column, !found.isAmount { column = context.column }
        var signed = figure
        if phrase.direction < 0, !figure.number.isNegative { signed.number = figure.number.negated }
        if phrase.line != nil, phrase.line != context.line { context.subject = phrase.subject }
        if phrase.line != nil { context.isForeign = false }
        context.line = line
        if column == nil { column = isApproval ? .initial : nil }
        add(column.map { Concept(line, $0, qualifier) } ?? Concept(line, qualifier), signed, mention, source)
    }

    mutating func percent(_ figure: Figure, _ mention: Int, source: Fact.UnitSource) {
        if afterOfBudget {
            afterOfBudget = false
            if phrase.isEmpty, !phrase.hasGap, let line = context.line {
                add(Concept(line, .execution), figure, mention, source)
            }
            return
        }
        guard phrase.hasWord, !phrase.isBlocked, !phrase.isAside, !(phrase.isForeign && phrase.line == nil) else {
            return
        }
        // 会议费 3 万元，执行率 60%: the rate of what nobody reads. The whole budget's rate may stand behind anything.
        if phrase.line == nil, context.isForeign, !(context.line?.isBroad ?? false) { return }
        if phrase.isShare {
            guard let line = phrase.line ?? context.line, line != .expenditure, line != .income else { return }
            add(Concept(line, .share), figure, mention, source)
            return
        }
        guard !phrase.hasGap else { return }
        if phrase.direction != 0 {
            if phrase.column?.isAmount ?? true { change(figure, mention, .growth, source) }
            return
        }
        if phrase.isOfBudget {
            let line = phrase.line ?? context.line ?? .expenditure
            add(Concept(line, .execution), figure, mention, source)
            return
        }
        guard let column = phrase.column, !column.isAmount else { return }
        if let yearHere, let year, yearHere != year { return }
        switch column {
        case .execution, .adjustmentRate:
            if phrase.line == nil, context.line == nil, hasUnknownMoney(before: mention) { return }
            let line = phrase.line ?? context.line ?? .expenditure
            if phrase.line != nil, phrase.line != context.line { context.subject = phrase.subject }
            add(Concept(line, column), figure, mention, source)
            // 收入预算完成率 100%，支出预算完成率 98%: the second is not that of income.
            if line != .income { context.line = line }
        case .controlRate, .growth:
            guard let line = phrase.line ?? context.line else { return }
            add(Concept(line, column), figure, mention, source)
        case .share:
            guard let line = phrase.line ?? context.line, line != .expenditure, line != .income else { return }
            add(Concept(line, .share), figure, mention, source)
        default: return
        }
    }

    mutating func staff(_ figure: Figure, _ mention: Int) {
        guard hasStaffWords, let found = phrase.staff, !phrase.hasGap, !phrase.isBlocked, figure.number.scale == 0,
            figure.exponent == 0
        else { return }
        let line = StaffGroup.line(found, in: context.staff)
        if parent != nil {
            // 其中：种苗站在职 11 人: a part of the department.
            if phrase.other != nil, line == context.staff || endsBody(phrase.staffStart) { return }
            // 离退休人员 30 人，其中离休 1 人、退休 29 人: 退休 is a part of what was counted.
            if line == .retired, facts.last?.concept.line == .retired { return }
            // 实有人数 35 人，其中在职 29 人: the first was of all.
            if line == .active, let outer = context.staffFact, facts[outer].concept.line == .active,
                figure.number <= facts[outer].figure.number
            {
                facts[outer].concept.line = .staffTotal
            }
        }
        add(Concept(line), figure, mention, .printed)
        if StaffGroup.heads.contains(line) {
            context.staff = line
            context.staffFact = facts.count - 1
        }
    }
}
