/// A table of pipes and dashes, cut into cells.
///
///     | name  | marks |
///     |-------|------:|
///     | a \| b | 12   |
struct PipeTable {
    var alignments: [Alignment]
    /// Where its cells stand among those of all tables: row after row, the header first, each as long as `alignments`.
    var cells: Range<Int>

    enum Alignment: UInt8 {
        case start, center, right
    }

    enum Cell {
        /// Text that stands in the source as it is.
        case plain(Range<Int>)
        /// The number of a cell that was parsed.
        case marked(Int)

        var isEmpty: Bool {
            if case .plain(let range) = self { range.isEmpty } else { false }
        }
    }

    /// The columns that a delimiter row declares; nil for any other line.
    static func delimiters(_ line: UnsafeBufferPointer<UInt8>) -> [Alignment]? {
        guard let first = line.first,
            first == UInt8(ascii: "|") || first == UInt8(ascii: "-") || first == UInt8(ascii: ":")
        else { return nil }
        var alignments: [Alignment] = []
        var at = first == UInt8(ascii: "|") ? 1 : 0
        func skip(_ bytes: UInt8...) -> Int {
            let start = at
            while at < line.count, bytes.contains(line[at]) { at += 1 }
            return at - start
        }
        while at < line.count {
            _ = skip(0x20, 0x09)
            let left = skip(UInt8(ascii: ":"))
            guard left <= 1, skip(UInt8(ascii: "-")) > 0 else { return nil }
            let right = skip(UInt8(ascii: ":"))
            guard right <= 1 else { return nil }
            _ = skip(0x20, 0x09)
            alignments.append(right == 1 ? (left == 1 ? .center : .right) : .start)
            if at < line.count, skip(UInt8(ascii: "|")) != 1 { return nil }
        }
        return alignments.isEmpty ? nil : alignments
    }

    static func columnCount(of line: Range<Int>, in source: UnsafeBufferPointer<UInt8>) -> Int {
        var row = Row(line, of: source)
        var count = 0
        while row.next() != nil { count += 1 }
        return count
    }

    /// A row, cut at pipes that no backslash stands before.
    struct Row {
        private let source: UnsafeBufferPointer<UInt8>
        private var at: Int
        private let end: Int

        init(_ line: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
            self.source = source
            at = line.lowerBound
            end = line.upperBound
            if at < end, source[at] == UInt8(ascii: "|") { at += 1 }
        }

        /// The next cell, and whether anything in it could mean something else than itself.
        mutating func next() -> (range: Range<Int>, isMarked: Bool)? {
            guard at < end else { return nil }
            let start = at
            var isMarked = false
            while true {
                at = Row.telling.first(in: source, from: at, to: end)
                guard at < end, source[at] != UInt8(ascii: "|") else { break }
                isMarked = true
                at += source[at] == UInt8(ascii: "\\") && at + 1 < end ? 2 : 1
            }
            let range = source[trimmed: start..<at]
            at += 1
            return (range, isMarked)
        }

        /// ``| \ * _ ` [ < &`` and U+0000.
        private static var telling: Specials {
            Specials(low: 1 | 1 << 38 | 1 << 42 | 1 << 60, high: 1 << 27 | 1 << 28 | 1 << 31 | 1 << 32 | 1 << 60)
        }
    }

    /// `\|` is a pipe, in code too; every other escape is left to cmark.
    static func appendUnescapingPipes(
        _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: inout [UInt8]
    ) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = source[at]
            if byte == UInt8(ascii: "\\"), at + 1 < range.upperBound {
                let next = source[at + 1]
                if next != UInt8(ascii: "|") { out.append(byte) }
                out.append(next)
                at += 2
            } else {
                // What cmark takes for the end of a line must not end the cell.
                out.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
                at += 1
            }
        }
    }
}
