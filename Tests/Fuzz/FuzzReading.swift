import Documents
import Pages
import Reports

/// Bytes → source → document → report → JSON, for libFuzzer. A refusal is an answer; a trap is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzReading(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let source = try? Source(name: "fuzz", received: bytes) else { return 0 }
    let report = Report(Document(source))
    var json: [UInt8] = []
    ReportJSON(report).write(into: &json)
    precondition(!json.isEmpty)
    var end = 0
    for block in report.document.blocks {
        let span = block.span
        precondition(
            span.start >= end && span.end >= span.start && span.end <= report.document.text.count, "blocks overlap")
        let place = report.document.place(span)
        precondition(
            place.start >= 0 && place.start <= place.end && place.end <= source.bytes.count,
            "a place outside the source")
        end = span.end
    }
    return 0
}
