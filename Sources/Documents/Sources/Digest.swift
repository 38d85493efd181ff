import CCrypto

/// SHA-256 by libcrypto.
public enum Digest {
    public static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        var state = SHA256_CTX()
        SHA256_Init(&state)
        _ = bytes.withUnsafeBytes { SHA256_Update(&state, $0.baseAddress, $0.count) }
        SHA256_Final(&digest, &state)
        let hexadecimal = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(hexadecimal[Int(byte >> 4)])
            text.append(hexadecimal[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
