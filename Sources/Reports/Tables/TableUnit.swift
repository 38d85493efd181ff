import Documents
import Figures

/// The unit of money that a table's heading, caption or title states.
struct TableUnit {
    var exponent: Int

    /// Looks in a column's title, then in the table's other headings, then in the lines above.
    static func find(_ table: Table, at block: Int, in document: Document) -> TableUnit? {
        for row in table.rows.prefix(max(2, table.headingRows)) {
            for cell in row.cells { if let unit = inBrackets(document.text, cell) { return unit } }
        }
        for above in stride(from: block - 1, through: max(0, block - 4), by: -1) {
            guard case .paragraph(let paragraph) = document.blocks[above] else {
                if case .heading(let heading) = document.blocks[above],
                    let unit = inBrackets(document.text, heading.span)
                {
                    return unit
                }
                continue
            }
            if let unit = caption(document.text, paragraph.span) { return unit }
        }
        for row in table.rows.prefix(3) {
            for cell in row.cells { if let unit = caption(document.text, cell) { return unit } }
        }
        return nil
    }

    /// 金额单位：万元 on a cover, for the figures of the whole text.
    static func aboveText(in document: Document) -> TableUnit? {
        for (i, block) in document.blocks.prefix(10).enumerated() {
            guard case .paragraph(let paragraph) = block, paragraph.span.count < 60 else { continue }
            if i + 1 < document.blocks.count, case .table = document.blocks[i + 1] { continue }
            let text = document.text
            let cursor = Cursor(text, paragraph.span)
            guard cursor.stands("金额单位") || cursor.stands("单位：") || cursor.stands("单位:") else { continue }
            if let unit = caption(document.text, paragraph.span) { return unit }
        }
        return nil
    }

    /// 支出规模(元), 年初预算数（万元）, also where the bracket was never closed.
    static func inBrackets(_ text: [UInt8], _ span: ByteSpan) -> TableUnit? {
        guard span.count >= 6, span.count < 120 else { return nil }
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.eat("（") || cursor.eat("(") {
                _ = cursor.eat("单位：") || cursor.eat("单位:")
                if let unit = money(&cursor) { return unit }
            } else {
                cursor.step()
            }
        }
        return nil
    }

    /// 单位：万元
    private static func caption(_ text: [UInt8], _ span: ByteSpan) -> TableUnit? {
        guard span.count < 300 else { return nil }
        var cursor = Cursor(text, span)
        while !cursor.isAtEnd {
            if cursor.eat("单位") || cursor.eat("金额") {
                cursor.skipSpace()
                _ = cursor.eat("：") || cursor.eat(":")
                cursor.skipSpace()
                _ = cursor.eat("人民币")
                if let unit = money(&cursor) { return unit }
            } else {
                cursor.step()
            }
        }
        return inBrackets(text, span)
    }

    private static func money(_ cursor: inout Cursor) -> TableUnit? {
        cursor.skipSpace()
        if cursor.eat("万元") { return TableUnit(exponent: 4) }
        if cursor.eat("亿元") { return TableUnit(exponent: 8) }
        if cursor.eat("千元") { return TableUnit(exponent: 3) }
        if cursor.eat("元") { return TableUnit(exponent: 0) }
        return nil
    }
}
