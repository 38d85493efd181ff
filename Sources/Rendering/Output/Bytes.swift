/// Text as UTF-8 bytes, wherever it is kept.
///
/// What writes pages takes `some Bytes`, so that a slice of a report, a literal and a `String` go the same way
/// without a copy between them.
public protocol Bytes {
    /// Gives the bytes to `body`. The buffer is valid only while `body` runs.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
}

extension Array: Bytes where Element == UInt8 {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeBufferPointer(body)
    }
}

extension ArraySlice: Bytes where Element == UInt8 {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeBufferPointer(body)
    }
}

extension UnsafeBufferPointer: Bytes where Element == UInt8 {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(self)
    }
}

extension String: Bytes {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }
}

extension Substring: Bytes {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }
}

extension StaticString: Bytes {
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if hasPointerRepresentation {
            return body(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount))
        }
        return Array(description.utf8).withUnsafeBufferPointer(body)
    }
}
