/// A place in a text: byte offsets, the end exclusive.
public struct ByteSpan: Hashable, Sendable {
    public var start: Int
    public var end: Int

    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
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
