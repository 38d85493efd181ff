import Glibc

/// Validates UTF-8 in one pass. Everything after this may walk bytes without looking back.
enum UTF8Check {
    static func firstNul(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base, 0, buffer.count) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Sixteen bytes that are looked at together.
    private typealias Bytes = SIMD2<UInt64>

    /// Whether the bytes are UTF-8 without NUL, and without the rare characters that need a closer look.
    /// False says nothing.
    static func isUsual(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            let count = buffer.count
            guard count >= 18 else { return false }
            var wrong = Bytes(repeating: 0)
            // Blanks before the first bytes, then the rest; the last sixteen may have been looked at already.
            var head = [UInt8](repeating: 0x20, count: 18)
            for i in 0..<16 { head[i + 2] = buffer[i] }
            head.withUnsafeBytes { wrong |= faults(in: $0, at: 2) }
            var at = 16
            while at < count {
                wrong |= faults(in: buffer, at: min(at, count - 16))
                at += 16
            }
            // No character is cut off at the end.
            return wrong == Bytes(repeating: 0) && buffer[count - 1] < 0xC0 && buffer[count - 2] < 0xE0
        }
    }

    /// The highest bit of each of sixteen bytes that may not stand after the two before it, or is rare.
    @inline(__always)
    private static func faults(in buffer: UnsafeRawBufferPointer, at place: Int) -> Bytes {
        let here = buffer.loadUnaligned(fromByteOffset: place, as: Bytes.self)
        let before = buffer.loadUnaligned(fromByteOffset: place - 1, as: Bytes.self)
        let second = buffer.loadUnaligned(fromByteOffset: place - 2, as: Bytes.self)
        // 10xxxxxx stands after 11xxxxxx, or two after 111xxxxx, and nowhere else.
        let continues = here & ~(here &<< 1)
        let mustContinue = before & (before &<< 1) | second & (second &<< 1) & (second &<< 2)
        let isLong = here & (here &<< 1) & (here &<< 2) & (here &<< 3)
        let isRare =
            zeros(here) | zeros(here ^ each(0xE0)) | zeros(here ^ each(0xED)) | zeros(here & each(0xFE) ^ each(0xC0))
        return (continues ^ mustContinue | isLong | isRare) & each(0x80)
    }

    /// The highest bit of every byte that is 0, and perhaps of bytes after it.
    @inline(__always)
    private static func zeros(_ bytes: Bytes) -> Bytes { (bytes &- each(1)) & ~bytes & each(0x80) }

    @inline(__always)
    private static func each(_ byte: UInt64) -> Bytes { Bytes(repeating: byte &* 0x0101_0101_0101_0101) }

    /// How many characters of several bytes stand before an offset.
    static func wideCharacters(_ bytes: [UInt8], before end: Int) -> Int {
        bytes[..<end].count { $0 >= 0xC0 }
    }

    /// The offset of the first byte that does not belong, or nil.
    static func firstFault(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            let count = buffer.count
            var i = 0
            while i < count {
                let lead = buffer[i]
                if lead < 0x80 {
                    i += 1
                } else if lead >= 0xE0, lead < 0xF0 {
                    guard i + 2 < count else { return i }
                    let second = buffer[i + 1]
                    guard second & 0xC0 == 0x80, buffer[i + 2] & 0xC0 == 0x80 else { return i }
                    if lead == 0xE0, second < 0xA0 { return i }
                    if lead == 0xED, second >= 0xA0 { return i }
                    i += 3
                } else if lead >= 0xC2, lead < 0xE0 {
                    guard i + 1 < count, buffer[i + 1] & 0xC0 == 0x80 else { return i }
                    i += 2
                } else if lead >= 0xF0, lead < 0xF5 {
                    guard i + 3 < count else { return i }
                    let second = buffer[i + 1]
                    guard second & 0xC0 == 0x80, buffer[i + 2] & 0xC0 == 0x80, buffer[i + 3] & 0xC0 == 0x80
                    else { return i }
                    if lead == 0xF0, second < 0x90 { return i }
                    if lead == 0xF4, second >= 0x90 { return i }
                    i += 4
                } else {
                    return i
                }
            }
            return nil
        }
    }
}
