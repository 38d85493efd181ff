import Figures

/// What a figure is, by its unit and the phrase before it; and the fact it becomes.
extension TextReader {
    mutating func take(_ figure: Figure, _ token: Token) {
        if figure.unit == .year {
            takeYear(figure)
            return
        }
        if figure.unit == .calendar {
            phrase.hasGap = phrase.hasGap || phrase.hasWord
            return
        }
        let mention = mentions.count
        mentions.append(
            Mention(
                figure: figure, sentence: sentences.count, depth: brackets.count,
                label: ByteSpan(phrase.start, figure.span.start), fact: nil))
        let before = facts.count
        interpret(figure, mention: mention)
        if facts.count > before { mentions[mention].fact = facts.count - 1 }
        let wasOfBudget = phrase.isOfBudget && (figure.unit == .yuan || figure.exponent >= 4)
        let isElsewhere = phrase.isElsewhere
        phrase = Phrase(start: token.end)
        phrase.isElsewhere = isElsewhere
        if wasOfBudget { afterOfBudget = true }
    }

    mutating func takeYear(_ figure: Figure) {
        guard figure.number.scale == 0, figure.number.mantissa > 1990, figure.number.mantissa < 2100 else { return }
        let value = Int(figure.number.mantissa)
        if phrase.isAgainst {
            phrase.isComparison = true
            phrase.isAgainst = false
        } else {
            yearHere = value
            phrase.isWhole = true
            if !phrase.hasWord { phrase.start = figure.span.end }
        }
    }

    mutating func interpret(_ figure: Figure, mention: Int) {
        guard !phrase.isSeveral, quoteStart == nil else { return }
        if phrase.isElsewhere { guard let staff = phrase.staff, phrase.line == nil, !isPlain(staff) else { return } }
        switch figure.unit {
        case .yuan: money(figure, mention, source: .printed)
        case .bare:
            if figure.exponent >= 4 {
                money(figure, mention, source: .printed)
            } else if phrase.column == .execution || phrase.column == .share || phrase.column == .adjustmentRate
                || phrase.column == .controlRate, !phrase.hasGap, figure.number.magnitude < Decimal(1000)
            {
                percent(figure, mention, source: .neighbours)
            } else if let exponent = statedExponent, phrase.line != nil || phrase.column != nil, phrase.staff == nil {
                var supplied = figure
                supplied.exponent = exponent
                money(supplied, mention, source: .heading)
            } else if let unit = context.unit, phrase.line != nil, !phrase.hasGap, figure.number.scale > 0,
                phrase.direction == 0
            {
                var supplied = figure
                supplied.exponent = unit.exponent
                money(supplied, mention, source: .neighbours)
            } else if phrase.staff != nil, figure.number.scale == 0 {
                staff(figure, mention)
            }
        case .percent: percent(figure, mention, source: .printed)
        case .people:
            // 特定目标类项目 36 个，预算 4864 万元
            if phrase.isBlocked { context.isForeign = true }
            staff(figure, mention)
        case .points:
            if phrase.column == .executionScore, !phrase.hasGap, let line = phrase.line {
                add(Concept(line, .executionScore), figure, mention, .printed)
            }
        default: break
        }
    }

    mutating func add(_ concept: Concept, _ figure: Figure, _ mention: Int, _ source: Fact.UnitSource) {
        guard let value = figure.value else { return }
        let unit: Unit
        switch concept.qualifier ?? concept.column {
        case nil: unit = concept.line.isStaff ? .people : .yuan
        case .growth?, .execution?, .share?, .adjustmentRate?, .controlRate?: unit = .percent
        case .executionScore?: unit = .points
        default: unit = .yuan
        }
        facts.append(
            Fact(
                concept: concept, figure: figure, value: value, unit: unit,
                subject: concept.line == .project ? (phrase.subject ?? context.subject) : nil,
                label: ByteSpan(phrase.start, figure.span.start), origin: .text(mention: mention), unitSource: source))
    }
}
