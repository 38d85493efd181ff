import Figures

/// A cell of a stream.
struct StreamCell {
    /// Which parts of the stream make it up: the page may have torn it over several lines.
    var parts: Range<Int>
    let kind: CellKind
    /// Characters, about.
    var width: Int
    /// 合计, 总分
    let isTotal: Bool
    let isPercent: Bool
}

/// What a line of a stream is, looked at alone.
extension BlockBuilder {
    /// The line as a cell: a pipe at either end is no part of it. Nil where it has more than one cell.
    func streamCell(_ line: Line) -> Line? {
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

    /// …… and 指标2: rows of the form that nobody filled in.
    func isPlaceholder(_ cell: Line) -> Bool {
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

    func isIndicator(_ span: ByteSpan) -> Bool { span.count == 6 && Cursor(bytes, span).stands("指标") }

    /// The rest of a cell that was torn: 数量 ⏎ 指标, 经济效 ⏎ 益指标, 产出指标 ⏎ （50分）.
    func isRest(_ cell: Line) -> Bool {
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

    func isTotal(_ span: ByteSpan) -> Bool {
        var cursor = Cursor(bytes, span)
        _ =
            cursor.eat("总计") || cursor.eat("合计") || cursor.eat("总分") || cursor.eat("合 计") || cursor.eat("总 分")
            || cursor.eat("总得分") || cursor.eat("总 计")
        return cursor.position > span.start && span.count <= 24
    }

    /// Ends in % or ％.
    func isPercent(_ span: ByteSpan) -> Bool {
        span.end > 0 && (bytes[span.end - 1] == UInt8(ascii: "%") || bytes[span.end - 1] == 0x85)
    }
}
