import CSodium

/// Whose signatures are believed: an Ed25519 key and its name, as `<name>+<id>+<key>` (C2SP signed-note).
public struct VerifierKey: Hashable, Sendable {
    public let name: String
    let key: [UInt8]
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key).
    let id: [UInt8]

    /// The mark of Ed25519 among the kinds of signatures.
    static let kind: UInt8 = 0x01

    init(name: String, key: [UInt8]) {
        self.name = name
        self.key = key
        id = Array(Hash(of: Array(name.utf8) + [0x0A, VerifierKey.kind] + key).bytes.prefix(4))
    }

    /// Nil where the text is no key, or its id is not that of the key.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, VerifierKey.isName(String(parts[0])), let bytes = Base64.decode(parts[2]),
            bytes.count == 1 + Int(crypto_sign_PUBLICKEYBYTES), bytes[0] == VerifierKey.kind
        else { return nil }
        self.init(name: String(parts[0]), key: Array(bytes.dropFirst()))
        guard parts[1] == VerifierKey.hexadecimal(id) else { return nil }
    }

    /// A name holds no blank, no `+` and nothing that cannot be printed.
    public static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200
            && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
            && !name.utf8.contains(UInt8(ascii: "+"))
    }

    func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        guard Sodium.isReady, signature.count == Int(crypto_sign_BYTES) else { return false }
        return crypto_sign_verify_detached(signature, text, UInt64(text.count), key) == 0
    }

    static func hexadecimal(_ id: [UInt8]) -> String {
        let number = id.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension VerifierKey: CustomStringConvertible {
    public var description: String {
        "\(name)+\(VerifierKey.hexadecimal(id))+\(Base64.encode([VerifierKey.kind] + key))"
    }
}

/// libsodium asks to be woken once.
enum Sodium {
    static let isReady = sodium_init() >= 0
}
