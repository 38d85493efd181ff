import Figures

/// Turns lines into blocks. The text is written once, front to back; blocks point into it.
struct BlockBuilder {
    let source: Source
    /// The source, remnants of HTML taken out.
    let bytes: [UInt8]
    let flatMap: OffsetMap?
    let lines: [Line]
    var text: [UInt8] = []
    var blocks: [Block] = []
    var map = OffsetMap()
    var emphases: [ByteSpan] = []
    var emphasisStart: Int?
    /// The paragraph that the next line may go on with.
    var open: OpenParagraph?
    /// Where the headings' numbers stand, for the outline.
    private var outline = Outline()
    /// No table of one cell a line begins before this line: looking once was enough.
    var noStreamBefore = 0

    init(_ source: Source) {
        self.source = source
        let flat = Markup.flatten(source.bytes)
        bytes = flat?.text ?? source.bytes
        flatMap = flat?.map
        lines = LineScanner.lines(bytes)
        text.reserveCapacity(bytes.count + 16)
        blocks.reserveCapacity(lines.count)
        map.reserveCapacity(lines.count)
    }

    mutating func build() {
        var i = 0
        var gap = 0
        while i < lines.count {
            let line = lines[i]
            if line.isBlank || isPageNumber(line) {
                gap += 1
                i += 1
                continue
            }
            if let after = table(at: i) ?? contents(at: i) {
                i = after
            } else {
                take(line, gap: gap)
                i += 1
            }
            gap = 0
        }
        close()
        outline.assignLevels(&blocks)
    }

    private mutating func table(at i: Int) -> Int? {
        let line = lines[i]
        if line.tabs > 0, let after = tabbedTable(at: i) { return after }
        if line.pipes > 0, let after = pipedTable(at: i) { return after }
        return line.characters <= 24 ? cellStream(at: i) : nil
    }

    // MARK: Running text

    /// A paragraph whose end is not seen yet.
    struct OpenParagraph {
        var start: Int
        var numbering: Numbering?
        var markdownLevel = 0
        var characters: Int
        var endsSentence: Bool
        var hasPunctuation: Bool
        var hasInnerStop: Bool
        var hasDigit: Bool
        var hasColon: Bool
    }

    private mutating func take(_ line: Line, gap: Int) {
        var span = trimmed(line.span)
        var level = 0
        while level < 7, span.start + level < span.end, bytes[span.start + level] == UInt8(ascii: "#") { level += 1 }
        if level > 0, level < 7, span.start + level < span.end {
            span.start += level
            while span.start < span.end, bytes[span.start] == 0x20 { span.start += 1 }
        } else {
            level = 0
        }
        var lead = span
        while lead.start < lead.end, bytes[lead.start] == UInt8(ascii: "*") { lead.start += 1 }
        let numbering = Numbering.read(bytes, lead.start - span.start == 2 ? lead : span)
        if level == 0, open != nil, continues(line, numbering: numbering, gap: gap) {
            if namesGrade, isGrade(line) { text.append(0x20) }
            joinSpace(before: span)
            append(span, cleaning: line.needsCleaning)
            open!.characters += line.characters
            open!.hasInnerStop = open!.hasInnerStop || line.hasInnerStop || open!.endsSentence
            open!.endsSentence = line.endsSentence
            open!.hasPunctuation = open!.hasPunctuation || line.hasPunctuation
            open!.hasDigit = open!.hasDigit || line.hasDigit
            open!.hasColon = open!.hasColon || line.hasColon
            return
        }
        close()
        let start = text.count
        append(span, cleaning: line.needsCleaning)
        open = OpenParagraph(
            start: start, numbering: numbering, markdownLevel: level, characters: line.characters,
            endsSentence: line.endsSentence, hasPunctuation: line.hasPunctuation, hasInnerStop: line.hasInnerStop,
            hasDigit: line.hasDigit, hasColon: line.hasColon)
    }

    /// Whether a line goes on with the open paragraph: the sentence was torn by a line or page break.
    private func continues(_ line: Line, numbering: Numbering?, gap: Int) -> Bool {
        guard let open, open.markdownLevel == 0, !open.endsSentence, gap <= 3 else { return false }
        if let numbering, numbering.style != .arabic || !endsWithDigit { return false }
        if endsWithDigit, beginsWithUnit(line) { return ColumnTitles.role(bytes, line.span) == nil }  // 人员编制 is no unit
        // 自评得分 ⏎ 90 分
        if line.hasDigit, line.characters <= 12, !open.hasDigit, !open.hasPunctuation, open.characters <= 12,
            open.numbering == nil,
            isFigureAlone(line) || (CellKind(line.span, bytes) == .number && knowsColumn)
        {
            return true
        }
        if namesGrade, isGrade(line) { return true }
        if !line.hasPunctuation, line.characters < 60, lineEndsLikeTitle(line) { return false }
        if open.numbering != nil {
            // A numbered line without a stop inside is a heading, and ends where it ends.
            return open.hasInnerStop || hasOpenBracket || endsWithComma || (open.hasPunctuation && open.characters > 42)
        }
        if open.characters >= 8, hasOpenBracket { return true }
        if open.characters < 14 { return endsWithComma || open.hasInnerStop }
        if !open.hasPunctuation { return open.characters >= 30 && gap == 0 && line.hasPunctuation && !endsLikeTitle }
        // A form's cell that ends in a bracket, and the next cell.
        if gap > 0, line.characters <= 10, !line.hasPunctuation, textEnds("）") || textEnds(")") { return false }
        if open.characters < 40, isLabelled(bytes, line.span, line.characters) { return false }
        // 填报日期：2025.07.08 is whole.
        if gap > 0, !open.hasInnerStop, !endsWithComma,
            isLabelled(text, ByteSpan(open.start, text.count), open.characters + 10)
        {
            return false
        }
        return true
    }

