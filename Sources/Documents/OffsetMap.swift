/// Leads from offsets in a text back to where its bytes came from.
struct OffsetMap: Sendable {
    /// From `text` on, bytes come from `source` on, one by one.
    private struct Run: Sendable {
        var text: Int
        var source: Int
    }

    private var runs: [Run] = []
    /// How far the source is ahead of the text in the last run.
    private var lead: Int?

    mutating func reserveCapacity(_ count: Int) { runs.reserveCapacity(count) }

    mutating func add(text: Int, source: Int) {
        if source - text == lead { return }
        lead = source - text
        if let last = runs.last, last.text == text {
            runs[runs.count - 1].source = source
        } else {
            runs.append(Run(text: text, source: source))
        }
    }

    /// Where bytes stand together in the text that do not in the source.
    var joints: [Int] { runs.dropFirst().map(\.text) }

    func source(of text: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].text <= text { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return text }
        let run = runs[low - 1]
        return run.source + (text - run.text)
    }
}
