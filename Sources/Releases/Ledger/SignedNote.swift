/// A text and who signed it (C2SP signed-note).
public struct SignedNote: Sendable {
    /// Ends with a line break.
    public let text: [UInt8]
    let signatures: [Signature]

    /// As much as is fetched from a stranger's server: the list of the files of some 300,000 reports.
    static let mostBytes = 1 << 28

    struct Signature: Sendable {
        var name: String
        /// Four bytes of the key's id, then the signature itself.
        var bytes: [UInt8]

        var line: String { "— \(name) \(Base64.encode(bytes))\n" }
    }

    init(_ text: [UInt8], by key: SigningKey) {
        self.text = text
        signatures = [Signature(by: key, of: text)]
    }

    /// Nil where the bytes are no note.
    init?(_ bytes: [UInt8]) {
        let newLine = UInt8(ascii: "\n")
        guard bytes.count <= SignedNote.mostBytes, bytes.last == newLine,
            !bytes.contains(where: { $0 < 0x20 && $0 != newLine }),
            bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil,
            let end = SignedNote.lastEmptyLine(bytes)
        else { return nil }
        text = Array(bytes[..<end])
        var signatures: [Signature] = []
        for line in bytes[(end + 1)...].dropLast().split(separator: newLine, omittingEmptySubsequences: false) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "—", VerifierKey.isName(String(words[1])),
                let bytes = Base64.decode(words[2]), bytes.count > 4, signatures.count < 100
            else { return nil }
            signatures.append(Signature(name: String(words[1]), bytes: bytes))
        }
        guard !signatures.isEmpty else { return nil }
        self.signatures = signatures
    }

    /// Where the empty line begins that signatures follow.
    private static func lastEmptyLine(_ bytes: [UInt8]) -> Int? {
        let newLine = UInt8(ascii: "\n")
        var at = bytes.count - 1
        while at > 0 {
            if bytes[at] == newLine, bytes[at - 1] == newLine { return at }
            at -= 1
        }
        return nil
    }

    var bytes: [UInt8] {
        var out = text
        out.append(UInt8(ascii: "\n"))
        for signature in signatures { out.append(contentsOf: signature.line.utf8) }
        return out
    }

    /// The note of a long text, without a copy of it.
    static func sign(_ text: inout [UInt8], by key: SigningKey) {
        let signature = Signature(by: key, of: text)
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: signature.line.utf8)
    }

    /// Whether the key signed this text. Signatures of others say nothing.
    public func isSigned(by key: VerifierKey) -> Bool {
        let own = signatures.filter { $0.name == key.name && Array($0.bytes.prefix(4)) == key.id }
        return !own.isEmpty && own.allSatisfy { key.verifies(Array($0.bytes.dropFirst(4)), of: text) }
    }
}

extension SignedNote.Signature {
    fileprivate init(by key: SigningKey, of text: [UInt8]) {
        self.init(name: key.verifier.name, bytes: key.verifier.id + key.sign(text))
    }
}
