import Figures

/// Reads running text: every figure becomes a mention, and a fact where the words before it say
/// what it is.
///
/// A figure belongs to the words right before it. Unknown words between them break the tie: 项目支出
/// 主要购买设备 12 万元 says nothing of 项目支出. What a clause leaves out, it takes from the clause before.
struct TextReader {
    let text: [UInt8]
    let year: Int?
    /// 单位：万元 above the text, for figures that print none.
    let statedExponent: Int?
    private let words = Lexicon.standard.words
    private var lexer: Lexer

    private(set) var facts: [Fact] = []
    private(set) var mentions: [Mention] = []
    private(set) var sentences: [Sentence] = []

    // The paragraph.
    private var heading: BudgetLine?
    private var isApproval = false
    private var hasStaffWords = false
    // The sentence.
    private var context = Context()
    private var parent: Context?
    private var brackets: [(Context, Phrase, Int)] = []
    private var phrase = Phrase(start: 0)
    private var label: (line: BudgetLine?, column: BudgetColumn?) = (nil, nil)
    private var yearHere: Int?
    private var quoteStart: (at: Int, phrase: Phrase)?
    private var afterOfBudget = false
    private var isFresh = true
    private var sentenceStart = 0
    private var firstMention = 0
    private var clause = 0

    init(text: [UInt8], year: Int?, statedExponent: Int? = nil) {
        self.text = text
        self.year = year
        self.statedExponent = statedExponent
        lexer = Lexer(text, bytes: min(text.count, 4000))
        // About as many figures as most reports print.
        mentions.reserveCapacity(text.count / 160)
        facts.reserveCapacity(text.count / 320)
    }

    // MARK: Paragraphs

    /// Reads a paragraph. `heading` is what the heading right above it names, as in （三）“三公”经费：预算….
    mutating func read(_ span: ByteSpan, block: Int, under heading: BudgetLine? = nil) {
        lexer.clear()
        for part in DigitSentences(text, span) { lexer.run(part) }
        let tokens = lexer.tokens
        guard !lexer.figures.isEmpty else { return }
        isApproval = false
        hasStaffWords = tokens.contains { token in
            guard token.kind == .word else { return false }
            let word = words[token.index]
            return word.kind == .staff && (word.line == .quota || word.line == .active || word.line == .funded)
        }
        self.heading = heading
        beginSentence(tokens[0].start, keepingContext: false)
        for i in tokens.indices { take(tokens, i, block) }
        endSentence(span.end, block)
    }

    private mutating func beginSentence(_ start: Int, keepingContext: Bool) {
        if !keepingContext {
            context = Context()
            parent = nil
            label = (heading, nil)
        }
        brackets.removeAll(keepingCapacity: true)
        quoteStart = nil
        yearHere = nil
        afterOfBudget = false
        clause = 0
        isFresh = true
        sentenceStart = start
        firstMention = mentions.count
        phrase = Phrase(start: start)
    }

    private mutating func endSentence(_ end: Int, _ block: Int) {
        guard mentions.count > firstMention else { return }
        sentences.append(Sentence(span: ByteSpan(sentenceStart, end), mentions: firstMention..<mentions.count, block: block))
    }

    private mutating func take(_ tokens: [Token], _ i: Int, _ block: Int) {
        let token = tokens[i]
        if isFresh {
            // Sentences without a digit were not read: this one begins here.
            isFresh = false
            sentenceStart = token.start
            phrase.start = token.start
        }
        switch token.kind {
        case .stop:
            endSentence(token.end, block)
            beginSentence(token.end, keepingContext: goesOn(tokens, i + 1))
        case .comma: beginClause(token.end)
        case .semicolon:
            if let outer = parent {
                context = outer
                parent = nil
            }
            beginClause(token.end)
        case .enumeration:
            if phrase.hasWord, phrase.line != nil || phrase.staff != nil { phrase.isSeveral = true } else { beginClause(token.end) }
        case .colon:
            if i + 1 < tokens.count, tokens[i + 1].kind == .figure { return }
            if phrase.line != nil || phrase.column != nil { label = (phrase.line, phrase.column) }
            beginClause(token.end)
        case .open:
            guard brackets.count < 16 else { return }
            brackets.append((context, phrase, mentions.count))
            phrase = Phrase(start: token.end)
        case .close:
            guard let (outer, words, _) = brackets.popLast() else { return }
            context = outer
            phrase = words
        case .quoteOpen:
            if quoteStart == nil {
                quoteStart = (token.end, phrase)
            } else if token.end - token.start == 1 {
                closeQuote(token)  // "…": one mark for both
            }
        case .quoteClose: closeQuote(token)
        case .malformed, .other:
            phrase.hasGap = true
            phrase.other = token.span
        case .word: take(words[token.index], token)
        case .figure: take(lexer.figures[token.index], token)
        }
    }

