import Glibc

/// `gongkai-bench [--rounds N] [--start TOOL] [NAME=FOLDER...] [synthetic=N]`: times reading a folder's .txt and .md, or made-up reports.
/// `gongkai-bench generate N OUT [small]`: writes N synthetic reports as a Content folder; small ones have 1 KB each.

let arguments = Array(CommandLine.arguments.dropFirst())

if arguments.first == "generate", arguments.count == 3 || arguments.last == "small", let count = Int(arguments[1]) {
    Content(count: count, isSmall: arguments.last == "small").write(to: arguments[2])
} else {
    var rounds = 9
    var groups: [Benchmark] = []
    var places = arguments[...]
    if places.first == "--rounds", places.count >= 2, let count = Int(places[places.startIndex + 1]) {
        rounds = max(1, count)
        places = places.dropFirst(2)
    }
    var tool: String?
    if places.first == "--start", places.count >= 2 {
        tool = places[places.startIndex + 1]
        places = places.dropFirst(2)
    }
    for place in places {
        let parts = place.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let reports =
            parts[0] == "synthetic" ? Content(count: Int(parts[1]) ?? 0).reports : Content.reports(in: String(parts[1]))
        if !reports.isEmpty { groups.append(Benchmark(name: String(parts[0]), reports: reports)) }
    }

    print("reports        number  bytes each   document     report   cmark   us per 12 KB   of cmark   audit per 12 KB")
    for group in groups {
        let result = group.run(rounds: rounds)
        func column(_ value: Double, _ width: Int) -> String {
            let tenths = Int((value * 10).rounded())
            return padded("\(tenths / 10).\(tenths % 10)", width)
        }
        func padded(_ words: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - words.count)) + words
        }
        let ratio = Int((result.ratio * 100).rounded())
        print(
            result.name + String(repeating: " ", count: max(1, 12 - result.name.count)) + padded("\(result.count)", 9)
                + padded("\(result.bytes / result.count)", 12) + column(result.document, 11) + column(result.report, 11)
                + column(result.cmark, 8) + column(result.per12KB, 15)
                + padded("\(ratio / 100).\(ratio % 100 < 10 ? "0" : "")\(ratio % 100)", 11)
                + column(result.auditPer12KB, 18))
        fflush(nil)
    }
    print(
        "microseconds, medians of \(rounds) rounds in one process, one core; goals: reading 60 per 12 KB and 1.50 of cmark, audit 20"
    )
    if let tool, let start = ProcessStart(tool: tool).median(runs: 100) {
        let tenths = Int((start * 10).rounded())
        print("\(tool) --version: \(tenths / 10).\(tenths % 10) ms from start to end, median of 100; goal: under 10")
    }
}
