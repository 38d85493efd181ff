/// A place in a text: byte offsets, the end exclusive.
///
/// Kept in eight bytes, for a report has thousands of them: no text comes near two gigabytes.
public struct ByteSpan: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline var from: Int32
    @usableFromInline var to: Int32

    @inlinable
    public init(_ start: Int, _ end: Int) {
        from = Int32(truncatingIfNeeded: start)
        to = Int32(truncatingIfNeeded: end)
    }

    @inlinable public var start: Int {
        get { Int(from) }
        set { from = Int32(truncatingIfNeeded: newValue) }
    }

    @inlinable public var end: Int {
        get { Int(to) }
        set { to = Int32(truncatingIfNeeded: newValue) }
    }

    @inlinable public var count: Int { end - start }
    @inlinable public var isEmpty: Bool { end <= start }
    @inlinable public var range: Range<Int> { start..<max(start, end) }

    @inlinable
    public func contains(_ other: ByteSpan) -> Bool {
        start <= other.start && other.end <= end
    }

    /// The smallest span that holds both.
    @inlinable
    public func union(_ other: ByteSpan) -> ByteSpan {
        ByteSpan(min(start, other.start), max(end, other.end))
    }
}

extension ByteSpan: Comparable {
    @inlinable
    public static func < (a: ByteSpan, b: ByteSpan) -> Bool {
        (a.start, a.end) < (b.start, b.end)
    }
}
