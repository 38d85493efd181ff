import Documents
import Figures

/// Finds the total score among all the marks that a report prints.
struct ScoreReader {
    let document: Document
    let mentions: [Mention]
    let sentences: [Sentence]
    let indicatorTables: [IndicatorTable]
    private let year: Int?
    private let isOfProject: Bool
    private let text: [UInt8]

    init(report: borrowing Report) {
        document = report.document
        mentions = report.mentions
        sentences = report.sentences
        indicatorTables = report.indicatorTables
        year = report.year?.value
        isOfProject = report.kind == .projectSelfEvaluation
        text = document.text
    }

    private struct Candidate {
        var rank: Int
        var value: CellValue
        /// 总分 100 分: what could be earned, where another figure says what was.
        var mayBeFull = false
    }

    func score() -> Report.Score? {
        var candidates = inText() + inTables()
        if candidates.contains(where: \.mayBeFull), candidates.contains(where: { !$0.mayBeFull && $0.rank >= 20 }) {
            candidates.removeAll(where: \.mayBeFull)
        }
        candidates.sort { ($0.rank, -$0.value.span.start) > ($1.rank, -$1.value.span.start) }
        guard let best = candidates.first else { return nil }
        return Report.Score(
            value: best.value.value, outOf: outOf(best.value.span), span: best.value.span,
            others: candidates.dropFirst().filter { $0.rank >= 20 }.map(\.value))
    }

    // MARK: Running text

    private static let strong: [StaticString] = [
        "自评得分", "自评分", "自评结果", "自评总分", "绩效自评", "总体评分", "综合得分", "综合评分", "总得分", "总体得分", "自评综合", "评价得分", "最终得分", "评价总分",
        "自评价得分", "评价总得分", "评定得分", "自我评价", "综合评价得分", "整体得分", "整体评分", "绩效得分", "自评", "评价结果", "自评成绩", "综合评定", "绩效评分",
    ]
    private static let weak: [StaticString] = ["总分", "得分", "评分", "评价", "打分", "考核得分", "评为", "合计"]
    private static let foreign: [StaticString] = [
        "满分", "分值", "权重", "财政评价", "财政部门", "扣", "一级指标", "二级指标", "三级指标", "每", "标准", "执行率", "加分", "产出", "效益", "履职", "管理效率",
        "项目", "档",
        "上年", "去年",
        "投入", "过程", "满意度", "指标", "占", "共计", "部分", "考核", "管理", "财政局", "复评", "名", "考试", "竞赛", "平均", "高于", "低于", "以上",
        "以下",
    ]

    private static let strongWords = WordTable(strong)
    private static let foreignWords = WordTable(foreign)

    private func inText() -> [Candidate] {
        var found: [Candidate] = []
        for index in mentions.indices where mayBeScore(mentions[index].figure) {
            let mention = mentions[index]
            let number = mention.figure.number
            let label = mention.label
            guard label.count < 240, mention.figure.unit == .points || isBareScore(mention) else { continue }
            // What stands right before the marks decides; what stands earlier only helps.
            let near = ByteSpan(max(label.start, label.end - 54), label.end)
            var rank = rank(mention, near)
            // 预算完成率 98%，得分 9.8 分: marks that nothing calls the whole's are no score where they are few.
            guard rank > 10 || rank == 10 && number >= Decimal(50) else { continue }
            if Self.foreignWords.first(in: text, label) != nil, foreign(near) { continue }
            if isOfProjects(label) || isOfOtherYear(mention) { continue }
            if followsFull(mention) { continue }
            // 投入类满分 15 分，得分 15 分
            if rank <= 20, index > 0, mentions[index - 1].sentence == mention.sentence,
                followsFull(mentions[index - 1]), mentions[index - 1].figure.number < Decimal(50)
            {
                continue
            }
            if text.holds("总", in: near) || text.holds("综合", in: near) { rank += 2 }
            if text.holds("自评", in: near) { rank += 2 }
            let mayBeFull = number == Decimal(100) && text.holds("总分", in: near) && !text.holds("得分", in: near)
            found.append(
                Candidate(rank: rank, value: CellValue(number, mention.figure.span), mayBeFull: mayBeFull))
        }
        return found
    }

