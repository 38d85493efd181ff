import Audit
import Disclosures
import Figures
import Rendering
import Reports

/// Writes the parts of a report's page as Markdown.
///
/// A class, for it holds so much that a copy would cost a hundred counts of references.
final class DisclosureMarkdown {
    let reading: Reading
    let page: PageWords
    let money: Money
    let rows: ScoreRows
    /// For each finding, the check that its figure in the text leads to.
    let marked: [Int?]
    let figures: [CheckedFigure]
    /// What each finding says.
    let words: [FindingWords]

    init(_ reading: Reading, _ page: PageWords) {
        self.reading = reading
        self.page = page
        words = reading.findings.map(\.words)
        money = Money(reading.report, accounts: reading.accounts)
        rows = ScoreRows(reading.indicatorReport)
        (figures, marked) = CheckedFigure.all(reading.findings, textCount: reading.report.document.text.count)
    }

    func write(into parts: inout Parts, record: inout Record) {
        writeIndicators(into: &parts)
        writeMoney(into: &parts)
        writeChecks(into: &parts, record: &record)
        writeTasks(into: &parts[.tasks])
        writeItems(reading.report.problems, into: &parts[.problems])
        writeItems(reading.report.measures, into: &parts[.measures])
        SourceMarkdown(reading.report.document, marks: figures, headingOffset: 2).write(into: &parts[.report])
        if let scores = reading.scores {
            SourceMarkdown(scores.document, headingOffset: 2).write(into: &parts[.scores])
        }
        if let accounts = reading.accounts {
            SourceMarkdown(accounts.document, headingOffset: 2).write(into: &parts[.accounts])
        }
    }

    private func writeItems(_ items: [ByteSpan], into out: inout [UInt8]) {
        for item in items {
            out.append("- ")
            MarkdownText.paragraph(reading.report.document.text[item.range], into: &out)
            out.append("\n")
        }
        if !items.isEmpty { out.append("\n") }
    }

    private func writeTasks(into out: inout [UInt8]) {
        let text = reading.report.document.text
        for task in reading.report.tasks {
            out.append("### ")
            MarkdownText.inline(text[task.name.range], into: &out)
            out.append("\n\n")
            if let goal = task.goal, !goal.isEmpty { writeLine(page.goal, text[goal.range], into: &out) }
            if let done = task.done, !done.isEmpty { writeLine(page.done, text[done.range], into: &out) }
            if let amount = task.amount {
                var words: [UInt8] = []
                Amounts.wan(amount.value, into: &words)
                words.append(" ")
                words.append(contentsOf: page.wan)
                writeLine(page.taskAmount, words[...], into: &out)
            }
            for measure in task.indicators {
                out.append("- ")
                MarkdownText.paragraph(text[measure.name.range], into: &out)
                if let actual = measure.actual, !actual.isEmpty {
                    out.append("：")
                    MarkdownText.inline(text[actual.range], into: &out)
                }
                out.append("\n")
            }
            out.append("\n")
        }
    }

    /// The head of a table; `figures` are set to the right.
    func head(_ columns: [[UInt8]], figures: Range<Int>, into out: inout [UInt8]) {
        out.append("|")
        for column in columns {
            out.append(" ")
            MarkdownText.inline(column, into: &out)
            out.append(" |")
        }
        out.append("\n|")
        for column in columns.indices {
            if figures.contains(column) { out.append("---:|") } else { out.append("---|") }
        }
        out.append("\n")
    }

    private func writeLine(_ label: [UInt8], _ words: ArraySlice<UInt8>, into out: inout [UInt8]) {
        out.append("**")
        MarkdownText.inline(label, into: &out)
        out.append("**：")
        MarkdownText.inline(words, into: &out)
        out.append("\n\n")
    }
}
