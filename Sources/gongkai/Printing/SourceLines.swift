import Figures

/// Lines and columns of a text, and how wide its characters are on a terminal.
struct SourceLines {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// Counted from 1, columns in characters. The end is exclusive.
    struct Place {
        var line: Int
        var column: Int
        var endLine: Int
        var endColumn: Int
        var span: ByteSpan
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        self.starts = starts
    }

    func place(_ span: ByteSpan) -> Place {
        let start = min(max(0, span.start), bytes.count)
        let end = min(max(start, span.end), bytes.count)
        let (line, endLine) = (self.line(of: start), self.line(of: end))
        return Place(
            line: line + 1, column: characters(from: starts[line], to: start) + 1, endLine: endLine + 1,
            endColumn: characters(from: starts[endLine], to: end) + 1, span: ByteSpan(start, end))
    }

    private func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func characters(from start: Int, to end: Int) -> Int {
        bytes[start..<max(start, end)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The line around a place, cut to `width` columns, and the marks under the place.
    func excerpt(_ place: Place, width: Int = 96) -> (text: String, marks: String) {
        let start = starts[place.line - 1]
        var end = place.line < starts.count ? starts[place.line] - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        let line = Array(String(decoding: bytes[start..<max(start, end)], as: UTF8.self).unicodeScalars)
        let first = min(place.column - 1, line.count)
        let last = place.endLine == place.line ? min(max(first + 1, place.endColumn - 1), line.count) : line.count
        var from = first
        var before = 0
        while from > 0, before + SourceLines.width(line[from - 1]) <= width / 3 {
            from -= 1
            before += SourceLines.width(line[from])
        }
        var to = from
        var used = 0
        while to < line.count, used + SourceLines.width(line[to]) <= width {
            used += SourceLines.width(line[to])
            to += 1
        }
        let lead = from > 0 ? "…" : ""
        let text = lead + SourceLines.plain(line[from..<to]) + (to < line.count ? "…" : "")
        let indent = (lead.isEmpty ? 0 : 1) + before
        let marked = line[min(first, to)..<max(min(first, to), min(last, to))]
            .reduce(0) { $0 + SourceLines.width($1) }
        return (text, String(repeating: " ", count: indent) + String(repeating: "^", count: max(1, marked)))
    }

    /// Tabs take one column here, since marks must stand under what they mark.
    private static func plain(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars { text.append(scalar.value < 0x20 ? " " : scalar) }
        return String(text)
    }

    /// Columns on a terminal: two for Chinese characters and full-width forms, none for marks that combine.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
