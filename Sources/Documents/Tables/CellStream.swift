import Figures

/// A table with one cell on each line, as web pages leave it when a table is copied out of them.
///
/// The column titles come first, one a line. Blank cells are lost, so rows are put together by what
/// each column can hold: a new row begins where no later column takes the next cell.
extension BlockBuilder {
    mutating func cellStream(at i: Int) -> Int? {
        guard i >= noStreamBefore else { return nil }
        var titles: [ColumnRole] = []
        var at = i
        var cells: [[ByteSpan]] = []
        while at < lines.count, titles.count < 24 {
            guard let cell = streamCell(lines[at]) else { return nil }
            if cell.isBlank {
                at += 1
                continue
            }
            guard let (role, parts, next) = streamTitle(cell, at) else {
                // The first title may be the table's own name: 经费控制情况（万元） over 2020年决算数 …
                guard titles.isEmpty, cell.characters >= 2, CellKind(cell.span, bytes) == .words, !cell.endsSentence,
                    knowsTitles(after: at)
                else { break }
                titles.append(.line)
                cells.append([cell.span])
                at += 1
                continue
            }
            if titles.contains(role), role != .name, role != .staff, role != .executed { break }
            titles.append(role)
            cells.append(parts)
            at = next
        }
        guard titles.count >= 3, titles.count < 24, titles.contains(where: \.isNumeric) else {
            noStreamBefore = at
            return nil
        }
        if titles.allSatisfy({ $0.isNumeric && $0 != .staff }), let next = lines[at...].first(where: { !$0.isBlank }),
            CellKind(next.span, bytes) == .words
        {
            // Rows begin with words that no title stands over.
            titles.insert(.line, at: 0)
            cells.insert([], at: 0)
        }
        let bodyStart = at
        var body: [StreamCell] = []
        var hasNumber = false
        var gap = 0
        var isLast = false
        while at < lines.count {
            let line = lines[at]
            guard let cell = streamCell(line) else { break }
            if cell.isBlank {
                gap += 1
                if gap > 9 { break }
                at += 1
                continue
            }
            if isPageNumber(cell) {
                at += 1
                continue
            }
            if line.characters > 90 || line.tabs > 0 { break }
            if let numbering = Numbering.read(bytes, cell.span), line.pipes == 0,
                numbering.style == .chinese || numbering.style == .part,
                !(titles.contains(.line) || titles.first.map { !$0.isNumeric } ?? false)
                    || line.characters > 3 && nextIsText(at)
            {
                break
            }
            if line.endsSentence, line.characters > 40 { break }
            if isPlaceholder(cell) {
                gap = 0
                at += 1
                continue
            }
            let isNumber = CellKind(cell.span, bytes) == .number
            if let last = body.last, !isNumber {
                if isLast, last.kind == .number { break }
                if knowsTitles(after: at) || beginsHeadings(at) { break }  // the next table's headings
                if last.kind == .words, isRest(cell) {
                    body[body.count - 1].parts.append(cell.span)
                    body[body.count - 1].width += cell.characters
                    gap = 0
                    at += 1
                    continue
                }
            }
            if !isNumber, isTotal(cell.span) { isLast = true }
            hasNumber = hasNumber || isNumber
            if !hasNumber, body.count > titles.count * 2 + 8 { break }
            body.append(
                StreamCell(parts: [cell.span], kind: CellKind(cell.span, bytes), width: cell.characters))
            gap = 0
            at += 1
        }
        let kinds = body.map(\.kind)
        let numbers = kinds.count { $0 == .number }
        guard body.count >= titles.count, numbers * 4 >= body.count else {
            noStreamBefore = bodyStart
            return nil
        }
        let rows = StreamRows(titles: titles).rows(
            kinds, widths: body.map(\.width), isTotal: body.map { $0.kind == .words && isTotal($0.parts[0]) },
            isPercent: body.map {
                $0.parts[0].end > 0
                    && (bytes[$0.parts[0].end - 1] == UInt8(ascii: "%") || bytes[$0.parts[0].end - 1] == 0x85)
            })
        close()
        var writer = RowWriter(&self)
        writer.add(torn: cells, in: &self)
        for row in rows { writer.add(torn: row.map { $0.map { body[$0].parts } ?? [] }, in: &self) }
        writer.finish(&self)
        return at
    }

    /// The line as a cell: a pipe at either end is no part of it. Nil where it has more than one cell.
    private func streamCell(_ line: Line) -> Line? {
        guard line.pipes > 0 else { return line }
        var cell = line
        while cell.span.start < cell.span.end,
            bytes[cell.span.start] == UInt8(ascii: "|") || bytes[cell.span.start] == 0x20
        {
            cell.span.start += 1
        }
        while cell.span.start < cell.span.end,
            bytes[cell.span.end - 1] == UInt8(ascii: "|") || bytes[cell.span.end - 1] == 0x20
        {
            cell.span.end -= 1
        }
        return bytes[cell.span.range].contains(UInt8(ascii: "|")) ? nil : cell
    }