    /// 编制数 ⏎ 52, 自评总分（分） ⏎ 97.6
    private var knowsColumn: Bool {
        guard let open else { return false }
        let role = ColumnTitles.role(text, ByteSpan(open.start, text.count))
        return role == .staff || (role == .score && open.characters > 2)
    }

    /// 评价等次 ⏎ 优
    private var namesGrade: Bool {
        guard let open, open.characters <= 10, !open.hasPunctuation, !open.hasDigit, open.numbering == nil else {
            return false
        }
        return textEnds("等级") || textEnds("等次")
    }

    private func isGrade(_ line: Line) -> Bool {
        guard line.characters <= 2 else { return false }
        let cursor = Cursor(bytes, line.span)
        let words: [StaticString] = line.characters == 1 ? ["优", "良", "中", "差"] : ["优秀", "良好", "合格", "中等", "较差"]
        return words.contains { cursor.stands($0) }
    }

    var endsWithDigit: Bool {
        guard let last = text.last else { return false }
        return last >= 0x30 && last <= 0x39
    }

    /// The rest of a figure whose digits end the line before: 元；
    private func beginsWithUnit(_ line: Line) -> Bool {
        var cursor = Cursor(bytes, line.span)
        for unit: StaticString in ["元", "万", "亿", "%", "％", "个", "人", "名", "户", "分", "家", "次", "余", "多"]
        where cursor.eat(unit) {
            return true
        }
        return false
    }

    private var endsWithComma: Bool { textEnds("，") || textEnds("、") || textEnds(",") }

    private var hasOpenBracket: Bool {
        guard let open else { return false }
        var depth = 0
        var cursor = Cursor(text, ByteSpan(open.start, text.count))
        while !cursor.isAtEnd {
            switch cursor.here {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case 0xEF:
                if cursor.stands("（") { depth += 1 }
                if cursor.stands("）") { depth -= 1 }
            default: break
            }
            cursor.step()
            if cursor.position - open.start > 600 { return false }
        }
        return depth > 0
    }

    private func lineEndsLikeTitle(_ line: Line) -> Bool {
        var cursor = Cursor(bytes)
        cursor.position = line.span.end
        return cursor.follows("自评报告") || cursor.follows("评价报告") || cursor.follows("自评表") || cursor.follows("总结报告")
    }

    private var endsLikeTitle: Bool { textEnds("报告") || textEnds("表") || textEnds("说明") || textEnds("情况") }

    private func textEnds(_ word: StaticString) -> Bool {
        var cursor = Cursor(text)
        cursor.position = text.count
        return cursor.follows(word)
    }

    /// 填报日期：… and its kind: a short line with a colon near its beginning.
    private func isLabelled(_ bytes: [UInt8], _ span: ByteSpan, _ characters: Int) -> Bool {
        guard characters < 40 else { return false }
        var cursor = Cursor(bytes, ByteSpan(span.start, min(span.end, span.start + 42)))
        while !cursor.isAtEnd {
            if cursor.stands("：") || cursor.here == UInt8(ascii: ":") { return true }
            cursor.step()
        }
        return false
    }

    private func isFigureAlone(_ line: Line) -> Bool {
        var cursor = Cursor(bytes, line.span)
        guard let figure = try? cursor.figure() else { return false }
        return cursor.isAtEnd && figure.unit != .bare && figure.unit != .year
    }

    /// "12", "- 12 -", "— 12 —", "第 12 页".
    func isPageNumber(_ line: Line) -> Bool {
        guard line.characters <= 12, line.hasDigit, line.tabs == 0 else { return false }
        var cursor = Cursor(bytes, line.span)
        var dashes = 0
        while cursor.eat("-") || cursor.eat("—") || cursor.eat("–") || cursor.eat("－") || cursor.eat(" ")
            || cursor.eat("·")
        { dashes += 1 }
        let inWords = cursor.eat("第")
        cursor.skipSpace()
        guard let number = try? cursor.number(), number.scale == 0 else { return false }
        cursor.skipSpace()
        if inWords { return cursor.eat("页") }
        let before = dashes
        while cursor.eat("-") || cursor.eat("—") || cursor.eat("–") || cursor.eat("－") || cursor.eat(" ")
            || cursor.eat("·")
        { dashes += 1 }
        return cursor.isAtEnd && before > 0 && dashes > before
    }

    // MARK: Closing

    /// Ends the open paragraph: it becomes a heading, a heading and its text, or a paragraph.
    mutating func close() {
        guard let open else { return }
        self.open = nil
        emphasisStart = nil
        let span = ByteSpan(open.start, text.count)
        separate(0x0A)
        guard !span.isEmpty else { return }
        var rest: ByteSpan? = span
        var level = open.markdownLevel
        // 一、部门概况（一）机构设置。…: headings may stand in one line with each other.
        while let part = rest {
            let numbering = Numbering.read(text, part)
            if let cut = HeadingCut(text, part, numbering: numbering, markdownLevel: level) {
                addHeading(cut.heading, numbering: numbering, markdownLevel: level)
                rest = cut.body
                level = 0
                continue
            }
            let marker = ByteSpan(part.start, numbering?.end ?? part.start)
            blocks.append(
                .paragraph(Paragraph(marker: marker, span: part, hasDigit: open.hasDigit, hasColon: open.hasColon)))
            rest = nil
        }
    }

    mutating func addHeading(_ heading: Heading, numbering: Numbering?, markdownLevel: Int = 0) {
        outline.add(block: blocks.count, numbering: numbering, markdownLevel: markdownLevel)
        blocks.append(.heading(heading))
    }
}
