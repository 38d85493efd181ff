import Figures

extension [UInt8] {
    func hasAny(_ words: [StaticString], in span: ByteSpan) -> Bool {
        for word in words where holds(word, in: span) { return true }
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

extension [UInt8] {
    /// Adds words that stand in the program.
    @inline(__always)
    mutating func add(_ words: StaticString) {
        append(addingCapacity: words.utf8CodeUnitCount) { span in
            span.withUnsafeMutableBufferPointer { room, written in
                let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
                written = room.initialize(fromContentsOf: bytes)
            }
        }
    }
}
