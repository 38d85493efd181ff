import Glibc

/// Validates UTF-8 in one pass. Everything after this may walk bytes without looking back.
enum UTF8Check {
    static func firstNul(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base, 0, buffer.count) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// The offset of the first byte that does not belong, or nil.
    static func firstFault(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            let count = buffer.count
            var i = 0
            while i < count {
                let lead = buffer[i]
                if lead >= 0xE4, lead <= 0xE9, i + 3 <= count, buffer[i + 1] & 0xC0 == 0x80, buffer[i + 2] & 0xC0 == 0x80 {
                    i += 3  // nearly all Chinese characters
                } else if lead < 0x80 {
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
