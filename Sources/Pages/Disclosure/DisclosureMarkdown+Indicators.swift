import Figures
import Rendering
import Reports

/// The indicators: bars, the marks lost with their reasons, and all rows.
extension DisclosureMarkdown {
    func writeIndicators(into parts: inout Parts) {
        rows.text.withUnsafeBufferPointer { text in
            writeBars(text, into: &parts[.bars])
            writeLostBars(text, into: &parts[.lostBars])
            writeLost(text, into: &parts[.lost])
            writeAll(text, into: &parts[.indicators])
        }
    }

    private func writeBars(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        guard !rows.bars.isEmpty else { return }
        out.append("```chart bars\n")
        for row in rows.bars {
            appendLine(text[row.name.range], into: &out)
            out.append("：")
            out.append(decimal: row.score)
            out.append(" / ")
            out.append(decimal: row.weight)
            out.append("\n")
        }
        out.append("```\n\n")
    }

    private func writeLostBars(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        let ranked = rows.lostRanked
        guard !ranked.isEmpty else { return }
        out.append("```chart lost\n")
        for row in ranked {
            appendLine(text[row.name.range], into: &out)
            out.append("：−")
            out.append(decimal: row.lost)
            out.append("\n")
        }
        out.append("```\n\n")
    }

    private func writeLost(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        guard !rows.lost.isEmpty else { return }
        head([page.indicator, page.weight, page.score, page.lost, page.reason], figures: 1..<4, into: &out)
        for row in rows.lost {
            out.append("| ")
            MarkdownText.inline(UnsafeBufferPointer(rebasing: text[row.name.range]), into: &out)
            out.append(" | ")
            out.append(decimal: row.weight)
            out.append(" | ")
            out.append(decimal: row.score)
            out.append(" | −")
            out.append(decimal: row.lost)
            out.append(" | ")
            if let reason = row.reason, !reason.isEmpty {
                MarkdownText.inline(UnsafeBufferPointer(rebasing: text[reason.range]), into: &out)
            } else {
                MarkdownText.inline(page.noReason, into: &out)
            }
            out.append(" |\n")
        }
        out.append("\n")
    }

    private func writeAll(_ text: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        guard !rows.rows.isEmpty else { return }
        let has = rows.hasLevels
        let hasTarget = rows.rows.contains { $0.target.map { !$0.isEmpty } ?? false }
        let hasActual = rows.rows.contains { $0.actual.map { !$0.isEmpty } ?? false }
        var columns: [[UInt8]] = []
        if has.first { columns.append(page.level1) }
        if has.second { columns.append(page.level2) }
        if has.third { columns.append(page.level3) }
        if hasTarget { columns.append(page.target) }
        if hasActual { columns.append(page.actual) }
        columns += [page.weight, page.score]
        head(columns, figures: columns.count - 2..<columns.count, into: &out)
        func cell(_ span: ByteSpan?, _ out: inout [UInt8]) {
            out.append(" ")
            if let span { MarkdownText.inline(UnsafeBufferPointer(rebasing: text[span.range]), into: &out) }
            out.append(" |")
        }
        func cell(_ number: CellValue?, _ out: inout [UInt8]) {
            out.append(" ")
            if let number { out.append(decimal: number.value) }
            out.append(" |")
        }
        for row in rows.rows {
            out.append("|")
            if has.first { cell(row.level1, &out) }
            if has.second { cell(row.level2, &out) }
            if has.third { cell(row.level3, &out) }
            if hasTarget { cell(row.target, &out) }
            if hasActual { cell(row.actual, &out) }
            cell(row.weight, &out)
            cell(row.score, &out)
            out.append("\n")
        }
        out.append("\n")
    }

    /// One line inside a fenced block: nothing in it can end the block.
    private func appendLine(_ words: Slice<UnsafeBufferPointer<UInt8>>, into out: inout [UInt8]) {
        for byte in words { out.append(byte < 0x20 || byte == UInt8(ascii: "`") ? 0x20 : byte) }
    }

    var bulletBars: BulletBars? {
        guard !rows.bars.isEmpty else { return nil }
        return BulletBars(
            rows.bars.map {
                BulletBars.Row(name: rows.text[$0.name.range], value: $0.score.reduced, maximum: $0.weight.reduced)
            },
            columns: (name: page.indicator, value: page.score, maximum: page.weight))
    }

    var lostMarks: LostMarks? {
        let ranked = rows.lostRanked
        guard !ranked.isEmpty else { return nil }
        return LostMarks(
            ranked.map { LostMarks.Row(name: rows.text[$0.name.range], lost: $0.lost.reduced) },
            columns: (name: page.indicator, lost: page.lost))
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
