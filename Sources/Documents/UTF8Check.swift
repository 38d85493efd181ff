import Glibc

/// Validates UTF-8 in one pass. Everything after this may walk bytes without looking back.
enum UTF8Check {
    static func firstNul(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base, 0, buffer.count) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Whether the bytes are UTF-8 without NUL, and without the rare characters that need a closer look.
    ///
    /// False says nothing. The loop has no branches, so that the compiler takes many bytes at a time.
    static func isUsual(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            guard buffer.count >= 3, let base = buffer.baseAddress else { return false }
            // No character is cut off at the end, and the first two bytes have two before them as well.
            guard base[buffer.count - 1] < 0xC0, base[buffer.count - 2] < 0xE0 else { return false }
            return isUsual([0x20, 0x20, base[0], base[1]], 4) && isUsual(base, buffer.count)
        }
    }

    /// All but the first two bytes, each with a look at the two before it.
    @inline(never)
    private static func isUsual(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var odd: UInt8 = 0
        var i = 2
        while i < count {
            let here = bytes[i]
            let before = bytes[i &- 1]
            let second = bytes[i &- 2]
            let continues: UInt8 = here & 0xC0 == 0x80 ? 1 : 0
            let mustContinue: UInt8 = (before >= 0xC0 ? 1 : 0) | (second >= 0xE0 ? 1 : 0)
            let isRare: UInt8 =
                (here >= 0xF0 ? 1 : 0) | (here == 0xE0 ? 1 : 0) | (here == 0xED ? 1 : 0) | (here & 0xFE == 0xC0 ? 1 : 0) | (here == 0 ? 1 : 0)
            odd |= (continues ^ mustContinue) | isRare
            i &+= 1
        }
        return odd == 0
    }

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
