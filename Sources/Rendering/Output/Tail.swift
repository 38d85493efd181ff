import Figures

/// The free end of a buffer, as much of it as was asked for.
///
/// Asking once for all that belongs together costs less than appending piece by piece: what is put here costs hardly more
/// than its bytes. Putting more than was asked for stops the process, as an index out of range does.
///
///     out.append(atMost: name.count + 9) { tail in
///         tail.put("<td>")
///         tail.put(name)
///         tail.put("</td>")
///     }
public struct Tail: ~Copyable {
    @usableFromInline var at: UnsafeMutablePointer<UInt8>
    @usableFromInline let end: UnsafeMutablePointer<UInt8>

    @inlinable @inline(__always)
    init(_ start: UnsafeMutablePointer<UInt8>, room: Int) {
        at = start
        end = start + room
    }

    @inlinable @inline(__always)
    public mutating func put(_ byte: UInt8) {
        precondition(at < end, "more was put than asked for")
        at.initialize(to: byte)
        at += 1
    }

    @inlinable @inline(__always)
    public mutating func put(_ text: StaticString) {
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable @inline(__always)
    public mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(end - at >= bytes.count, "more was put than asked for")
        guard let start = bytes.baseAddress else { return }
        UnsafeMutableRawPointer(at).copyMemory(from: start, byteCount: bytes.count)
        at += bytes.count
    }

    /// Bytes as they are, wherever they are kept.
    @inlinable
    public mutating func put(raw bytes: some Bytes) {
        bytes.withBytes { put($0) }
    }

    @inlinable @inline(__always)
    public mutating func put(_ byte: UInt8, count: Int) {
        precondition(end - at >= count, "more was put than asked for")
        at.initialize(repeating: byte, count: count)
        at += count
    }

    /// A whole number: at most 20 bytes.
    @inlinable @inline(__always)
    public mutating func put(number: Int) {
        if number >= 0, number < 10 { return put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
        if number < 0 { put(UInt8(ascii: "-")) }
        put(digits: UInt64(number.magnitude))
    }

    /// All printed places of a decimal, and zeros up to `places`: at most ``room(for:places:)`` bytes.
    public mutating func put(decimal: Decimal, places: Int = 0) {
        if decimal.mantissa < 0 { put(UInt8(ascii: "-")) }
        let magnitude = decimal.mantissa.magnitude
        let printed = max(0, decimal.scale)
        if let small = UInt64(exactly: magnitude) {
            put(digits: small, places: printed)
        } else {
            put(digits: magnitude, places: printed)
        }
        if decimal.scale < 0 { put(UInt8(ascii: "0"), count: -decimal.scale) }
        guard places > printed else { return }
        if printed == 0 { put(UInt8(ascii: ".")) }
        put(UInt8(ascii: "0"), count: places - printed)
    }

    /// A sign, 39 digits, a point, and the zeros that the scale asks for.
    public static func room(for decimal: Decimal, places: Int = 0) -> Int {
        44 + abs(decimal.scale) + max(0, places)
    }

    @usableFromInline
    mutating func put(digits: UInt64) { put(digits: digits, places: 0) }

    private mutating func put<Digits: UnsignedInteger & FixedWidthInteger>(digits: Digits, places: Int) {
        let count = max(digits.digitCount, places + 1)
        let length = places > 0 ? count + 1 : count
        precondition(end - at >= length, "more was put than asked for")
        digits.putDigits(count, places: places, before: at + length)
        at += length
    }
}

extension [UInt8] {
    /// Lets the closure put at most `room` bytes behind the last.
    @inlinable @inline(__always)
    public mutating func append(atMost room: Int, _ body: (inout Tail) -> Void) {
        append(addingCapacity: room) { span in
            span.withUnsafeMutableBufferPointer { buffer, written in
                guard let start = buffer.baseAddress else { return }
                var tail = Tail(start, room: room)
                body(&tail)
                written = tail.at - start
            }
        }
    }
}
