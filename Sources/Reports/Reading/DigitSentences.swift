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
        while at < end {
            let sentence = ByteSpan(at, text.first("。", in: ByteSpan(at, end)).map { $0 + 3 } ?? end)
            at = sentence.end
            if text.holdsDigit(in: sentence) { return sentence }
        }
        return nil
    }
}