    /// Words in quotes are a name, whatever they mean elsewhere.
    private mutating func closeQuote(_ token: Token) {
        guard let (at, before) = quoteStart else { return }
        quoteStart = nil
        guard mentions.last.map({ $0.figure.span.start < at }) ?? true else { return }
        phrase = before
        phrase.quoted = ByteSpan(at, token.start)
        phrase.other = ByteSpan(at, token.end)
        phrase.hasGap = true
    }

    /// Whether the next sentence goes on listing: it begins with 其中, or with a comparison.
    private func goesOn(_ tokens: [Token], _ i: Int) -> Bool {
        guard i < tokens.count, tokens[i].kind == .word else { return false }
        let kind = words[tokens[i].index].kind
        return kind == .among || kind == .compare
    }

    private mutating func beginClause(_ start: Int) {
        clause += 1
        afterOfBudget = false
        let isElsewhere = phrase.isElsewhere && phrase.isEmpty
        phrase = Phrase(start: start)
        phrase.isElsewhere = isElsewhere
    }

    // MARK: Words

    private mutating func take(_ word: Word, _ token: Token) {
        let touchesOther = phrase.other.map { $0.end == token.start } ?? false
        switch word.kind {
        case .benign:
            noteWhole(token.span)
            return
        case .filler, .plan: return
        case .elsewhere:
            phrase.isElsewhere = true
            return
        case .other:
            phrase.isBlocked = true
            phrase.other = nil
        case .approval:
            isApproval = true
        case .among:
            if parent == nil { parent = context }
            phrase = Phrase(start: token.end)
            return
        case .line:
            take(line: word.line, token, touchesOther: touchesOther)
        case .broad:
            guard !phrase.isShare else { return }
            if phrase.line != nil, !phrase.lineIsBroad { break }
            if touchesOther, phrase.column == nil { phrase.isBlocked = true }
            phrase.line = word.line
            phrase.lineIsBroad = true
            // 支出 alone may be the spending of anything; 总支出 and 本年支出 are the department's.
            phrase.isDepartment = phrase.isDepartment || token.end - token.start > 6
            phrase.adjoins = phrase.column == .actual && phrase.columnEnd == token.start
        case .both:
            phrase.isBoth = true
        case .named:
            guard phrase.line == nil || phrase.lineIsBroad else { return }
            if let quoted = phrase.quoted, token.start - quoted.end <= 24 {
                phrase.subject = quoted
            } else if touchesOther, token.start - phrase.start >= 12, token.start - phrase.start <= 90 {
                phrase.subject = ByteSpan(phrase.start, token.end)
            } else {
                return
            }
            phrase.line = word.line
            phrase.lineIsBroad = false
        case .column:
            if phrase.column == nil || phrase.column == .budget {
                if phrase.lineIsBroad, word.column == .actual, !phrase.hasGap { phrase.adjoins = true }
                phrase.column = word.column
                phrase.columnEnd = token.end
            }
        case .word:
            phrase.line = word.line
            phrase.lineIsBroad = false
            phrase.column = word.column
        case .compare: phrase.isComparison = true
        case .against:
            phrase.isAgainst = true
            return
        case .with:
            // 与2022年相比 compares; 参与拟定 does not.
            if token.end >= text.count || text[token.end] < 0xE0 { phrase.isAgainst = true }
            return
        case .rise, .fall:
            if token.end - token.start == 3, !phrase.isComparison { return }
            phrase.direction = word.kind == .rise ? 1 : -1
        case .share: phrase.isShare = true
        case .ofbudget:
            phrase.isOfBudget = true
            phrase.column = ofBudgetColumn(token.span)
        case .staff:
            if touchesOther, isPlain(word.line) { phrase.isBlocked = true }
            phrase.staff = word.line
        }
        phrase.hasWord = true
        phrase.hasGap = false
    }

