/// A row of plain values that is filled, read and cleared again and again.
///
/// It has one owner, so that adding to it costs a comparison and a store; an array would look each time whether
/// somebody else holds it.
public struct Scratch<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<Element>
    @usableFromInline var capacity: Int
    @usableFromInline var filled = 0

    @inlinable public var count: Int { filled }

    @inlinable
    public init(capacity: Int) {
        self.capacity = max(1, capacity)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    @inlinable public var isEmpty: Bool { count == 0 }
    @inlinable public var indices: Range<Int> { 0..<count }

    @inlinable
    public subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "an index lies inside")
        return start[index]
    }

    @inlinable
    @inline(__always)
    public mutating func append(_ element: Element) {
        if filled == capacity { grow() }
        start[filled] = element
        filled &+= 1
    }

    @inlinable
    public mutating func clear() { filled = 0 }

    @usableFromInline
    mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
        capacity *= 2
    }
}
