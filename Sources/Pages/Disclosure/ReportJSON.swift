import Audit
import Documents
import Figures
import Rendering
import Reports

/// A report as `gongkai/report/1`: what `gongkai read --json` prints and what stands beside each page.
///
/// Spans lead into the source, decoded to UTF-8; values are strings of exact decimals.
public struct ReportJSON {
    let report: Report
    let findings: [Finding]
    /// What each finding says.
    let words: [FindingWords]
    /// The SHA-256 of the file as received.
    let sha256: String

    public init(_ report: Report, findings: [Finding] = []) {
        self.init(
            report, findings: findings, words: findings.map(\.words), sha256: report.document.source.sha256)
    }

    init(_ report: Report, findings: [Finding], words: [FindingWords], sha256: String) {
        self.report = report
        self.findings = findings
        self.words = words
        self.sha256 = sha256
    }

    public func write(into out: inout [UInt8], style: JSON.Style = .compact) {
        report.document.text.withUnsafeBufferPointer { text in
            ReportJSONWriter(report: report, document: report.document, text: text).write(self, into: &out, style)
        }
    }
}

/// Writes a report while the bytes of its text are at hand.
private struct ReportJSONWriter {
    let report: Report
    let document: Document
    let text: UnsafeBufferPointer<UInt8>

    func write(_ json: ReportJSON, into out: inout [UInt8], _ style: JSON.Style) {
        JSON.object(into: &out, style: style) { object in
            object.string("schema", "gongkai/report/1")
            source(json.sha256, &object)
            identity(&object)
            object.array("facts") { list in
                for (index, fact) in report.facts.enumerated() { list.object { write(fact, index, &$0) } }
            }
            object.array("indicators") { list in
                for indicator in report.indicators { list.object { write(indicator, &$0) } }
            }
            object.array("tasks") { list in
                for task in report.tasks { list.object { write(task, &$0) } }
            }
            object.array("sections") { list in
                for chapter in report.chapters {
                    list.object {
                        $0.int("level", chapter.level)
                        $0.string("number", chapter.number.isEmpty ? nil : words(chapter.number))
                        $0.string("title", words(chapter.title))
                        $0.span("span", document.place(chapter.span))
                    }
                }
            }
            object.array("problems") { list in for item in report.problems { list.string(words(item)) } }
            object.array("measures") { list in for item in report.measures { list.string(words(item)) } }
            object.array("findings") { list in
                let findings = json.findings
                for index in findings.indices {
                    list.object { findings[index].write(&$0, json.words[index], in: document) }
                }
            }
        }
    }

    private func source(_ sha256: String, _ json: inout JSONObject) {
        let source = document.source
        json.object("source") {
            $0.string("name", source.name)
            $0.plain("sha256", sha256)
            $0.int("bytes", source.byteCount)
            $0.string("encoding", source.encoding.rawValue)
        }
    }

    private func identity(_ json: inout JSONObject) {
        json.string("kind", report.kind.rawValue)
        json.string("title", report.title.map(words))
        json.string("department", report.department?.name)
        json.string("department_printed", report.department?.printed)
        json.array("aliases") { list in for alias in report.department?.aliases ?? [] { list.string(alias) } }
        json.array("region") { list in for level in report.region { list.string(level) } }
        json.int("year", report.year?.value)
        json.string("document_date", report.date?.value)
        if let score = report.score {
            json.object("score") {
                $0.decimal("value", score.value)
                $0.decimal("out_of", score.outOf)
                $0.string("printed", words(score.span))
                $0.span("span", document.place(score.span))
            }
        } else {
            json.null("score")
        }
        if let grade = report.grade {
            json.object("grade") {
                $0.string("value", grade.value.rawValue)
                $0.string("printed", words(grade.span))
                $0.span("span", document.place(grade.span))
            }
        } else {
            json.null("grade")
        }
    }

    private func write(_ fact: Fact, _ index: Int, _ json: inout JSONObject) {
        json.field("id", room: 23) { $0.put(factName: index) }
        json.field("concept", room: Concept.most + 2) {
            $0.put(UInt8(ascii: "\""))
            $0.put(fact.concept)
            $0.put(UInt8(ascii: "\""))
        }
        json.decimal("value", fact.value, places: fact.unit == .yuan ? 2 : 0)
        json.plain("unit", fact.unit.name)
        json.string("printed", words(fact.figure.span))
        json.bool("approximate", fact.figure.isApproximate)
        json.string("subject", fact.subject.map(words))
        json.plain("where", fact.origin.isText ? "text" : "table")
        json.span("span", document.place(fact.figure.span))
    }

    private func write(_ indicator: Indicator, _ json: inout JSONObject) {
        json.string("level1", indicator.level1.map(words))
        json.string("level2", indicator.level2.map(words))
        json.string("level3", indicator.level3.map(words))
        json.string("target", indicator.target.map(words))
        json.string("actual", indicator.actual.map(words))
        json.string("unit", indicator.unit.map(words))
        json.decimal("weight", indicator.weight?.value)
        json.decimal("score", indicator.score?.value)
        json.decimal("rate", indicator.rate?.value)
        json.decimal("completion", indicator.completion?.value)
        json.string("reason", indicator.reason.map(words))
        json.span("span", document.place(indicator.span))
    }

    private func write(_ task: Reports.Task, _ json: inout JSONObject) {
        json.string("name", words(task.name))
        json.string("goal", task.goal.map(words))
        json.string("done", task.done.map(words))
        json.decimal("amount", task.amount?.value, places: 2)
        json.array("indicators") { list in
            for measure in task.indicators {
                list.object {
                    $0.string("name", words(measure.name))
                    $0.string("actual", measure.actual.map(words))
                }
            }
        }
        json.span("span", document.place(task.span))
    }

    /// The words of a span; breaks that stood inside them become blanks.
    private func words(_ span: ByteSpan) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[span.range.clamped(to: 0..<text.count)])
    }
}
