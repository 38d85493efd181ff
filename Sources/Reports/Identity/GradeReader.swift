import Documents
import Figures

/// Finds the grade that the report gives itself, not the 良好 of an indicator.
struct GradeReader {
    let document: Document
    let score: Report.Score?
    let sentences: [Sentence]
    private let text: [UInt8]

    init(report: borrowing Report) {
        document = report.document
        score = report.score
        sentences = report.sentences
        text = document.text
    }

    private static let grades: [(StaticString, Report.Grade)] = [
        ("优秀", .excellent), ("优", .excellent), ("良好", .good), ("良", .good), ("基本合格", .fair), ("不合格", .poor),
        ("合格", .fair), ("中等", .fair),
        ("一等", .excellent), ("二等", .good), ("三等", .fair), ("四等", .poor), ("一般", .fair), ("较差", .poor), ("中", .fair),
        ("差", .poor),
    ]

    /// After these words a grade may come.
    private static let triggerWords: [StaticString] = [
        "等级", "等次", "评级", "自评", "自评结果", "自评结论", "评定为", "评价结论", "评价结果", "评价为", "评为", "达到", "结果为", "结论为", "档次", "评价等级",
        "定级", "级别",
        "综合评价", "考核结果", "评定结果", "评定", "绩效评级",
    ]

    private static let triggers = WordTable(triggerWords)

    /// Common words: they count only where the sentence speaks of the evaluation.
    private static let common = ["评为", "达到", "评定", "评定为", "级别", "等级", "等次", "档次", "考核结果"]
    private static let isCommon = triggerWords.map { common.contains($0.description) }
    private static let reached = triggerWords.firstIndex { $0.description == "达到" }

    func grade() -> Report.Stated<Report.Grade>? {
        afterScore() ?? beforeScore() ?? afterTrigger() ?? inTables()
    }

    /// 得分 96 分，为优秀
    private func afterScore() -> Report.Stated<Report.Grade>? {
        guard let score else { return nil }
        return read(at: score.span.end, end: min(text.count, score.span.end + 60), afterScore: true)
    }

    /// 自评等级为优，得分 96 分: in the words right before the score.
    private func beforeScore() -> Report.Stated<Report.Grade>? {
        guard let score, let sentence = sentences.first(where: { $0.span.contains(score.span) }) else { return nil }
        return afterTrigger(in: sentence.span)
    }

    private func afterTrigger() -> Report.Stated<Report.Grade>? {
        for block in document.blocks {
            if case .table = block { continue }
            if let found = afterTrigger(in: block.span) { return found }
        }
        return nil
    }

    private func afterTrigger(in span: ByteSpan) -> Report.Stated<Report.Grade>? {
        var from = span.start
        while let (index, at, end) = Self.triggers.first(in: text, ByteSpan(from, span.end)) {
            from = end
            if Self.isCommon[index], !speaksOfEvaluation(at, span) { continue }
            let found = read(at: end, end: span.end, afterScore: false, mustBeMarked: index == Self.reached)
            if let found, !speaksOfOthers(at, span) { return found }
        }
        return nil
    }

    private func speaksOfEvaluation(_ at: Int, _ span: ByteSpan) -> Bool {
        var start = at
        while start > span.start, !isStop(start) { start -= 1 }
        let before = ByteSpan(start, at)
        return text.holds("自评", in: before) || text.holds("绩效", in: before) || text.holds("评价", in: before)
            || text.holds("得分", in: before)
    }

    /// 8 个评为优: projects. 上年度评价结果为良: another year. 经济性方面自评良好: one side of it.
    private func speaksOfOthers(_ at: Int, _ span: ByteSpan) -> Bool {
        let before = Cursor(text, ByteSpan(max(span.start, at - 3), at))
        if before.stands("个") || before.stands("项") { return true }
        var start = at
        while start > span.start, at - start < 60, !isStop(start) { start -= 1 }
        // In the words since the last comma, or in those before one: 经济性方面，自评结果良好.
        let clause = ByteSpan(start, at)
        for word: StaticString in ["上年", "去年", "上一年", "性方面"] {
            guard let found = text.first(word, in: clause) else { continue }
            if !text.holds("本年", in: ByteSpan(found, at)), !text.holds("得分", in: ByteSpan(found, at)) { return true }
        }
        return false
    }

