import Figures
import Rendering
import Reports

/// The indicators: bars, the marks lost with their reasons, and all rows.
extension DisclosureMarkdown {
    func writeIndicators(into parts: inout Parts) {
        let text = rows.text
        if !rows.bars.isEmpty {
            parts[.bars].append("```chart bars\n")
            for row in rows.bars {
                appendLine(text[row.name.range], into: &parts[.bars])
                parts[.bars].append("：")
                parts[.bars].append(decimal: row.score)
                parts[.bars].append(" / ")
                parts[.bars].append(decimal: row.weight)
                parts[.bars].append("\n")
            }
            parts[.bars].append("```\n\n")
        }
        if !rows.lost.isEmpty {
            parts[.lost].append("| 指标 | 分值 | 得分 | 扣分 | 原因 |\n|---|---:|---:|---:|---|\n")
            for row in rows.lost {
                parts[.lost].append("| ")
                MarkdownText.inline(text[row.name.range], into: &parts[.lost])
                for value in [row.weight, row.score] {
                    parts[.lost].append(" | ")
                    parts[.lost].append(decimal: value)
                }
                parts[.lost].append(" | −")
                parts[.lost].append(decimal: row.lost)
                parts[.lost].append(" | ")
                if let reason = row.reason, !reason.isEmpty {
                    MarkdownText.inline(text[reason.range], into: &parts[.lost])
                } else {
                    parts[.lost].append("表中没有写")
                }
                parts[.lost].append(" |\n")
            }
            parts[.lost].append("\n")
        }
        writeAll(into: &parts[.indicators])
    }

    private func writeAll(into out: inout [UInt8]) {
        guard !rows.rows.isEmpty else { return }
        let text = rows.text
        let has = rows.hasLevels
        let hasTarget = rows.rows.contains { $0.target.map { !$0.isEmpty } ?? false }
        let hasActual = rows.rows.contains { $0.actual.map { !$0.isEmpty } ?? false }
        var columns: [(StaticString, Bool, (Indicator, inout [UInt8]) -> Void)] = []
        func words(_ title: StaticString, _ path: @escaping (Indicator) -> ByteSpan?) {
            columns.append(
                (
                    title, false,
                    { row, out in if let span = path(row) { MarkdownText.inline(text[span.range], into: &out) } }
                ))
        }
        func number(_ title: StaticString, _ path: @escaping (Indicator) -> CellValue?) {
            columns.append((title, true, { row, out in if let cell = path(row) { out.append(decimal: cell.value) } }))
        }
        if has.first { words("一级指标") { $0.level1 } }
        if has.second { words("二级指标") { $0.level2 } }
        if has.third { words("三级指标") { $0.level3 } }
        if hasTarget { words("目标") { $0.target } }
        if hasActual { words("实际") { $0.actual } }
        number("分值") { $0.weight }
        number("得分") { $0.score }
        out.append("|")
        for column in columns {
            out.append(" ")
            out.append(column.0)
            out.append(" |")
        }
        out.append("\n|")
        for column in columns { out.append(column.1 ? "---:|" : "---|") }
        out.append("\n")
        for row in rows.rows {
            out.append("|")
            for column in columns {
                out.append(" ")
                column.2(row, &out)
                out.append(" |")
            }
            out.append("\n")
        }
        out.append("\n")
    }

    /// One line inside a fenced block: nothing in it can end the block.
    private func appendLine(_ words: ArraySlice<UInt8>, into out: inout [UInt8]) {
        for byte in words { out.append(byte < 0x20 || byte == UInt8(ascii: "`") ? 0x20 : byte) }
    }

    var bulletBars: BulletBars? {
        guard !rows.bars.isEmpty else { return nil }
        return BulletBars(
            rows.bars.map {
                BulletBars.Row(name: rows.text[$0.name.range], value: $0.score.reduced, maximum: $0.weight.reduced)
            },
            columns: (name: "指标", value: "得分", maximum: "分值"))
    }

    /// The marks lost as far as the bars show them, and how many bars are full.
    var lostTotal: (lost: Decimal, full: Int) {
        var lost = Decimal.zero
        var full = 0
        for row in rows.bars {
            if let sum = try? lost.adding(row.lost), row.lost > .zero { lost = sum }
            if row.lost <= .zero { full += 1 }
        }
        return (lost.reduced, full)
    }
}
