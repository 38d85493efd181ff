import Figures

/// Reads running text: every figure becomes a mention, and a fact where the words before it say
/// what it is.
///
/// A figure belongs to the words right before it. Unknown words between them break the tie: 项目支出
/// 主要购买设备 12 万元 says nothing of 项目支出. What a clause leaves out, it takes from the clause before.
struct TextReader: ~Copyable {
    let text: [UInt8]
    let year: Int?
    /// 单位：万元 above the text, for figures that print none.
    let statedExponent: Int?
    let words = Lexicon.standard.words
    var lexer: Lexer

    var facts: [Fact] = []
    var mentions: [Mention] = []
    var sentences: [Sentence] = []

    // The paragraph.
    var heading: BudgetLine?
    var isApproval = false
    var hasStaffWords = false
    // The sentence.
    var context = Context()
    var parent: Context?
    var brackets: [(Context, Phrase, Int)] = []
    var phrase = Phrase(start: 0)
    var label: (line: BudgetLine?, column: BudgetColumn?) = (nil, nil)
    var yearHere: Int?
    var quoteStart: (at: Int, phrase: Phrase)?
    var afterOfBudget = false
    /// A project was named: figures that name no line may be its own.
    var namesProjects = false
    var isFresh = true
    var sentenceStart = 0
    var firstMention = 0
    var isFirstClause = true

    init(text: [UInt8], year: Int?, statedExponent: Int? = nil) {
        self.text = text
        self.year = year
        self.statedExponent = statedExponent
        lexer = Lexer(text, bytes: min(text.count, 4000), leavingOutIdleClauses: true)
        // About as many figures as most reports print.
        mentions.reserveCapacity(text.count / 70)
        facts.reserveCapacity(text.count / 320)
        sentences.reserveCapacity(text.count / 100)
    }

    // MARK: Paragraphs

    /// Reads a paragraph. `heading` is what the heading right above it names, as in （三）“三公”经费：预算….
    /// Where counts are `written` in characters, sentences without a digit are read as well.
    mutating func read(_ span: ByteSpan, block: Int, under heading: BudgetLine? = nil, written: Bool = false) {
        lexer.clear()
        if written { lexer.run(span) } else { for part in DigitSentences(text, span) { lexer.run(part) } }
        guard !lexer.figures.isEmpty else { return }
        isApproval = false
        hasStaffWords = lexer.namesStaff
        self.heading = heading
        beginSentence(lexer.tokens[0].start, keepingContext: false)
        for i in lexer.tokens.indices { take(i, block) }
        endSentence(span.end, block)
    }

    mutating func beginSentence(_ start: Int, keepingContext: Bool) {
        if !keepingContext {
            context = Context()
            parent = nil
            label = (heading, nil)
        }
        if !brackets.isEmpty { brackets.removeAll(keepingCapacity: true) }
        quoteStart = nil
        yearHere = nil
        afterOfBudget = false
        namesProjects = false
        isFirstClause = true
        isFresh = true
        sentenceStart = start
        firstMention = mentions.count
        phrase = Phrase(start: start)
    }

    mutating func endSentence(_ end: Int, _ block: Int) {
        guard mentions.count > firstMention else { return }
        sentences.append(
            Sentence(span: ByteSpan(sentenceStart, end), mentions: firstMention..<mentions.count, block: block))
    }

    private mutating func take(_ i: Int, _ block: Int) {
        let token = lexer.tokens[i]
        if isFresh {
            // Sentences without a digit were not read: this one begins here.
            isFresh = false
            sentenceStart = token.start
            phrase.start = token.start
        }
        switch token.kind {
        case .stop:
            endSentence(token.end, block)
            beginSentence(token.end, keepingContext: goesOn(i + 1))
        case .comma: beginClause(token.end)
        case .semicolon:
            if let outer = parent {
                context = outer
                parent = nil
            }
            beginClause(token.end)
        case .enumeration:
            if phrase.hasWord, phrase.line != nil || phrase.staff != nil {
                phrase.isSeveral = true
            } else {
                beginClause(token.end)
            }
        case .colon:
            if i + 1 < lexer.tokens.count, lexer.tokens[i + 1].kind == .figure { return }
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
    mutating func closeQuote(_ token: Token) {
        guard let (at, before) = quoteStart else { return }
        quoteStart = nil
        guard mentions.last.map({ $0.figure.span.start < at }) ?? true else { return }
        phrase = before
        phrase.quoted = ByteSpan(at, token.start)
        phrase.other = ByteSpan(at, token.end)
        phrase.hasGap = true
    }

    /// Whether the next sentence goes on listing: it begins with 其中, or with a comparison.
    func goesOn(_ i: Int) -> Bool {
        guard i < lexer.tokens.count, lexer.tokens[i].kind == .word else { return false }
        let kind = words[lexer.tokens[i].index].kind
        return kind == .among || kind == .compare || kind == .toplan
    }

    mutating func beginClause(_ start: Int) {
        isFirstClause = false
        afterOfBudget = false
        let isElsewhere = phrase.isElsewhere && phrase.isEmpty
        phrase = Phrase(start: start)
        phrase.isElsewhere = isElsewhere
    }
}
