import Figures

/// Appending to a page: an array of bytes is all the output there is.
extension [UInt8] {
    /// Appends the text as it is: for markup of our own.
    @inlinable @inline(__always)
    public mutating func append(_ text: StaticString) {
        append(atMost: text.utf8CodeUnitCount) { $0.put(text) }
    }

    /// Appends bytes as they are: for what was escaped before.
    @inlinable
    public mutating func append(raw bytes: some Bytes) {
        bytes.withBytes { append($0) }
    }

    /// Bytes whose number the compiler does not know: one function for all places.
    @usableFromInline @inline(never)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        append(atMost: bytes.count) { $0.put(bytes) }
    }

    /// Appends a whole number in ASCII digits.
    @inlinable
    public mutating func append(number: Int) {
        append(atMost: 20) { $0.put(number: number) }
    }

    /// Appends all printed places of a decimal: `703.80` stays `703.80`.
    public mutating func append(decimal: Decimal) {
        append(atMost: Tail.room(for: decimal)) { $0.put(decimal: decimal) }
    }
}
