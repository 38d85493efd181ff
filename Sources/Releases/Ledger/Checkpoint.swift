/// What a ledger was at one size: its name, how many entries, their root (C2SP tlog-checkpoint).
public struct Checkpoint: Sendable {
    public let origin: String
    public let size: Int
    public let root: Hash
    /// As signed.
    let note: SignedNote

    init(size: Int, root: Hash, by key: SigningKey) {
        origin = key.verifier.name
        self.size = size
        self.root = root
        note = SignedNote(Array("\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n".utf8), by: key)
    }

    /// Reads a checkpoint that `key` signed for the ledger of its own name. What stands in other lines is not ours.
    public init(_ bytes: [UInt8], signedBy key: VerifierKey) throws(Fault) {
        guard let note = SignedNote(bytes) else { throw .noNote }
        guard note.isSigned(by: key) else { throw .notSigned(note.signatures.map(\.name)) }
        let lines = String(decoding: note.text.dropLast(), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, let size = Checkpoint.size(lines[1]), let bytes = Base64.decode(lines[2]),
            let root = Hash(bytes)
        else { throw .noCheckpoint }
        guard lines[0] == key.name else { throw .otherLedger(String(lines[0])) }
        origin = String(lines[0])
        self.size = size
        self.root = root
        self.note = note
    }

    /// Size and root as they are written, whoever wrote them: to compare copies of what was verified elsewhere.
    static func written(_ bytes: [UInt8]) -> (size: Int, root: Hash)? {
        guard let note = SignedNote(bytes) else { return nil }
        let lines = String(decoding: note.text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, let size = Checkpoint.size(lines[1]),
            let root = Base64.decode(lines[2]).flatMap({ Hash($0) })
        else { return nil }
        return (size, root)
    }

    public enum Fault: Error, Equatable, Sendable {
        case noNote
        /// By whom it is signed instead.
        case notSigned([String])
        case noCheckpoint
        case otherLedger(String)
    }

    public var bytes: [UInt8] { note.bytes }

    /// A decimal without zeros in front.
    static func size(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 15, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            text == "0" || !text.hasPrefix("0")
        else { return nil }
        return Int(text)
    }
}

extension Checkpoint.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noNote: "this is no signed note"
        case .notSigned(let names):
            "the signature is not that of the key (signed by \(names.joined(separator: ", ")))"
        case .noCheckpoint: "this is no checkpoint: expected a name, a size and a root"
        case .otherLedger(let name): "this is the checkpoint of another ledger, '\(name)'"
        }
    }
}