    private func isStop(_ at: Int) -> Bool {
        at + 2 < text.count && text[at] == 0xE3 && text[at + 1] == 0x80 && text[at + 2] == 0x82
    }

    private static let between: [StaticString] = [
        "结果", "结论", "等级", "得分", "综合", "属于", "评定", "评价", "评为", "定为", "达到", "等次", "为", "是", "：", ":", "，", ",", "“", "\"",
        "‘", "（", "(", " ", "级别",
        "档次", "总体", "自评", "绩效", "评级", "《", "「", "被", "的", "分", "『",
    ]

    private func read(at start: Int, end: Int, afterScore: Bool, mustBeMarked: Bool = false) -> Report.Stated<
        Report.Grade
    >? {
        var cursor = Cursor(text, ByteSpan(start, end))
        var steps = 0
        var isMarked = false
        outer: while steps < 8 {
            for (word, grade) in Self.grades where cursor.stands(word) {
                let span = ByteSpan(cursor.position, cursor.position + word.utf8CodeUnitCount)
                var after = cursor
                after.position = span.end
                // PDF line breaks leave blanks inside 优 秀.
                if after.here == 0x20, word.utf8CodeUnitCount == 3 {
                    var look = after
                    look.skipSpace()
                    if (grade == .excellent && look.eat("秀")) || (grade == .good && look.eat("好")) {
                        return Report.Stated(value: grade, span: ByteSpan(span.start, look.position))
                    }
                }
                guard let strength = ending(after) else { return nil }
                // A single character that nothing marks is too little.
                if word.utf8CodeUnitCount == 3 || word.description == "一般", strength == .plain, !isMarked, !afterScore,
                    steps == 0
                {
                    return nil
                }
                if mustBeMarked, strength != .named { return nil }
                return Report.Stated(value: grade, span: span)
            }
            let before = cursor.position
            for word in Self.between where cursor.eat(word) {
                if word.description != " " && word.description != "的" { isMarked = true }
                steps += 1
                continue outer
            }
            if cursor.position == before { return nil }
        }
        return nil
    }

    private enum Strength { case plain, named }

    /// What may follow a grade: its noun, a mark, or the end.
    private func ending(_ start: Cursor) -> Strength? {
        var cursor = start
        let quoted = cursor.eat("”") || cursor.eat("\"") || cursor.eat("’") || cursor.eat("」") || cursor.eat("』")
        if cursor.eat("等级") || cursor.eat("等次") || cursor.eat("档") || cursor.eat("级") || cursor.eat("等") {
            return .named
        }
        if quoted { return .named }
        if cursor.isAtEnd || cursor.here == 0x0A || cursor.here == 0x20 || cursor.here == UInt8(ascii: ",")
            || cursor.here == UInt8(ascii: ")")
            || cursor.here == UInt8(ascii: ".") || cursor.here == UInt8(ascii: ";") || cursor.here == 0x09
        {
            return .plain
        }
        return cursor.stands("，") || cursor.stands("。") || cursor.stands("；") || cursor.stands("）")
            || cursor.stands("、") ? .plain : nil
    }

    // MARK: Tables

    private func inTables() -> Report.Stated<Report.Grade>? {
        for block in document.blocks {
            guard case .table(let table) = block else { continue }
            for row in table.rows {
                for (c, cell) in row.cells.enumerated() where !cell.isEmpty && cell.count <= 45 {
                    guard text.holds("等级", in: cell) || text.holds("等次", in: cell) || text.holds("评级", in: cell) else {
                        continue
                    }
                    guard let next = row.cells[(c + 1)...].first(where: { !$0.isEmpty }) else { continue }
                    for (word, grade) in Self.grades
                    where next.count == word.utf8CodeUnitCount && text.first(word, in: next) == next.start {
                        return Report.Stated(value: grade, span: next)
                    }
                }
            }
        }
        return nil
    }
}
