import Rendering

/// Bits one after the other, the highest of a byte first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    /// The lowest `width` bits of `value`, at most 32.
    @inline(__always)
    mutating func write(_ value: UInt32, width: Int) {
        pending = pending << UInt64(width) | UInt64(value) & (1 << UInt64(width) - 1)
        count += width
        if count >= 32 {
            count -= 32
            let four = UInt32(truncatingIfNeeded: pending >> UInt64(count))
            bytes.append(atMost: 4) { tail in
                tail.put(UInt8(truncatingIfNeeded: four >> 24))
                tail.put(UInt8(truncatingIfNeeded: four >> 16))
                tail.put(UInt8(truncatingIfNeeded: four >> 8))
                tail.put(UInt8(truncatingIfNeeded: four))
            }
        }
    }

    /// Elias gamma: a number from 1 up, small ones in few bits.
    @inline(__always)
    mutating func gamma(_ value: UInt32) {
        let width = 31 - value.leadingZeroBitCount
        if width > 15 { write(0, width: width) }
        write(value, width: width > 15 ? width + 1 : 2 * width + 1)
    }

    /// Rice: the part above `parameter` bits in ones and a nought, the rest as it is.
    @inline(__always)
    mutating func rice(_ value: UInt32, parameter: Int) {
        var ones = Int(value >> UInt32(parameter))
        while ones >= 32 {
            write(.max, width: 32)
            ones -= 32
        }
        let unary = UInt32(truncatingIfNeeded: (1 << UInt64(ones + 1)) - 2)
        if ones + 1 + parameter <= 32 {
            write(unary << UInt32(parameter) | value & (1 << UInt32(parameter) - 1), width: ones + 1 + parameter)
        } else {
            write(unary, width: ones + 1)
            write(value, width: parameter)
        }
    }

    /// Fills up the last byte with noughts: what is written then begins with a byte of its own.
    mutating func endByte() {
        while count > 0 {
            bytes.append(
                UInt8(truncatingIfNeeded: count < 8 ? pending << UInt64(8 - count) : pending >> UInt64(count - 8)))
            count -= 8
        }
        count = 0
    }
}
