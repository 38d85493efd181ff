import Figures

/// The column titles that a stream of cells begins with, one a line.
struct StreamTitles {
    var roles: [ColumnRole] = []
    /// Which parts make up each title: the page may have torn it over several lines.
    var cells: [Range<Int>] = []
    var parts: [ByteSpan] = []
    /// The line behind them.
    var end: Int

    fileprivate mutating func add(_ role: ColumnRole, _ torn: [ByteSpan]) {
        roles.append(role)
        cells.append(parts.count..<parts.count + torn.count)
        parts += torn
    }

    fileprivate var areEnough: Bool { roles.count >= 3 && roles.count < 24 && roles.contains(where: \.isNumeric) }

    /// Whether the first column is one of words.
    var beginWithWords: Bool { roles.contains(.line) || roles.first.map { !$0.isNumeric } ?? false }
}

extension BlockBuilder {
    /// Nil where no table can stand under them, or where a line has more than one cell.
    mutating func streamTitles(at i: Int) -> StreamTitles? {
        var titles = StreamTitles(end: i)
        while titles.end < lines.count, titles.roles.count < 24 {
            guard let cell = streamCell(lines[titles.end]) else { return nil }
            if cell.isBlank {
                titles.end += 1
            } else if let (role, parts, next) = streamTitle(cell, titles.end) {
                if titles.roles.contains(role), role != .name, role != .staff, role != .executed { break }
                titles.add(role, parts)
                titles.end = next
            } else if titles.roles.isEmpty, namesTable(cell, titles.end) {
                titles.add(.line, [cell.span])
                titles.end += 1
            } else {
                break
            }
        }
        guard titles.areEnough else {
            noStreamBefore = titles.end
            return nil
        }
        if titles.roles.allSatisfy({ $0.isNumeric && $0 != .staff }),
            let next = lines[titles.end...].first(where: { !$0.isBlank }), CellKind(next.span, bytes) == .words
        {
            // Rows begin with words that no title stands over.
            titles.roles.insert(.line, at: 0)
            titles.cells.insert(0..<0, at: 0)
        }
        return titles
    }

    /// The first title may be the table's own name: 经费控制情况（万元） over 2020年决算数 …
    private func namesTable(_ cell: Line, _ at: Int) -> Bool {
        cell.characters >= 2 && CellKind(cell.span, bytes) == .words && !cell.endsSentence && knowsTitles(after: at)
    }

    /// A column's title at a line, and the line behind it.
    private func streamTitle(_ cell: Line, _ at: Int) -> (role: ColumnRole, parts: [ByteSpan], next: Int)? {
        let own = ColumnTitles.role(bytes, cell.span)
        return tornTitle(cell, at, isTitle: own != nil) ?? own.map { ($0, [cell.span], at + 1) }
    }

    /// A title torn over this line and up to three of the next ones: 年初 ⏎ 预算数.
    private func tornTitle(
        _ cell: Line, _ at: Int, isTitle: Bool
    ) -> (role: ColumnRole, parts: [ByteSpan], next: Int)? {
        guard cell.characters <= (isTitle ? 8 : 4), isTitle || ColumnTitles.mayBegin(bytes, cell.span) else {
            return nil
        }
        var parts: [ByteSpan] = []
        var letters: [UInt8] = []
        for next in (at + 1)..<min(at + 10, lines.count) where !lines[next].isBlank {
            guard parts.count < 4, let rest = streamCell(lines[next]), rest.characters <= 8 else { return nil }
            // What is a title by itself goes on with none: 执行率 ⏎ 得分. Only 指标 may: 一级 ⏎ 指标.
            if isTitle || !parts.isEmpty, !(parts.isEmpty && isIndicator(rest.span)),
                ColumnTitles.role(bytes, rest.span) != nil
            {
                return nil
            }
            if parts.isEmpty {
                parts.append(cell.span)
                letters += bytes[cell.span.range]
            }
            parts.append(rest.span)
            letters += bytes[rest.span.range]
            if let role = ColumnTitles.role(letters, ByteSpan(0, letters.count)) { return (role, parts, next + 1) }
        }
        return nil
    }

    /// Whether this line and the next are titles that words stand under: 一级指标 ⏎ 二级指标, 预期目标 ⏎ 实际完成情况.
    func beginsHeadings(_ i: Int) -> Bool {
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
    func knowsTitles(after i: Int) -> Bool {
        var known = 0
        for line in lines[(i + 1)...].prefix(8) where !line.isBlank {
            guard let role = ColumnTitles.role(bytes, line.span), role.isNumeric, role != .staff else { return false }
            known += 1
            if known == 2 { return true }
        }
        return false
    }
}
