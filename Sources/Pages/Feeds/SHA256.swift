/// A SHA-256 in 32 bytes.
struct SHA256: Hashable, Sendable {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    /// Reads 64 hexadecimal digits.
    init(_ hexadecimal: String) {
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in hexadecimal.utf8.prefix(64).enumerated() {
            let digit = byte <= UInt8(ascii: "9") ? byte &- UInt8(ascii: "0") : (byte | 0x20) &- UInt8(ascii: "a") &+ 10
            words[place / 16] = words[place / 16] << 4 | UInt64(digit & 15)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    static func == (a: SHA256, b: SHA256) -> Bool { a.words == b.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// 64 hexadecimal digits.
    func write(into out: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(60), through: 0, by: -4) {
                let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
                out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    var hexadecimal: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(64)
        write(into: &out)
        return out
    }
}
