import Figures

/// What the words of a table's cell name: a line of the accounts, a stage, or both.
struct TableLabel {
    var line: BudgetLine?
    var lineIsBroad = false
    var column: BudgetColumn?
    var staff: BudgetLine?
    /// Words that are not known, in bytes.
    var unknown = 0
    var isBlocked = false
    /// 其中：
    var isPart = false
    var isBoth = false
    /// 基本支出和项目支出: more than one line is named.
    var isSeveral = false

    init(_ text: borrowing [UInt8], _ span: ByteSpan) {
        var lexer = Lexer(copy text, bytes: span.count)
        self.init(&lexer, span)
    }

    /// Where many labels of one text are read, they share a lexer.
    init(_ lexer: inout Lexer, _ span: ByteSpan) {
        lexer.clear()
        lexer.run(span)
        let words = Lexicon.standard.words
        var depth = 0
        for i in lexer.tokens.indices {
            let token = lexer.tokens[i]
            switch token.kind {
            case .open: depth += 1
            case .close: depth = max(0, depth - 1)
            case .other where depth == 0: unknown += token.end - token.start
            case .figure where depth == 0:
                let figure = lexer.figures[token.index]
                // "1.人员经费" begins with its number.
                if token.start > span.start + 2, figure.unit != .year { unknown += 3 }
            case .word where depth == 0 || (line == nil && column == nil && staff == nil):
                take(words[token.index])
            default: break
            }
        }
    }

    private mutating func take(_ word: Word) {
        switch word.kind {
        case .line:
            if line != nil, !lineIsBroad, line != word.line { isSeveral = true }
            if line == nil || lineIsBroad { line = word.line }
            lineIsBroad = false
        case .broad:
            if line == nil {
                line = word.line
                lineIsBroad = true
            }
        case .both: isBoth = true
        case .column, .ofbudget:
            if let found = word.column, column == nil || column == .budget { column = found }
        case .word:
            line = word.line
            column = word.column
        case .staff: if staff == nil { staff = word.line }
        case .other, .elsewhere: isBlocked = true
        case .among: isPart = true
        case .rise: column = column ?? .growth
        default: break
        }
    }

    /// Whether the cell says nothing but this.
    var isPlain: Bool { unknown == 0 && !isBlocked }
}
