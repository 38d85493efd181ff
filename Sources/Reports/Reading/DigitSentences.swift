import Figures

/// The sentences of a span that have a digit, neighbours joined. Others cannot state a figure and are not read.
struct DigitSentences: Sequence, IteratorProtocol {
    private let text: [UInt8]
    private var at: Int
    private let end: Int

    init(_ text: [UInt8], _ span: ByteSpan) {
        self.text = text
        at = span.start
        end = Swift.min(span.end, text.count)
    }

    mutating func next() -> ByteSpan? {
        guard at < end else { return nil }
        let (found, after): (ByteSpan?, Int) = text.withUnsafeBufferPointer { text in
            var start = at
            var hasDigit = false
            var i = at
            while i < end {
                let byte = text[i]
                if byte >= 0xE4 {
                    if byte == 0xEF, i + 2 < end, text[i + 1] == 0xBC, text[i + 2] >= 0x90, text[i + 2] <= 0x99 { hasDigit = true }
                    i += 3
                } else if byte == 0xE3, i + 2 < end, text[i + 1] == 0x80, text[i + 2] == 0x82 {
                    i += 3
                    if hasDigit { return (ByteSpan(start, i), i) }
                    start = i
                } else {
                    if byte >= 0x30, byte <= 0x39 { hasDigit = true }
                    i += 1
                }
            }
            return (hasDigit ? ByteSpan(start, end) : nil, end)
        }
        at = after
        return found
    }
}
