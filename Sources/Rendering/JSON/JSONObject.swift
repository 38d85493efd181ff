import Figures

/// An open object. Values that are nil are written as null.
///
/// A key is a literal that needs no escaping; ``string(escaping:_:)`` takes any other.
public struct JSONObject: ~Copyable {
    @usableFromInline let writer: UnsafeMutablePointer<JSONWriter>
    @usableFromInline var isEmpty = true
    #if DEBUG
        @usableFromInline var keys: Set<[UInt8]> = []
    #endif

    @usableFromInline
    init(writer: UnsafeMutablePointer<JSONWriter>) {
        self.writer = writer
    }

    /// Whether this is the first key.
    @inlinable @inline(__always)
    mutating func begin(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        #if DEBUG
            let isNew = keys.insert(Array(key)).inserted
            precondition(isNew, "a key is written twice into one object")
        #endif
        defer { isEmpty = false }
        return isEmpty
    }

    /// A key and a value that the closure puts: at most `room` bytes of JSON.
    @inlinable @inline(__always)
    public mutating func field(_ key: StaticString, room: Int, _ body: (inout Tail) -> Void) {
        assert(Escape.isPlainJSON(key), "a key needs escaping")
        let first = begin(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        writer.pointee.field(key, first: first, room: room, body)
    }

    @inlinable @inline(__always)
    public mutating func string(_ key: StaticString, _ value: (some Bytes)?) {
        guard let value else { return null(key) }
        value.withBytes { string(key, bytes: $0) }
    }

    @usableFromInline
    mutating func string(_ key: StaticString, bytes: UnsafeBufferPointer<UInt8>) {
        field(key, room: 0) { _ in }
        writer.pointee.string(bytes)
    }

    /// Words of our own that need no escaping: a name of a unit, a rule.
    @inlinable
    public mutating func plain(_ key: StaticString, _ value: (some Bytes)?) {
        guard let value else { return null(key) }
        value.withBytes { bytes in
            assert(Escape.isPlainJSON(bytes, inScript: true), "a plain value needs escaping")
            field(key, room: bytes.count + 2) { $0.put(quoted: bytes) }
        }
    }

    /// A key that is no literal.
    @inlinable
    public mutating func string(escaping key: some Bytes, _ value: (some Bytes)?) {
        key.withBytes { key in
            let first = begin(key)
            writer.pointee.value(first: first, room: 0) { _ in }
            writer.pointee.string(key)
        }
        let isPretty = writer.pointee.isPretty
        writer.pointee.out.append(atMost: 6) {
            $0.put(isPretty ? ": " : ":")
            if value == nil { $0.put("null") }
        }
        value?.withBytes { writer.pointee.string($0) }
    }

    /// An exact decimal, as a string, with at least so many places.
    @inlinable @inline(__always)
    public mutating func decimal(_ key: StaticString, _ value: Decimal?, places: Int = 0) {
        guard let value else { return null(key) }
        field(key, room: Tail.room(for: value, places: places) + 2) { $0.put(quoted: value, places: places) }
    }

    @inlinable @inline(__always)
    public mutating func int(_ key: StaticString, _ value: Int?) {
        guard let value else { return null(key) }
        field(key, room: 20) { $0.put(number: value) }
    }

    @inlinable @inline(__always)
    public mutating func bool(_ key: StaticString, _ value: Bool?) {
        guard let value else { return null(key) }
        field(key, room: 5) { if value { $0.put("true") } else { $0.put("false") } }
    }

    @inlinable @inline(__always)
    public mutating func null(_ key: StaticString) {
        field(key, room: 4) { $0.put("null") }
    }

    /// `[start, end]`, on one line.
    @inlinable @inline(__always)
    public mutating func span(_ key: StaticString, _ value: ByteSpan?) {
        guard let value else { return null(key) }
        let isPretty = writer.pointee.isPretty
        field(key, room: 44) { $0.put(value, isPretty: isPretty) }
    }

    /// Whole numbers on one line.
    public mutating func ints(_ key: StaticString, _ values: some Sequence<Int>) {
        let separator: StaticString = writer.pointee.isPretty ? ", " : ","
        field(key, room: 1) { $0.put(UInt8(ascii: "[")) }
        var isFirst = true
        for value in values {
            writer.pointee.out.append(atMost: 22) {
                if !isFirst { $0.put(separator) }
                $0.put(number: value)
            }
            isFirst = false
        }
        writer.pointee.out.append(atMost: 1) { $0.put(UInt8(ascii: "]")) }
    }

    @inlinable
    public mutating func strings(_ key: StaticString, _ values: some Sequence<some Bytes>) {
        array(key) { array in
            for value in values { array.string(value) }
        }
    }

    @inlinable @inline(__always)
    public mutating func object<Failure: Error>(
        _ key: StaticString, _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        field(key, room: 0) { _ in }
        try writer.pointee.object(body)
    }

    @inlinable @inline(__always)
    public mutating func array<Failure: Error>(
        _ key: StaticString, _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        field(key, room: 0) { _ in }
        try writer.pointee.array(body)
    }
}
