import Figures

/// What a word adds to the phrase.
extension TextReader {
    mutating func take(_ word: Word, _ token: Token) {
        let touchesOther = phrase.other.map { $0.end == token.start } ?? false
        switch word.kind {
        case .benign:
            noteWhole(token.span)
            return
        case .filler, .plan: return
        case .elsewhere:
            phrase.isElsewhere = true
            phrase.elsewhereEnd = token.end
            return
        case .other:
            phrase.isBlocked = true
            phrase.other = nil
        case .aside:
            phrase.isAside = true
        case .saved:
            phrase.isSaved = true
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
            // 较上年支出数减少: the spending on what the sentence speaks of.
            if phrase.isComparison, let own = context.line, !own.isBroad { break }
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
            namesProjects = true
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
            if phrase.line == nil, phrase.hasGap, phrase.other.map({ !isOwnName($0) }) ?? false {
                phrase.isForeign = true
            }
            if phrase.column == nil || phrase.column == .budget || phrase.columnIsVerb {
                phrase.columnIsVerb = token.end - token.start == 6 && Cursor(text, token.span).stands("执行")
                if phrase.lineIsBroad, word.column == .actual, !phrase.hasGap { phrase.adjoins = true }
                phrase.column = word.column
                phrase.columnEnd = token.end
            }
        case .word:
            phrase.line = word.line
            phrase.lineIsBroad = false
            phrase.column = word.column
        case .compare:
            phrase.isComparison = true
            context.isAgainstPlan = false
        case .toplan:
            phrase.isComparison = true
            context.isAgainstPlan = true
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
            // 年初预算 80 万元，占年初预算的 40%: a plan's part of the whole plan.
            if Cursor(text, token.span).stands("占"), context.fact != nil, context.column?.isPlan ?? false {
                phrase.isShare = true
                break
            }
            phrase.isOfBudget = true
            phrase.column = ofBudgetColumn(token.span)
        case .staff:
            // 下属单位在职人员: heads of others.
            if phrase.elsewhereEnd == token.start || (touchesOther && isPlain(word.line)) { phrase.isBlocked = true }
            phrase.staff = word.line
            if parent != nil { phrase.staffStart = token.start }
        }
        phrase.hasWord = true
        phrase.hasGap = false
    }

    /// 本部门, 我局, 整体: what follows is said of the department. 全年 only says that all of something is meant.
    mutating func noteWhole(_ span: ByteSpan) {
        let text = text
        var cursor = Cursor(text, span)
        var isDepartment = false
        while !cursor.isAtEnd {
            switch cursor.character {
            case "年":
                phrase.isWhole = true
                return
            case "我", "本": isDepartment = true
            case "整": isDepartment = isDepartment || cursor.stands("整体")
            case "总": isDepartment = isDepartment || cursor.stands("总体")
            case "单": isDepartment = isDepartment || cursor.stands("单位")
            case "部": isDepartment = isDepartment || cursor.stands("部门")
            default: break
            }
            cursor.step()
        }
        if isDepartment { phrase.isDepartment = true }
    }

    mutating func take(line: BudgetLine?, _ token: Token, touchesOther: Bool) {
        guard !phrase.isShare else { return }
        if phrase.line != nil, !phrase.lineIsBroad, phrase.line != line, phrase.hasWord, !phrase.hasGap,
            phrase.column == nil,
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
    func joinsLines(_ token: Token) -> Bool {
        var cursor = Cursor(text)
        cursor.position = token.start
        return cursor.follows("和") || cursor.follows("及") || cursor.follows("与") || cursor.follows("、")
            || cursor.follows("以及")
    }

    /// Words before a stage that do not say whose it is: 某某局年初预算, 经批准年初预算.
    func isOwnName(_ span: ByteSpan) -> Bool {
        if span.count <= 6 { return true }
        var cursor = Cursor(text)
        cursor.position = span.end
        return Self.ownEndings.contains { cursor.follows($0) }
    }

    /// 种苗站, 某某分院: whether the words up to here end as the name of a body does.
    func endsBody(_ end: Int) -> Bool {
        var cursor = Cursor(text)
        cursor.position = end
        return Self.bodyEndings.contains { cursor.follows($0) }
    }

    private static let bodyEndings: [StaticString] = [
        "站", "所", "园", "场", "局", "委", "厅", "院", "校", "馆", "中心", "街道", "镇", "乡", "队", "处", "员会", "工会", "协会", "中学", "小学",
    ]

    private static let ownEndings: [StaticString] = [
        "局", "委", "办", "厅", "院", "校", "馆", "中心", "政府", "街道", "镇", "乡", "员会", "工会", "协会", "联合会", "大队", "支队", "总队",
        "中队", "处", "部", "妇联", "残联", "科协", "侨联", "文联", "批准", "批复", "通过", "后", "经", "中学", "小学",
    ]

    func ofBudgetColumn(_ span: ByteSpan) -> BudgetColumn {
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.stands("年初") { return .initial }
            if cursor.stands("全年") || cursor.stands("调整") { return .adjusted }
            cursor.step()
        }
        return .budget
    }

    /// Staff words that are common in other sentences too: visits to 退休职工, gifts for 职工.
    func isPlain(_ line: BudgetLine?) -> Bool { line == .retired || line == .contract || line == .staffTotal }
}
