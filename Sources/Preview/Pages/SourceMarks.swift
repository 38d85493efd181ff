import Figures
import Rendering

/// The places in a source that are lit up: none over another.
struct SourceMarks {
    private struct Mark {
        var place: ByteSpan
        /// What the mark leads to.
        var number: Int
        var isFault: Bool
    }

    private var marks: [Mark] = []
    /// For each row the mark that shows it, by the mark's own number.
    private var shown: [Int: Int] = [:]

    init(_ rows: [Understood.Row]) {
        // Figures before the sentences that hold them: what is short is what was read.
        let placed = rows.filter { $0.place.map { !$0.isEmpty } ?? false }
            .sorted { ($0.place?.count ?? 0, $0.number) < ($1.place?.count ?? 0, $1.number) }
        var taken: [Mark] = []
        for row in placed {
            guard let place = row.place else { continue }
            if let other = SourceMarks.overlapping(place, taken) {
                shown[row.number] = taken[other].number
                // A figure leads to what it was taken for; that it fails is seen on it.
                if row.isFault { taken[other].isFault = true }
                continue
            }
            let at = taken.firstIndex { $0.place.start > place.start } ?? taken.count
            taken.insert(Mark(place: place, number: row.number, isFault: row.isFault), at: at)
            shown[row.number] = row.number
        }
        marks = taken
    }

    private static func overlapping(_ place: ByteSpan, _ marks: [Mark]) -> Int? {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].place.end <= place.start { low = middle + 1 } else { high = middle }
        }
        return low < marks.count && marks[low].place.start < place.end ? low : nil
    }

    func mark(of row: Int) -> Int? { shown[row] }

    /// The source with its line numbers and marks.
    func write(_ source: [UInt8], into out: inout [UInt8]) {
        var line = 1
        func number(_ out: inout [UInt8]) {
            out.append(raw: "<span class=\"ln\" aria-hidden=\"true\">\(line)</span>")
        }
        func text(_ range: Range<Int>, _ out: inout [UInt8]) {
            var start = range.lowerBound
            while start < range.upperBound {
                let end = source[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
                Escape.text(source[start..<end], into: &out)
                guard end < range.upperBound else { return }
                out.append("\n")
                line += 1
                number(&out)
                start = end + 1
            }
        }
        number(&out)
        var at = 0
        for mark in marks {
            let (start, end) = (min(mark.place.start, source.count), min(mark.place.end, source.count))
            guard start >= at, start < end else { continue }
            text(at..<start, &out)
            out.append(
                raw: "<a id=\"m\(mark.number)\" href=\"#u\(mark.number)\"\(mark.isFault ? " class=\"fails\"" : "")>")
            text(start..<end, &out)
            out.append("</a>")
            at = end
        }
        text(at..<source.count, &out)
    }
}

/// Where the lines of a text begin.
struct LineStarts {
    private var starts = [0]

    init(_ bytes: [UInt8]) {
        for (place, byte) in bytes.enumerated() where byte == 0x0A { starts.append(place + 1) }
    }

    /// Counted from 1.
    func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }
}
