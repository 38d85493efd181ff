/// A number that tells files apart, fast. It is no proof against anyone who means harm.
public struct Fingerprint: Hashable, Sendable, Comparable {
    public let value: UInt64

    public init(value: UInt64) { self.value = value }

    public init(_ bytes: some Collection<UInt8>) {
        value =
            bytes.withContiguousStorageIfAvailable { Fingerprint.of(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { Fingerprint.of($0) }
    }

    public init(_ bytes: UnsafeRawBufferPointer) { value = Fingerprint.of(bytes) }

    /// One number for several, in their order.
    public init(all fingerprints: some Sequence<Fingerprint>) {
        var (a, b): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0)
        for fingerprint in fingerprints {
            a = Fingerprint.mix(fingerprint.value ^ a, 0x8EBC_6AF0_9C88_C6E3)
            b &+= a
        }
        value = Fingerprint.mix(a ^ 0xD1B5_4A32_D192_ED03, b ^ 0x5899_65CC_7537_4CC3)
    }

    /// Of the same with a number.
    public func with(_ number: UInt64) -> Fingerprint {
        Fingerprint(value: Fingerprint.mix(value ^ 0xD1B5_4A32_D192_ED03, number ^ 0x8EBC_6AF0_9C88_C6E3))
    }

    public static func < (a: Fingerprint, b: Fingerprint) -> Bool { a.value < b.value }

    /// The first digits in hexadecimal.
    public func hexadecimal(_ count: Int = 16) -> String {
        let digits = String(value, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(count))
    }

    /// Both halves of a 128-bit product, added: every bit of a word reaches all others.
    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    private static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (a, b): (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03)
        var at = 0
        if let start = bytes.baseAddress {
            func word(_ offset: Int) -> UInt64 {
                (start + at + offset).loadUnaligned(as: UInt64.self).littleEndian
            }
            let whole = bytes.count & ~31
            while at < whole {
                a = mix(word(0) ^ a, word(8) ^ 0xA076_1D64_78BD_642F)
                b = mix(word(16) ^ b, word(24) ^ 0xE703_7ED1_A0B4_28DB)
                at &+= 32
            }
        }
        while at < bytes.count {
            var word: UInt64 = 0
            for offset in 0..<min(8, bytes.count - at) { word |= UInt64(bytes[at + offset]) << UInt64(8 * offset) }
            a = mix(word ^ a, 0x8EBC_6AF0_9C88_C6E3 ^ b)
            at += 8
        }
        return mix(a ^ UInt64(bytes.count), b ^ 0x5899_65CC_7537_4CC3)
    }
}