    /// 本部门, 我局, 整体: what follows is said of the department. 全年 only says that all of something is meant.
    private mutating func noteWhole(_ span: ByteSpan) {
        if text.holds("年", in: span) {
            phrase.isWhole = true
        } else if text.holds("我", in: span) || text.holds("本", in: span) || text.holds("整体", in: span) || text.holds("总体", in: span)
            || text.holds("单位", in: span) || text.holds("部门", in: span)
        {
            phrase.isDepartment = true
        }
    }

    private mutating func take(line: BudgetLine?, _ token: Token, touchesOther: Bool) {
        guard !phrase.isShare else { return }
        if phrase.line != nil, !phrase.lineIsBroad, phrase.line != line, phrase.hasWord, !phrase.hasGap, phrase.column == nil,
            joinsLines(token)
        {
            phrase.isSeveral = true
        }
        phrase.line = line
        phrase.lineIsBroad = false
        phrase.isBlocked = false
        if line == .project, let quoted = phrase.quoted, token.start - quoted.end <= 6 { phrase.subject = quoted }
    }

    /// 和 及 与 or 、 right before: two lines share one figure.
    private func joinsLines(_ token: Token) -> Bool {
        var cursor = Cursor(text)
        cursor.position = token.start
        return cursor.follows("和") || cursor.follows("及") || cursor.follows("与") || cursor.follows("、") || cursor.follows("以及")
    }