    /// How surely the words before the marks name the score; 0 where they do not.
    private func rank(_ mention: Mention, _ near: ByteSpan) -> Int {
        // One walk tells where none of the words stands.
        if Self.strongWords.first(in: text, mention.label) != nil {
            if Self.strong.contains(where: { text.holds($0, in: near) }) { return 30 }
            if Self.strong.contains(where: { text.holds($0, in: mention.label) }) { return 24 }
        }
        guard Self.weak.contains(where: { text.holds($0, in: near) }) else { return 0 }
        let sentence = sentences[safe: mention.sentence]?.span ?? mention.label
        return text.holds("自评", in: sentence) || text.holds("整体支出", in: sentence) || text.holds("总分", in: near)
            ? 20 : 10
    }

    /// Marks up to 120; without their 分 not below 50.
    private func mayBeScore(_ figure: Figure) -> Bool {
        switch figure.unit {
        case .points: !figure.isApproximate && !figure.number.isNegative && figure.number <= Decimal(120)
        case .bare:
            figure.exponent == 0 && figure.number.mantissa >= 50 && figure.number.scale <= 2 && !figure.isApproximate
                && figure.number <= Decimal(120)
                && figure.number >= Decimal(50)
        default: false
        }
    }

    /// 自评得分：95.00, and nothing behind it: marks without their 分.
    private func isBareScore(_ mention: Mention) -> Bool {
        var before = Cursor(text)
        before.position = endOfWords(before: mention.figure.span.start)
        var after = Cursor(text)
        after.position = mention.figure.span.end
        if before.follows("：") || before.follows(":") {
            before.position = endOfWords(before: before.position - (before.follows(":") ? 1 : 3))
        } else if mention.label.count > 42 || (after.here != 0x0A && !after.isAtEnd) {
            // 自评总分（分） ⏎ 97.6: a form's label and what stands under it.
            return false
        }
        if before.follows("（分）") { before.position -= 9 }
        if before.follows("(分)") { before.position -= 5 }
        guard Self.labels.contains(where: { before.follows($0) }) else { return false }
        return after.isAtEnd || after.here <= 0x20 || after.stands("，") || after.stands("。") || after.stands("；")
            || after.stands("）") || after.here == UInt8(ascii: ")") || after.here == UInt8(ascii: ",")
    }

    private func endOfWords(before start: Int) -> Int {
        var end = start
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        return end
    }

    private static let labels: [StaticString] = [
        "自评得分", "自评总分", "自评分", "评价得分", "综合得分", "评价总分", "总得分", "总分", "自评总得分", "自评分数", "绩效得分", "总体得分",
    ]

    /// 2022年度自评得分 93 分 in the report of 2023.
    private func isOfOtherYear(_ mention: Mention) -> Bool {
        var cursor = Cursor(text)
        cursor.position = mention.label.start
        // 2024年5月20日 is a date.
        guard let year, cursor.position >= 10, cursor.digit() == nil else { return false }
        if cursor.follows("年度") { cursor.position -= 3 }
        guard cursor.follows("年") else { return false }
        var digits = Cursor(text, ByteSpan(cursor.position - 7, cursor.position - 3))
        guard let stated = try? digits.number(), digits.isAtEnd, stated > Decimal(1990), stated < Decimal(2100) else {
            return false
        }
        return stated != Decimal(year)
    }

    /// 项目支出自评得分: the marks of projects, not of the whole.
    private func isOfProjects(_ label: ByteSpan) -> Bool {
        !isOfProject && !text.holds("整体", in: label)
            && (text.holds("项目支出", in: label) || text.holds("项目自评", in: label)
                || text.holds("项目绩效", in: label))
    }

