import CCrypto

/// A SHA-256: thirty-two bytes.
public struct Hash: Hashable, Sendable {
    /// In the order of memory, so that the bytes of the words are the bytes of the hash.
    private var words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32

    private init() { words = (0, 0, 0, 0) }

    /// The hash of some bytes.
    public init(of bytes: [UInt8]) {
        self.init()
        bytes.withUnsafeBytes { self = Hash(of: $0) }
    }

    init(of bytes: UnsafeRawBufferPointer) {
        self.init()
        withUnsafeMutableBytes(of: &words) { out in
            _ = SHA256(
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
                out.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Takes thirty-two bytes as they are.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Hash.byteCount else { return nil }
        self.init()
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
    }

    /// Sixty-four lower-case digits, and nothing else.
    public init?(hexadecimal text: String) {
        var bytes: [UInt8] = []
        var half: UInt8?
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = half {
                bytes.append(first << 4 | value)
                half = nil
            } else {
                half = value
            }
        }
        guard half == nil else { return nil }
        self.init(bytes)
    }

    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    public var hexadecimal: String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * Hash.byteCount)
        writeHexadecimal(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    func writeHexadecimal(into text: inout [UInt8]) {
        func digit(_ half: UInt8) -> UInt8 { half < 10 ? 0x30 + half : 0x61 + half - 10 }
        withUnsafeBytes(of: words) { bytes in
            for byte in bytes {
                text.append(digit(byte >> 4))
                text.append(digit(byte & 15))
            }
        }
    }

    public static func == (a: Hash, b: Hash) -> Bool { a.words == b.words }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

// RFC 6962, section 2.1: a byte in front tells leaves from nodes.
extension Hash {
    static let ofNothing = Hash(of: [])

    static func leaf(_ entry: [UInt8]) -> Hash { Hash(of: [0] + entry) }

    static func node(_ left: Hash, _ right: Hash) -> Hash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 1) { buffer in
            buffer[0] = 1
            withUnsafeBytes(of: left.words) { buffer[1...].copy($0) }
            withUnsafeBytes(of: right.words) { buffer[(1 + byteCount)...].copy($0) }
            return Hash(of: UnsafeRawBufferPointer(buffer))
        }
    }
}

extension Slice<UnsafeMutableRawBufferPointer> {
    fileprivate func copy(_ bytes: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: self).copyMemory(from: bytes)
    }
}
