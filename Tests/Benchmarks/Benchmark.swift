import Audit
import CCmark
import Documents
import Glibc
import Reports

/// How long reading takes, beside libcmark rendering the same bytes in the same process.
struct Benchmark {
    let name: String
    let reports: [[UInt8]]

    /// Microseconds for one report, medians over all rounds.
    struct Result {
        var name: String
        var count: Int
        var bytes: Int
        var document: Double
        var report: Double
        var audit: Double
        var cmark: Double

        /// Of Source, Document and Report, as if each report had exactly 12 KB.
        var per12KB: Double { (document + report) * 12_288 * Double(count) / Double(bytes) }
        /// Of the audit, on top of reading.
        var auditPer12KB: Double { audit * 12_288 * Double(count) / Double(bytes) }
        var ratio: Double { (document + report) / cmark }
    }

    func run(rounds: Int) -> Result {
        let bytes = reports.reduce(0) { $0 + $1.count }
        // A round reads at least 2 MB, so that the clock's grain does not show.
        let passes = max(1, 2_000_000 / max(1, bytes))
        var documents: [Double] = []
        var understood: [Double] = []
        var audited: [Double] = []
        var rendered: [Double] = []
        // The first round warms caches and reads the word lists.
        for round in 0...rounds {
            let (document, report, audit) = read(passes)
            let cmark = time(passes) { for bytes in reports { render(bytes) } }
            guard round > 0 else { continue }
            documents.append(document)
            understood.append(report)
            audited.append(audit)
            rendered.append(cmark)
        }
        return Result(
            name: name, count: reports.count, bytes: bytes, document: median(documents), report: median(understood),
            audit: median(audited), cmark: median(rendered))
    }

    private func read(_ passes: Int) -> (document: Double, report: Double, audit: Double) {
        var documents: [Document] = []
        documents.reserveCapacity(reports.count)
        let document = time(passes) {
            documents.removeAll(keepingCapacity: true)
            for bytes in reports {
                if let source = try? Source(name: "bench", received: bytes) { documents.append(Document(source)) }
            }
        }
        var understood: [Report] = []
        understood.reserveCapacity(reports.count)
        let report = time(passes) {
            understood.removeAll(keepingCapacity: true)
            for document in documents { understood.append(Report(document)) }
        }
        var findings = 0
        let audit = time(passes) { for report in understood { findings += Audit(report).findings.count } }
        precondition(documents.count == reports.count && findings >= 0, "a report of the benchmark was refused")
        return (document, report, audit)
    }

    /// Microseconds for one report.
    private func time(_ passes: Int, _ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<passes { body() }
        let elapsed = (clock.now - start) / (passes * max(1, reports.count))
        return Double(elapsed.components.attoseconds) / 1e12 + Double(elapsed.components.seconds) * 1e6
    }

    private func render(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            free(cmark_markdown_to_html(text, buffer.count, CMARK_OPT_DEFAULT))
        }
    }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
