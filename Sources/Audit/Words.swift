import Figures

extension [UInt8] {
    /// Where `word` stands in the span, first or last.
    func find(_ word: StaticString, in span: ByteSpan) -> Int? {
        let count = word.utf8CodeUnitCount
        let last = Swift.min(span.end, self.count) - count
        guard span.start <= last, count > 0 else { return nil }
        let start = word.utf8Start
        return withUnsafeBufferPointer { bytes in
            var at = span.start
            next: while at <= last {
                if bytes[at] == start[0] {
                    var offset = 1
                    while offset < count {
                        if bytes[at + offset] != start[offset] {
                            at += 1
                            continue next
                        }
                        offset += 1
                    }
                    return at
                }
                at += 1
            }
            return nil
        }
    }

    func has(_ word: StaticString, in span: ByteSpan) -> Bool { find(word, in: span) != nil }

    func hasAny(_ words: [StaticString], in span: ByteSpan) -> Bool {
        for word in words where find(word, in: span) != nil { return true }
        return false
    }

    /// Whether the bytes of one span occur in another.
    func contains(_ inner: ByteSpan, in outer: ByteSpan) -> Bool {
        guard inner.count > 0, inner.count <= outer.count, outer.end <= count else { return false }
        for at in outer.start...(outer.end - inner.count) where same(ByteSpan(at, at + inner.count), inner) {
            return true
        }
        return false
    }

    func same(_ a: ByteSpan, _ b: ByteSpan) -> Bool {
        a.count == b.count && self[a.range].elementsEqual(self[b.range])
    }
}