    /// A column's title at a line, or torn over this line and the next ones: 年初 ⏎ 预算数. Gives the line behind it.
    private func streamTitle(_ cell: Line, _ at: Int) -> (role: ColumnRole, parts: [ByteSpan], next: Int)? {
        let own = ColumnTitles.role(bytes, cell.span)
        guard cell.characters <= (own == nil ? 4 : 8) else { return own.map { ($0, [cell.span], at + 1) } }
        var parts = [cell.span]
        var letters: [UInt8] = []
        var next = at + 1
        while next < lines.count, parts.count < 4 {
            if lines[next].isBlank {
                next += 1
                continue
            }
            guard let rest = streamCell(lines[next]), rest.characters <= 8, next - at < 10 else { break }
            let isKnown = ColumnTitles.role(bytes, rest.span) != nil
            // What is a title by itself goes on with none: 执行率 ⏎ 得分. Only 指标 may: 一级 ⏎ 指标.
            if isKnown, own != nil || parts.count > 1, !(parts.count == 1 && isIndicator(rest.span)) { break }
            if letters.isEmpty { letters += bytes[cell.span.range] }
            letters += bytes[rest.span.range]
            parts.append(rest.span)
            next += 1
            if let role = ColumnTitles.role(letters, ByteSpan(0, letters.count)) { return (role, parts, next) }
        }
        return own.map { ($0, [cell.span], at + 1) }
    }

    /// …… and 指标2: rows of the form that nobody filled in.
    private func isPlaceholder(_ cell: Line) -> Bool {
        guard cell.characters <= 6 else { return false }
        var cursor = Cursor(bytes, cell.span)
        if cursor.eat("指标") {
            guard let digit = cursor.digit() else { return false }
            cursor.position += digit.length
        } else {
            while cursor.eat("…") || cursor.eat(".") {}
            if cursor.position == cell.span.start { return false }
        }
        return cursor.isAtEnd
    }

    private func isIndicator(_ span: ByteSpan) -> Bool { span.count == 6 && Cursor(bytes, span).stands("指标") }

    /// The rest of a cell that was torn: 数量 ⏎ 指标, 经济效 ⏎ 益指标, 产出指标 ⏎ （50分）.
    private func isRest(_ cell: Line) -> Bool {
        guard cell.characters <= 8 else { return false }
        let cursor = Cursor(bytes, cell.span)
        switch cursor.character {
        case "指": return isIndicator(cell.span)
        case "益": return cursor.stands("益指标")
        case "度": return cursor.stands("度指标")
        case "响": return cursor.stands("响指标")
        case "标": return cell.characters == 1
        case "（": break
        default: guard cursor.here == UInt8(ascii: "(") else { return false }
        }
        var end = Cursor(bytes)
        end.position = cell.span.end
        return end.follows("分）") || end.follows("分)")
    }

    /// Whether this line and the next are titles that words stand under: 一级指标 ⏎ 二级指标, 预期目标 ⏎ 实际完成情况.
    private func beginsHeadings(_ i: Int) -> Bool {
        guard let first = ColumnTitles.role(bytes, lines[i].span), isHeading(first) else { return false }
        for line in lines[(i + 1)...].prefix(8) where !line.isBlank {
            return ColumnTitles.role(bytes, line.span).map(isHeading) ?? false
        }
        return false
    }

    private func isHeading(_ role: ColumnRole) -> Bool {
        switch role {
        case .level1, .level2, .level3, .target, .actual, .goal, .done, .task: true
        default: false
        }
    }

    /// Whether the next two lines are titles of columns of numbers.
    private func knowsTitles(after i: Int) -> Bool {
        var known = 0
        for line in lines[(i + 1)...].prefix(8) where !line.isBlank {
            guard let role = ColumnTitles.role(bytes, line.span), role.isNumeric, role != .staff else { return false }
            known += 1
            if known == 2 { return true }
        }
        return false
    }

    private func nextIsText(_ i: Int) -> Bool {
        for line in lines[(i + 1)...].prefix(4) where !line.isBlank {
            return CellKind(line.span, bytes) != .number
        }
        return true
    }

    private func isTotal(_ span: ByteSpan) -> Bool {
        var cursor = Cursor(bytes, span)
        _ =
            cursor.eat("总计") || cursor.eat("合计") || cursor.eat("总分") || cursor.eat("合 计") || cursor.eat("总 分")
            || cursor.eat("总得分") || cursor.eat("总 计")
        return cursor.position > span.start && span.count <= 24
    }
}

/// A cell, which the page may have torn over several lines.
private struct StreamCell {
    var parts: [ByteSpan]
    var kind: CellKind
    var width: Int
}

/// Puts cells into rows.
private struct StreamRows {
    let titles: [ColumnRole]

