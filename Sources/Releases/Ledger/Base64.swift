import CSodium

/// Base 64 as of RFC 4648, section 4, by libsodium.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let variant = sodium_base64_VARIANT_ORIGINAL
        var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Nil where a byte could have been written otherwise.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let characters = text.utf8.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: characters.count)
        var count = 0
        let isWhole =
            sodium_base642bin(
                &bytes, bytes.count, characters, characters.count, nil, &count, nil, sodium_base64_VARIANT_ORIGINAL)
            == 0
        guard isWhole else { return nil }
        bytes.removeLast(bytes.count - count)
        return encode(bytes) == text ? bytes : nil
    }
}