    private func foreign(_ span: ByteSpan) -> Bool {
        for word in Self.foreign {
            guard let at = text.first(word, in: span) else { continue }
            if word.description == "分值" || word.description == "满分", isOwn(at) { continue }
            // 绩效评价指标评分表…自评得分: words before the last naming of the score do no harm.
            let after = ByteSpan(at + word.utf8CodeUnitCount, span.end)
            if word.description == "指标" || word.description == "标准" || word.description == "管理"
                || word.description == "项目" || word.description == "部分" || word.description == "考核"
                || word.description == "效益" || word.description == "产出",
                Self.strong.contains(where: { text.holds($0, in: after) }) || text.holds("总分", in: after)
            {
                continue
            }
            return true
        }
        return false
    }

    /// 自评分值 96 分, 自评得分为满分 100 分
    private func isOwn(_ at: Int) -> Bool {
        var before = Cursor(text)
        before.position = at
        return before.follows("自评") || before.follows("得分为")
    }

    /// 满分 100 分 right after, or the number is itself the full marks.
    private func followsFull(_ mention: Mention) -> Bool {
        var cursor = Cursor(text)
        cursor.position = mention.figure.span.start
        while cursor.position > 0, text[cursor.position - 1] == 0x20 { cursor.position -= 1 }
        if cursor.follows("得分为满分") || cursor.follows("自评分值") { return false }
        return cursor.follows("满分") || cursor.follows("满分为") || cursor.follows("分值")
    }

    // MARK: Tables

    private func inTables() -> [Candidate] {
        var found: [Candidate] = []
        for table in indicatorTables {
            for total in table.totals where total.kind == .total {
                if let score = total.score, total.weight != nil || table.rows.count > 2 {
                    found.append(Candidate(rank: 22, value: score))
                }
            }
        }
        for block in document.blocks {
            guard case .table(let table) = block else { continue }
            for row in table.rows.prefix(12) {
                for (c, cell) in row.cells.enumerated() where cell.count <= 60 && names(cell) {
                    guard let next = row.cells[(c + 1)...].first(where: { !$0.isEmpty }),
                        CellKind(next, text) == .number
                    else { continue }
                    var cursor = Cursor(text, next)
                    if let value = try? cursor.number(), value <= Decimal(120) {
                        found.append(Candidate(rank: 28, value: CellValue(value, next)))
                    }
                }
            }
        }
        return found
    }

    private func names(_ cell: ByteSpan) -> Bool {
        let cursor = Cursor(text, cell)
        guard ["自", "总", "综", "绩", "评"].contains(cursor.character) else { return false }
        for word: StaticString in [
            "自评总分", "自评得分", "总得分", "自评分", "自评总得分", "综合得分", "绩效自评得分", "评价总分", "绩效评价总分", "评价得分", "自评综合得分", "绩效总分",
        ] where cursor.stands(word) {
            return true
        }
        return false
    }

    // MARK: Out of what

    private func outOf(_ span: ByteSpan) -> Decimal? {
        for mention in mentions where mention.figure.unit == .points {
            var cursor = Cursor(text)
            cursor.position = mention.figure.span.start
            while cursor.position > 0, text[cursor.position - 1] == 0x20 { cursor.position -= 1 }
            if cursor.follows("满分") || cursor.follows("满分为") || cursor.follows("总分值") || cursor.follows("总分值为")
                || cursor.follows("满分值为") || (cursor.follows("总分") && mention.figure.number == Decimal(100)),
                mention.figure.number >= Decimal(50)
            {
                return mention.figure.number
            }
        }
        for table in indicatorTables {
            for total in table.totals where total.kind == .total {
                if let weight = total.weight { return weight.value }
            }
        }
        let near = ByteSpan(max(0, span.start - 1500), min(text.count, span.end + 600))
        return text.holds("百分制", in: near) ? Decimal(100) : nil
    }
}

extension Array {
    /// The element, or nil outside.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