    private func ofBudgetColumn(_ span: ByteSpan) -> BudgetColumn {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.stands("年初") { return .initial }
            if cursor.stands("全年") || cursor.stands("调整") { return .adjusted }
            cursor.step()
        }
        return .budget
    }

    /// Staff words that are common in other sentences too: visits to 退休职工, gifts for 职工.
    private func isPlain(_ line: BudgetLine?) -> Bool { line == .retired || line == .contract || line == .staffTotal }

    // MARK: Figures

    private mutating func take(_ figure: Figure, _ token: Token) {
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
                figure: figure, sentence: sentences.count, clause: clause, depth: brackets.count,
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

    private mutating func takeYear(_ figure: Figure) {
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

    private mutating func interpret(_ figure: Figure, mention: Int) {
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
            } else if let unit = context.unit, phrase.line != nil, !phrase.hasGap, figure.number.scale > 0, phrase.direction == 0 {
                var supplied = figure
                supplied.exponent = unit.exponent
                money(supplied, mention, source: .neighbours)
            } else if phrase.staff != nil, figure.number.scale == 0 {
                staff(figure, mention)
            }
        case .percent: percent(figure, mention, source: .printed)
        case .people: staff(figure, mention)
        case .points:
            if phrase.column == .executionScore, !phrase.hasGap, let line = phrase.line {
                add(Concept(line, .executionScore), figure, mention, .printed)
            }
        default: break
        }
    }

    // MARK: Money

    private mutating func money(_ figure: Figure, _ mention: Int, source: Fact.UnitSource) {
        guard !phrase.isBlocked, phrase.hasWord, !phrase.hasGap, phrase.staff == nil || phrase.line != nil else { return }
        if phrase.direction != 0 {
            change(figure, mention, .change, source)
            return
        }
        guard !phrase.isShare, phrase.column?.isAmount ?? true else { return }
        guard phrase.line != nil || phrase.column != nil || phrase.isBoth else { return }
        let named = phrase.column
        // 合计 75 万元，已支出 75 万元: spending of something the words before did not name for us.
        if context.fact == nil, phrase.lineIsBroad || phrase.line == nil, named == nil || phrase.line == nil, hasUnknownMoney(before: mention) { return }
        if phrase.lineIsBroad, named == nil, !phrase.isWhole, !phrase.isDepartment, clause > 0, !standsForWhole { return }
        let line = resolvedLine(column: named)
        var column = named ?? inheritedColumn(line: line)
        if isApproval, column == .budget { column = .initial }
        // 项目支出 64 万元，决算 62.40 万元: the first was the budget.
        if named == .actual, phrase.line == nil, let first = context.unstaged, facts[first].concept.line == line {
            facts[first].concept.column = .budget
        }
        var qualifier: BudgetColumn?
        if let yearHere, let year, yearHere != year {
            guard yearHere == year - 1, column == .actual || column == .prior else { return }
            column = .prior
        }
        if column == .prior, phrase.isComparison { qualifier = nil }
        if phrase.isBoth {
            add(Concept(.income, column, qualifier), figure, mention, source)
            add(Concept(.expenditure, column, qualifier), figure, mention, source)
        } else {
            add(Concept(line, column, qualifier), figure, mention, source)
        }
        context.line = line
        // What came of last year or of 完成预算… is said in passing: the sentence goes on with its own stage.
        if !phrase.isOfBudget, column != .prior {
            context.column = column
            context.namedColumn = named != nil
        }
        context.unit = (.yuan, figure.exponent)
        context.unstaged = named == nil && column == .actual ? facts.count - 1 : nil
        context.fact = facts.count - 1
        context.subject = line == .project ? (phrase.subject ?? context.subject) : nil
        // Figures in the same sentence go on in this one's stage, whatever the year said.
    }

    /// Whether an amount without meaning stands earlier in the sentence.
    private func hasUnknownMoney(before mention: Int) -> Bool {
        mentions[firstMention..<mention].contains { $0.fact == nil && ($0.figure.unit == .yuan || $0.figure.exponent >= 4) }
    }

    /// Whether 支出 without more can only be the department's, or that of the line the sentence speaks of.
    private var standsForWhole: Bool { context.line != nil || label.line != nil }

    /// The line that the words name, or that the sentence goes on with.
    private mutating func resolvedLine(column: BudgetColumn?) -> BudgetLine {
        if let line = phrase.line {
            // 三公经费预算 21 万元，决算支出 15.75 万元; …项目全年预算 38 万元，支出 36.80 万元: the broad word goes on with the
            // line of the sentence.
            if phrase.lineIsBroad, parent == nil, !phrase.isDepartment, phrase.adjoins || phrase.column == nil {
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

    private func inheritedColumn(line: BudgetLine) -> BudgetColumn {
        if phrase.lineIsBroad { return isApproval ? .initial : .actual }
        if let column = context.column, column.isAmount { return column }
        if let column = parent?.column, column.isAmount { return column }
        if let column = label.column, column.isAmount, label.line == nil || label.line == line { return column }
        return isApproval ? .initial : .actual
    }

    // MARK: Rates and movement

    private mutating func change(_ figure: Figure, _ mention: Int, _ qualifier: BudgetColumn, _ source: Fact.UnitSource) {
        guard let line = phrase.line ?? context.line ?? (phrase.isComparison ? label.line : nil) else { return }
        guard phrase.isComparison || context.fact != nil else { return }
        var column = phrase.column == .prior ? context.column : (phrase.column ?? context.column)
        if let found = column, !found.isAmount { column = context.column }
        var signed = figure
        if phrase.direction < 0, !figure.number.isNegative { signed.number = figure.number.negated }
        if phrase.line != nil, phrase.line != context.line { context.subject = phrase.subject }
        context.line = line
        if column == nil { column = isApproval ? .initial : nil }
        add(column.map { Concept(line, $0, qualifier) } ?? Concept(line, qualifier), signed, mention, source)
    }

    private mutating func percent(_ figure: Figure, _ mention: Int, source: Fact.UnitSource) {
        if afterOfBudget {
            afterOfBudget = false
            if phrase.isEmpty, !phrase.hasGap, let line = context.line {
                add(Concept(line, .execution), figure, mention, source)
            }
            return
        }
        guard phrase.hasWord, !phrase.isBlocked else { return }
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
            context.line = line
        case .controlRate, .growth:
            guard let line = phrase.line ?? context.line else { return }
            add(Concept(line, column), figure, mention, source)
        case .share:
            guard let line = phrase.line ?? context.line, line != .expenditure, line != .income else { return }
            add(Concept(line, .share), figure, mention, source)
        default: return
        }
    }

    // MARK: Staff

    private mutating func staff(_ figure: Figure, _ mention: Int) {
        guard hasStaffWords, let found = phrase.staff, !phrase.hasGap, !phrase.isBlocked, figure.number.scale == 0,
            figure.exponent == 0
        else { return }
        let line = StaffGroup.line(found, in: context.staff)
        add(Concept(line), figure, mention, .printed)
        if StaffGroup.heads.contains(line) { context.staff = line }
    }

    // MARK: Facts

    private mutating func add(_ concept: Concept, _ figure: Figure, _ mention: Int, _ source: Fact.UnitSource) {
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
