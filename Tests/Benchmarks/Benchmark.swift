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
        var cmark: Double

        /// Of Source, Document and Report, as if each report had exactly 12 KB.
        var per12KB: Double { (document + report) * 12_288 * Double(count) / Double(bytes) }
        var ratio: Double { (document + report) / cmark }
    }

    func run(rounds: Int) -> Result {
        let bytes = reports.reduce(0) { $0 + $1.count }
        // A round reads at least 2 MB, so that the clock's grain does not show.
        let passes = max(1, 2_000_000 / max(1, bytes))
        var documents: [Double] = []
        var understood: [Double] = []
        var rendered: [Double] = []
        // The first round warms caches and reads the word lists.
        for round in 0...rounds {
            let (document, report) = read(passes)
            let cmark = time(passes) { for bytes in reports { render(bytes) } }
            guard round > 0 else { continue }
            documents.append(document)
            understood.append(report)
            rendered.append(cmark)
        }
        return Result(
            name: name, count: reports.count, bytes: bytes, document: median(documents), report: median(understood),
            cmark: median(rendered))
    }

    private func read(_ passes: Int) -> (document: Double, report: Double) {
        var documents: [Document] = []
        documents.reserveCapacity(reports.count)
        let document = time(passes) {
            documents.removeAll(keepingCapacity: true)
            for bytes in reports {
                if let source = try? Source(name: "bench", received: bytes) { documents.append(Document(source)) }
            }
        }
        var facts = 0
        let report = time(passes) { for document in documents { facts += Report(document).facts.count } }
        precondition(documents.count == reports.count && facts >= 0, "a report of the benchmark was refused")
        return (document, report)
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
