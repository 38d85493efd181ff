/// Bytes while they are written: they become part of an array when all is done.
///
/// An array asks whenever something is appended whether anyone else holds it, and JSON is written in a thousand small
/// steps.
@usableFromInline
struct Sheet: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var at: UnsafeMutablePointer<UInt8>
    @usableFromInline var end: UnsafeMutablePointer<UInt8>

    @usableFromInline
    init(capacity: Int) {
        start = .allocate(capacity: capacity)
        at = start
        end = start + capacity
    }

    /// Lets the closure put at most `room` bytes behind the last.
    @inlinable @inline(__always)
    mutating func append(atMost room: Int, _ body: (inout Tail) -> Void) {
        if end - at < room { grow(by: room) }
        var tail = Tail(at, room: room)
        body(&tail)
        at = tail.at
    }

    /// Appends all that was written to an array, and gives the memory back: to be called once, at the end.
    @usableFromInline
    func move(to out: inout [UInt8]) {
        out.append(UnsafeBufferPointer(start: start, count: at - start))
        start.deallocate()
    }

    @usableFromInline @inline(never)
    mutating func grow(by room: Int) {
        let count = at - start
        let capacity = max(2 * (end - start), count + room)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: start, count: count)
        start.deallocate()
        (start, at, end) = (larger, larger + count, larger + capacity)
    }
}
