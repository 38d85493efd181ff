import Glibc

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

    /// Looks for the last byte of the first character, which tells more than its lead, and then at the rest.
    private func first(_ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let count = word.count
        let last = Swift.min(end, self.count) - count
        guard count > 0, start >= 0, last >= start else { return nil }
        let mark = Swift.min(characterLength(word[0]), count) - 1
        return withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return nil }
            var at = start
            while at <= last {
                guard let found = memchr(base + at + mark, Int32(word[mark]), last - at + 1) else { return nil }
                at = UnsafeRawPointer(found) - UnsafeRawPointer(base) - mark
                var k = 0
                while k < count, text[at + k] == word[k] { k += 1 }
                if k == count { return at }
                at += 1
            }
            return nil
        }
    }
}
