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

    /// Whether a digit stands in the span, half-width or full-width.
    ///
    /// The loop has no branches, so that the compiler takes many bytes at a time.
    public func holdsDigit(in span: ByteSpan) -> Bool {
        precondition(span.start >= 0 && span.end <= count)
        return withUnsafeBufferPointer { buffer in
            guard let text = buffer.baseAddress, !span.isEmpty else { return false }
            var found: UInt8 = 0
            var at = span.start
            while at < span.end {
                found |= text[at] &- 0x30 < 10 ? 1 : 0
                at &+= 1
            }
            if found != 0 { return true }
            at = span.start
            while at &+ 2 < span.end {
                // ０ to ９
                let isWide: UInt8 = (text[at] == 0xEF ? 1 : 0) & (text[at &+ 1] == 0xBC ? 1 : 0)
                found |= isWide & (text[at &+ 2] &- 0x90 < 10 ? 1 : 0)
                at &+= 1
            }
            return found != 0
        }
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
