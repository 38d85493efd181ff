import Audit
import Documents
import Reports

/// `audit-bench FILE...`: times the audit of reports that were read before, the best of many rounds.
let rounds = 40
let passes = 100
var total = 0.0
var bytes = 0

for path in CommandLine.arguments.dropFirst() {
    let source = try Source.read(path: path)
    let report = Report(Document(source))
    var best = Double.infinity
    var findings = 0
    for _ in 0..<rounds {
        let elapsed = ContinuousClock().measure {
            for _ in 0..<passes { findings = Audit(report).findings.count }
        }
        best = min(best, Double(elapsed.components.attoseconds) / 1e12 / Double(passes))
    }
    total += best
    bytes += source.byteCount
    print(
        "\(Int((best * 10).rounded())) tenths of a microsecond, \(findings) findings, \(source.byteCount) bytes: \(path)"
    )
}
if bytes > 0 { print("\(Int((total * 12_288 / Double(bytes)).rounded())) microseconds per 12 KB; goal: 20") }
