import Figures

/// Amounts: their line and stage, named or gone on with.
extension TextReader {
    mutating func money(_ figure: Figure, _ mention: Int, source: Fact.UnitSource) {
        if phrase.isBlocked || phrase.isAside || phrase.isForeign && (phrase.line == nil || phrase.lineIsBroad) {
            context.isForeign = true
            return
        }
        if phrase.isSaved {
            context.isForeign = context.isForeign || phrase.line != nil
            return
        }
        guard phrase.hasWord, !phrase.hasGap, phrase.staff == nil || phrase.line != nil else { return }
        if phrase.direction != 0 {
            change(figure, mention, .change, source)
            return
        }
        if context.isForeign, phrase.line == nil && !phrase.isBoth || phrase.goesOn && parent == nil { return }
        // 三公经费控制在 20 万元以内: an aim.
        if figure.isApproximate, text.holds("控制在", in: ByteSpan(phrase.start, figure.span.start)) { return }
        guard !phrase.isShare, phrase.column?.isAmount ?? true else { return }
        guard phrase.line != nil || phrase.column != nil || phrase.isBoth else { return }
        let named = phrase.column
        // 合计 75 万元，已支出 75 万元: spending of something the words before did not name for us.
        if context.fact == nil, phrase.lineIsBroad || phrase.line == nil, named == nil || phrase.line == nil,
            hasUnknownMoney(before: mention)
        {
            return
        }
        // 安排项目 12 个，预算 1200 万元: the budget of those projects.
        if namesProjects, phrase.line == nil, context.line == nil, label.line == nil, !phrase.isDepartment { return }
        if phrase.lineIsBroad, named == nil, !phrase.isWhole, !phrase.isDepartment, !isFirstClause, !standsForWhole {
            return
        }
        let line = resolvedLine(column: named)
        var column = named ?? inheritedColumn(line: line)
        if isApproval, column == .budget { column = .initial }
        // 项目支出 64 万元，决算 62.40 万元: the first was the budget.
        if named == .actual, phrase.line == nil, let first = context.unstaged, facts[first].concept.line == line {
            facts[first].concept.column = .budget
        }
        if let yearHere, let year, yearHere != year {
            guard yearHere == year - 1, column == .actual || column == .prior else { return }
            column = .prior
        }
        if phrase.isBoth {
            add(Concept(.income, column), figure, mention, source)
            add(Concept(.expenditure, column), figure, mention, source)
        } else {
            add(Concept(line, column), figure, mention, source)
        }
        context.line = line
        context.isForeign = false
        // What came of last year or of 完成预算… is said in passing: the sentence goes on with its own stage.
        if !phrase.isOfBudget, column != .prior {
            context.column = column
            context.namedColumn = named != nil
        }
        context.unit = (.yuan, figure.exponent)
        context.unstaged = named == nil && column == .actual ? facts.count - 1 : nil
        context.fact = facts.count - 1
        context.subject = line == .project ? (phrase.subject ?? context.subject) : nil
    }

    /// Whether an amount without meaning stands earlier in the sentence.
    func hasUnknownMoney(before mention: Int) -> Bool {
        mentions[firstMention..<mention].contains {
            $0.fact == nil && ($0.figure.unit == .yuan || $0.figure.exponent >= 4)
        }
    }

    /// Whether 支出 without more can only be the department's, or that of the line the sentence speaks of.
    var standsForWhole: Bool { context.line != nil || label.line != nil }

    /// The line that the words name, or that the sentence goes on with.
    mutating func resolvedLine(column: BudgetColumn?) -> BudgetLine {
        if let line = phrase.line {
            // 三公经费预算 21 万元，决算支出 15.75 万元; …项目全年预算 38 万元，支出 36.80 万元: the broad word goes on with the
            // line of the sentence.
            if phrase.goesOn, parent == nil {
                if let own = context.line, !own.isBroad { return own }
                if context.line == nil, let own = label.line, !own.isBroad { return own }
            }
            if phrase.lineIsBroad, phrase.subject == nil { context.subject = nil }
            return line
        }
        if let outer = parent, !context.namedColumn, let line = outer.line, column != nil {
            context.subject = outer.subject
            return line
        }
        if let line = context.line { return line }
        if let line = label.line, label.column == nil || label.column == column || column == nil { return line }
        return .expenditure
    }

    func inheritedColumn(line: BudgetLine) -> BudgetColumn {
        if phrase.lineIsBroad { return isApproval ? .initial : .actual }
        if let column = context.column, column.isAmount { return column }
        if let column = parent?.column, column.isAmount { return column }
        if let column = label.column, column.isAmount, label.line == nil || label.line == line { return column }
        return isApproval ? .initial : .actual
    }
}
