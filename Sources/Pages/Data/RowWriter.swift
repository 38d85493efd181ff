import Audit
import Disclosures
import Figures
import Rendering
import Reports

/// Writes what a report has to say in the tables, and puts it aside. The order of cells is that of ``Tables``.
struct RowWriter {
    private let attic: Attic
    private var rows: [UInt8] = []
    /// Department and year: what every row begins with.
    private var key: [UInt8] = []

    init(_ attic: Attic) {
        self.attic = attic
    }

    mutating func write(_ reading: Reading, _ words: [FindingWords], _ slug: String) -> TableRows {
        key.removeAll(keepingCapacity: true)
        key.append(raw: slug)
        key.append(UInt8(ascii: ","))
        key.append(number: reading.disclosure.year)
        rows.removeAll(keepingCapacity: true)
        var written = TableRows()
        writeFacts(reading.report)
        written.facts = TableRows.Part(bytes: rows.count, rows: reading.report.facts.count)
        var start = rows.count
        writeIndicators(reading.indicatorReport)
        written.indicators = TableRows.Part(
            bytes: rows.count - start, rows: reading.indicatorReport.indicators.count)
        start = rows.count
        writeFindings(reading, words)
        written.findings = TableRows.Part(bytes: rows.count - start, rows: reading.findings.count)
        written.fingerprint = Fingerprint(rows).value
        written.start = attic.put(rows).start
        return written
    }

    private mutating func writeFacts(_ report: Report) {
        let text = report.document.text
        var row = CSVRow()
        for (index, fact) in report.facts.enumerated() {
            row.plain(key, into: &rows)
            row.plain(StaticString("f"), into: &rows)
            rows.append(number: index + 1)
            row.plain(fact.concept.line.rawValue, into: &rows)
            if let column = fact.concept.column { append(column) }
            if let qualifier = fact.concept.qualifier { append(qualifier) }
            row.text(fact.subject.map { text[$0.range] }, into: &rows)
            row.decimal(fact.unit == .yuan ? Amounts.cents(fact.value) : fact.value, into: &rows)
            row.plain(fact.unit.name, into: &rows)
            row.text(text[fact.figure.span.range], into: &rows)
            row.bool(fact.figure.isApproximate, into: &rows)
            row.plain(fact.origin.isText ? "text" : "table", into: &rows)
            row.end(into: &rows)
        }
    }

    private mutating func append(_ column: BudgetColumn) {
        rows.append(UInt8(ascii: "."))
        rows.append(raw: column.rawValue)
    }

    private mutating func writeIndicators(_ report: Report) {
        let text = report.document.text
        var row = CSVRow()
        for (index, indicator) in report.indicators.enumerated() {
            row.plain(key, into: &rows)
            row.int(index + 1, into: &rows)
            for span in [
                indicator.level1, indicator.level2, indicator.level3, indicator.target, indicator.actual,
                indicator.unit,
            ] { row.text(span.map { text[$0.range] }, into: &rows) }
            for value in [indicator.weight, indicator.score, indicator.rate, indicator.completion] {
                row.decimal(value?.value, into: &rows)
            }
            row.text(indicator.reason.map { text[$0.range] }, into: &rows)
            row.end(into: &rows)
        }
    }

    private mutating func writeFindings(_ reading: Reading, _ words: [FindingWords]) {
        var row = CSVRow()
        for (index, finding) in reading.findings.enumerated() {
            row.plain(key, into: &rows)
            row.int(index + 1, into: &rows)
            row.plain(finding.rule, into: &rows)
            row.plain(finding.severity?.rawValue, into: &rows)
            row.plain(finding.outcome.rawValue, into: &rows)
            row.bool(!finding.operands.isEmpty, into: &rows)
            row.text(words[index].message, into: &rows)
            row.text(finding.severity == nil ? nil : reading.explanation(of: finding), into: &rows)
            row.end(into: &rows)
        }
    }
}

extension Amounts {
    /// Yuan with two places at least.
    static func cents(_ yuan: Decimal) -> Decimal {
        yuan.scale < 2 ? (try? yuan.rescaled(to: 2)) ?? yuan : yuan
    }
}
