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
        written.facts = part(from: 0, reading.report.facts.count)
        var start = rows.count
        writeIndicators(reading.indicatorReport)
        written.indicators = part(from: start, reading.indicatorReport.indicators.count)
        start = rows.count
        writeFindings(reading, words)
        written.findings = part(from: start, reading.findings.count)
        written.start = attic.put(rows).start
        return written
    }

    private func part(from start: Int, _ count: Int) -> TableRows.Part {
        let fingerprint = rows.withUnsafeBytes { Fingerprint(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        return TableRows.Part(bytes: rows.count - start, rows: count, fingerprint: fingerprint.value)
    }

    private mutating func writeFacts(_ report: Report) {
        let text = report.document.text
        var row = CSVRow()
        for (index, fact) in report.facts.enumerated() {
            row.plain(key, into: &rows)
            row.cell(atMost: 22, into: &rows) {
                $0.put("f")
                $0.put(number: index + 1)
            }
            row.cell(atMost: Concept.most, into: &rows) { $0.put(fact.concept) }
            row.text(fact.subject.map { text[$0.range] }, into: &rows)
            row.decimal(fact.value, places: fact.unit == .yuan ? 2 : 0, into: &rows)
            row.plain(fact.unit.name, into: &rows)
            row.text(text[fact.figure.span.range], into: &rows)
            row.bool(fact.figure.isApproximate, into: &rows)
            row.plain(fact.origin.isText ? "text" : "table", into: &rows)
            row.end(into: &rows)
        }
    }

    private mutating func writeIndicators(_ report: Report) {
        let text = report.document.text
        var row = CSVRow()
        for (index, indicator) in report.indicators.enumerated() {
            row.plain(key, into: &rows)
            row.int(index + 1, into: &rows)
            row.text(indicator.level1.map { text[$0.range] }, into: &rows)
            row.text(indicator.level2.map { text[$0.range] }, into: &rows)
            row.text(indicator.level3.map { text[$0.range] }, into: &rows)
            row.text(indicator.target.map { text[$0.range] }, into: &rows)
            row.text(indicator.actual.map { text[$0.range] }, into: &rows)
            row.text(indicator.unit.map { text[$0.range] }, into: &rows)
            row.decimal(indicator.weight?.value, into: &rows)
            row.decimal(indicator.score?.value, into: &rows)
            row.decimal(indicator.rate?.value, into: &rows)
            row.decimal(indicator.completion?.value, into: &rows)
            row.text(indicator.reason.map { text[$0.range] }, into: &rows)
            row.end(into: &rows)
        }
    }

    private mutating func writeFindings(_ reading: Reading, _ words: [FindingWords]) {
        var row = CSVRow()
        let findings = reading.findings
        for index in findings.indices {
            row.plain(key, into: &rows)
            row.int(index + 1, into: &rows)
            row.plain(findings[index].rule, into: &rows)
            row.plain(findings[index].severity?.rawValue, into: &rows)
            row.plain(findings[index].outcome.rawValue, into: &rows)
            row.bool(!findings[index].operands.isEmpty, into: &rows)
            row.text(words[index].message, into: &rows)
            let isComplaint = findings[index].severity != nil
            row.text(isComplaint ? reading.explanation(of: findings[index]) : nil, into: &rows)
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
