// Markdown to HTML beside bare cmark, on the file given: microseconds for each, the median of many runs.
//
//     swift run -c release rendering-benchmark report.md
import CCmark
import Glibc
import Rendering

func median(of rounds: Int = 2000, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    var times = (0..<rounds).map { _ in clock.measure(body) }
    times.sort()
    let middle = times[rounds / 2].components
    return Double(middle.attoseconds) / 1e12 + Double(middle.seconds) * 1e6
}

func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
}

guard CommandLine.arguments.count == 2, case let text = contents(of: CommandLine.arguments[1]), !text.isEmpty else {
    print("usage: rendering-benchmark FILE.md")
    exit(2)
}

func tenths(_ value: Double) -> String {
    let scaled = Int((value * 10).rounded())
    return "\(scaled / 10).\(scaled % 10)"
}

let markdown = Markdown()
var options = Markdown.Options()
options.headingIDs = .fromText(prefix: "")
var out: [UInt8] = []
for round in 1...3 {
    let bare = median {
        text.withUnsafeBytes {
            free(cmark_markdown_to_html($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, 0))
        }
    }
    let ours = median {
        out.removeAll(keepingCapacity: true)
        markdown.render(text, options, into: &out)
    }
    print(
        "round \(round): \(text.count) bytes, cmark \(tenths(bare)) µs, ours \(tenths(ours)) µs, ratio \(tenths(ours / bare * 10)) / 10"
    )
}