    /// Rows of indices into the cells; nil where a blank cell was lost.
    /// `isPercent` tells which cells end in %.
    func rows(_ kinds: [CellKind], widths: [Int], isTotal: [Bool], isPercent: [Bool]) -> [[Int?]] {
        let printsPercent = isPercent.contains(true)
        if kinds.count % titles.count == 0, let plain = regular(kinds) { return plain }
        var rows: [[Int?]] = []
        var row = [Int?](repeating: nil, count: titles.count)
        var column = -1
        var i = 0
        func take(_ cell: Int, _ place: Int) {
            row[place] = cell
            column = place
        }
        func flush() {
            if column >= 0 { rows.append(row) }
            row = [Int?](repeating: nil, count: titles.count)
            column = -1
        }
        while i < kinds.count {
            if kinds[i] == .number {
                var place = nextColumn(after: column) { $0.isNumeric || $0 == .target || $0 == .actual }
                if let found = place, titles[found].isNumeric, printsPercent, titles[found].isRate != isPercent[i] {
                    // 97.54% goes under a rate, 9.74 under marks, though cells between them were lost.
                    place =
                        nextColumn(after: column) { $0.isNumeric && $0.isRate == isPercent[i] }
                        ?? (isPercent[i] ? place : nil) ?? place
                }
                if let place {
                    take(i, place)
                    i += 1
                } else {
                    flush()
                    let place = nextColumn(after: -1) { $0.isNumeric } ?? 0
                    take(i, place)
                    i += 1
                }
                continue
            }
            var run = 0
            while i + run < kinds.count, kinds[i + run] != .number { run += 1 }
            let leadingColumns = leadingColumns(beforeNumbers: kinds[(i + run)...])
            let leadingText = leadingColumns.count
            if column >= 0 {
                let trailing = titles.indices.filter { $0 > column && !titles[$0].isNumeric }
                let leading = leadingText
                // More words than a row begins with: the first ones end the row before. Where rows begin with
                // a running number, all do. 总分 begins a row.
                let total = (0..<run).first { isTotal[i + $0] }
                let ends: Int
                if let total {
                    ends = min(trailing.count, total)
                } else if titles.first == .number,
                    titles.indices.allSatisfy({ $0 <= column || !titles[$0].isNumeric })
                {
                    ends = min(trailing.count, run)
                } else {
                    ends = min(trailing.count, max(run - leading, isRemark(widths[i]) && run >= 1 ? 1 : 0))
                }
                for k in 0..<ends { take(i + k, trailing[k]) }
                if i + run >= kinds.count, trailing.count >= run, ends < run, leading > 1 {
                    for k in ends..<run { take(i + k, trailing[k]) }
                    i += run
                    continue
                }
                if ends > 0 {
                    i += ends
                    run -= ends
                }
                let restIsInner = titles.indices.contains { $0 > column && titles[$0].isNumeric }
                if restIsInner, ends == 0, let place = nextColumn(after: column, where: { !$0.isNumeric }) {
                    take(i, place)
                    i += 1
                    continue
                }
                flush()
                if run == 0 { continue }
            }
            // Words that begin a row stand as far right as they can: merged cells to the left are blank.
            let leading = leadingColumns
            let skip = max(0, leading.count - run)
            var placed = 0
            for place in leading.dropFirst(skip) where placed < run {
                take(i + placed, place)
                placed += 1
            }
            if placed == 0 {
                take(i, nextColumn(after: -1, where: { !$0.isNumeric }) ?? 0)
                placed = 1
            }
            i += placed
            while i < kinds.count, kinds[i] != .number, placed < run {
                flush()
                take(i, leading.last ?? 0)
                i += 1
                placed += 1
            }
        }
        flush()
        return rows
    }

    /// Every row complete: each column holds one kind.
    private func regular(_ kinds: [CellKind]) -> [[Int?]]? {
        var rows: [[Int?]] = []
        for start in stride(from: 0, to: kinds.count, by: titles.count) {
            for (k, role) in titles.enumerated() {
                let isNumber = kinds[start + k] == .number
                if role.isNumeric, role != .number, !isNumber { return nil }
                if !role.isNumeric, role != .target, role != .actual, role != .reason, isNumber { return nil }
            }
            rows.append((0..<titles.count).map { start + $0 })
        }
        return rows
    }

    /// The columns that words may begin a row with. Where more numbers follow than its columns of numbers hold, the
    /// first ones are a target and what came of it: 完成率 ⏎ 90% ⏎ 100% ⏎ 7 ⏎ 7.
    private func leadingColumns(beforeNumbers rest: ArraySlice<CellKind>) -> [Int] {
        var columns = leadingColumns
        var surplus = rest.prefix { $0 == .number }.count - titles.count { $0.isNumeric && $0 != .number }
        while surplus > 0, let last = columns.last, titles[last] == .target || titles[last] == .actual {
            columns.removeLast()
            surplus -= 1
        }
        return columns
    }

    private var leadingColumns: [Int] {
        var columns: [Int] = []
        for (k, role) in titles.enumerated() {
            if role.isNumeric, role != .number { break }
            if !role.isNumeric { columns.append(k) }
        }
        return columns
    }

    private func isRemark(_ width: Int) -> Bool { width > 14 || width == 1 }

    private func nextColumn(after column: Int, where fits: (ColumnRole) -> Bool) -> Int? {
        titles.indices.first { $0 > column && fits(titles[$0]) }
    }
}
