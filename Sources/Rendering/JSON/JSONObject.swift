import Figures

/// An open object. Values that are nil are written as null.
public struct JSONObject: ~Copyable {
    @usableFromInline let writer: UnsafeMutablePointer<JSONWriter>
    private(set) var isEmpty = true
    #if DEBUG
        private var keys: Set<[UInt8]> = []
    #endif

    init(writer: UnsafeMutablePointer<JSONWriter>) {
        self.writer = writer
    }

    @inlinable
    mutating func key(_ key: some Bytes) {
        key.withBytes { writeKey($0) }
    }

    @usableFromInline
    mutating func writeKey(_ key: UnsafeBufferPointer<UInt8>) {
        #if DEBUG
            let isNew = keys.insert(Array(key)).inserted
            precondition(isNew, "a key is written twice into one object")
        #endif
        writer.pointee.separate(first: isEmpty)
        isEmpty = false
        writer.pointee.string(key)
        writer.pointee.out.append(UInt8(ascii: ":"))
        if writer.pointee.style == .pretty { writer.pointee.out.append(UInt8(ascii: " ")) }
    }

    @inlinable
    public mutating func string(_ key: some Bytes, _ value: (some Bytes)?) {
        self.key(key)
        if let value { value.withBytes { writer.pointee.string($0) } } else { writer.pointee.null() }
    }

    /// An exact decimal, as a string.
    public mutating func decimal(_ key: some Bytes, _ value: Decimal?) {
        self.key(key)
        if let value { writer.pointee.decimal(value) } else { writer.pointee.null() }
    }

    public mutating func int(_ key: some Bytes, _ value: Int?) {
        self.key(key)
        if let value { writer.pointee.out.append(number: value) } else { writer.pointee.null() }
    }

    public mutating func bool(_ key: some Bytes, _ value: Bool?) {
        self.key(key)
        if let value { writer.pointee.bool(value) } else { writer.pointee.null() }
    }

    public mutating func null(_ key: some Bytes) {
        self.key(key)
        writer.pointee.null()
    }

    /// `[start, end]`, on one line.
    public mutating func span(_ key: some Bytes, _ value: ByteSpan?) {
        self.key(key)
        if let value { writer.pointee.span(value) } else { writer.pointee.null() }
    }

    /// Whole numbers on one line.
    public mutating func ints(_ key: some Bytes, _ values: some Sequence<Int>) {
        self.key(key)
        writer.pointee.ints(values)
    }

    public mutating func strings(_ key: some Bytes, _ values: some Sequence<some Bytes>) {
        array(key) { array in
            for value in values { array.string(value) }
        }
    }

    public mutating func object<Failure: Error>(
        _ key: some Bytes, _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        try writer.pointee.object(body)
    }

    public mutating func array<Failure: Error>(
        _ key: some Bytes, _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        try writer.pointee.array(body)
    }
}
