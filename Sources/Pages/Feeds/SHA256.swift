import Rendering

/// A SHA-256 in 32 bytes.
struct SHA256: Hashable, Sendable {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init() {}

    /// Reads 64 hexadecimal digits.
    init(_ hexadecimal: String) {
        var bytes = hexadecimal.utf8.makeIterator()
        func word() -> UInt64 {
            var word: UInt64 = 0
            for _ in 0..<16 {
                guard let byte = bytes.next() else { break }
                // The low bits of a digit are its value, those of a letter its place in the alphabet.
                word = word << 4 | UInt64(byte & 15 &+ (byte > UInt8(ascii: "9") ? 9 : 0))
            }
            return word
        }
        words = (word(), word(), word(), word())
    }

    static func == (a: SHA256, b: SHA256) -> Bool { a.words == b.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    /// 64 hexadecimal digits.
    var hexadecimal: [UInt8] {
        var out: [UInt8] = []
        out.append(atMost: 64) { tail in
            put(words.0, &tail)
            put(words.1, &tail)
            put(words.2, &tail)
            put(words.3, &tail)
        }
        return out
    }

    private func put(_ word: UInt64, _ tail: inout Tail) {
        var shift: UInt64 = 64
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
            tail.put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
