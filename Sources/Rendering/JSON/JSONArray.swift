import Figures

/// An open array. Values that are nil are written as null.
public struct JSONArray: ~Copyable {
    @usableFromInline let writer: UnsafeMutablePointer<JSONWriter>
    @usableFromInline var isEmpty = true

    @usableFromInline
    init(writer: UnsafeMutablePointer<JSONWriter>) {
        self.writer = writer
    }

    /// Whether this is the first value.
    @inlinable @inline(__always)
    mutating func begin() -> Bool {
        defer { isEmpty = false }
        return isEmpty
    }

    /// A value that the closure puts: at most `room` bytes of JSON.
    @inlinable @inline(__always)
    public mutating func value(room: Int, _ body: (inout Tail) -> Void) {
        let first = begin()
        writer.pointee.value(first: first, room: room, body)
    }

    @inlinable
    public mutating func string(_ value: (some Bytes)?) {
        guard let value else { return null() }
        value.withBytes { string(bytes: $0) }
    }

    @usableFromInline
    mutating func string(bytes: UnsafeBufferPointer<UInt8>) {
        value(room: 0) { _ in }
        writer.pointee.string(bytes)
    }

    /// An exact decimal, as a string.
    public mutating func decimal(_ value: Decimal?) {
        guard let value else { return null() }
        self.value(room: Tail.room(for: value) + 2) { $0.put(quoted: value) }
    }

    public mutating func int(_ value: Int?) {
        guard let value else { return null() }
        self.value(room: 20) { $0.put(number: value) }
    }

    public mutating func bool(_ value: Bool?) {
        guard let value else { return null() }
        self.value(room: 5) { if value { $0.put("true") } else { $0.put("false") } }
    }

    public mutating func null() {
        value(room: 4) { $0.put("null") }
    }

    /// `[start, end]`, on one line.
    public mutating func span(_ value: ByteSpan?) {
        guard let value else { return null() }
        let isPretty = writer.pointee.isPretty
        self.value(room: 44) { $0.put(value, isPretty: isPretty) }
    }

    @inlinable @inline(__always)
    public mutating func object<Failure: Error>(
        _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        value(room: 0) { _ in }
        try writer.pointee.object(body)
    }

    @inlinable @inline(__always)
    public mutating func array<Failure: Error>(
        _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        value(room: 0) { _ in }
        try writer.pointee.array(body)
    }
}
