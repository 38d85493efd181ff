import Figures

/// An open array. Values that are nil are written as null.
public struct JSONArray: ~Copyable {
    @usableFromInline let writer: UnsafeMutablePointer<JSONWriter>
    private(set) var isEmpty = true

    init(writer: UnsafeMutablePointer<JSONWriter>) {
        self.writer = writer
    }

    @usableFromInline
    mutating func next() {
        writer.pointee.separate(first: isEmpty)
        isEmpty = false
    }

    @inlinable
    public mutating func string(_ value: (some Bytes)?) {
        next()
        if let value { value.withBytes { writer.pointee.string($0) } } else { writer.pointee.null() }
    }

    /// An exact decimal, as a string.
    public mutating func decimal(_ value: Decimal?) {
        next()
        if let value { writer.pointee.decimal(value) } else { writer.pointee.null() }
    }

    public mutating func int(_ value: Int?) {
        next()
        if let value { writer.pointee.out.append(number: value) } else { writer.pointee.null() }
    }

    public mutating func bool(_ value: Bool?) {
        next()
        if let value { writer.pointee.bool(value) } else { writer.pointee.null() }
    }

    public mutating func null() {
        next()
        writer.pointee.null()
    }

    /// `[start, end]`, on one line.
    public mutating func span(_ value: ByteSpan?) {
        next()
        if let value { writer.pointee.span(value) } else { writer.pointee.null() }
    }

    public mutating func object<Failure: Error>(
        _ body: (inout JSONObject) throws(Failure) -> Void
    ) throws(Failure) {
        next()
        try writer.pointee.object(body)
    }

    public mutating func array<Failure: Error>(
        _ body: (inout JSONArray) throws(Failure) -> Void
    ) throws(Failure) {
        next()
        try writer.pointee.array(body)
    }
}
