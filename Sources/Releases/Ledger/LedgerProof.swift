/// That an entry stands in the ledger, in one file that needs no other (C2SP tlog-proof).
public struct LedgerProof: Sendable {
    public let index: Int
    public let hashes: [Hash]
    /// The checkpoint it leads to, as it was signed.
    let checkpoint: [UInt8]

    init(index: Int, tree: MerkleTree, checkpoint: Checkpoint) {
        self.index = index
        hashes = tree.inclusionProof(of: index, in: checkpoint.size)
        self.checkpoint = checkpoint.bytes
    }

    private static let firstLine = "c2sp.org/tlog-proof@v1"

    /// Nil where the bytes are no proof.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count < 1 << 20, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var rest = Substring(text)
        func line() -> Substring? {
            guard let end = rest.utf8.firstIndex(of: 0x0A) else { return nil }
            defer { rest = rest[rest.index(after: end)...] }
            return rest[..<end]
        }
        guard line() == LedgerProof.firstLine[...], var next = line() else { return nil }
        if next.hasPrefix("extra ") {
            guard let after = line() else { return nil }
            next = after
        }
        guard next.hasPrefix("index "), let index = Checkpoint.size(next.dropFirst(6)) else { return nil }
        var hashes: [Hash] = []
        while true {
            guard let next = line() else { return nil }
            if next.isEmpty { break }
            guard hashes.count < 64, let bytes = Base64.decode(next), let hash = Hash(bytes) else { return nil }
            hashes.append(hash)
        }
        self.index = index
        self.hashes = hashes
        checkpoint = Array(rest.utf8)
    }

    public var bytes: [UInt8] {
        var text = "\(LedgerProof.firstLine)\nindex \(index)\n"
        for hash in hashes { text += Base64.encode(hash.bytes) + "\n" }
        return Array((text + "\n").utf8) + checkpoint
    }
}
