extension [UInt8] {
    /// Whether `word` stands somewhere in the span.
    public func holds(_ word: StaticString, in span: ByteSpan) -> Bool { first(word, in: span) != nil }

    /// Where `word` stands first in the span.
    public func first(_ word: StaticString, in span: ByteSpan) -> Int? {
        first(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), span.start, span.end)
    }

    /// Where `word` stands next from `from` on.
    public func first(_ word: [UInt8], from: Int) -> Int? {
        word.withUnsafeBufferPointer { first($0, from, count) }
    }

    /// Goes from character to character and looks at a whole character at once: in Chinese text a single byte
    /// says next to nothing.
    private func first(_ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let count = word.count
        let last = Swift.min(end, self.count) - count
        guard count > 0, start >= 0, last >= start else { return nil }
        return withUnsafeBufferPointer { text in
            var at = start
            let lead = word[0]
            let second = count > 1 ? word[1] : 0
            let third = count > 2 ? word[2] : 0
            while at <= last {
                let byte = text[at]
                if byte == lead, count < 2 || text[at + 1] == second, count < 3 || text[at + 2] == third {
                    var k = 3
                    while k < count, text[at + k] == word[k] { k += 1 }
                    if k >= count { return at }
                }
                at += characterLength(byte)
            }
            return nil
        }
    }
}
