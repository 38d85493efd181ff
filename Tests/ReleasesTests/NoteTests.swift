import Testing

@testable import Releases

/// The key and the note are those of the documentation of Go's `note` package.
@Suite struct NoteTests {
    static let verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let signature =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

    @Test func aKnownNote() throws {
        let key = try #require(SigningKey(NoteTests.secret))
        #expect("\(key.verifier)" == NoteTests.verifier)
        let note = SignedNote(Array(NoteTests.text.utf8), by: key)
        #expect(String(decoding: note.bytes, as: UTF8.self) == NoteTests.text + "\n" + NoteTests.signature)
        let read = try #require(SignedNote(note.bytes))
        #expect(read.text == Array(NoteTests.text.utf8))
        #expect(read.isSigned(by: try #require(VerifierKey(NoteTests.verifier))))
    }

    @Test func everyByteCounts() throws {
        let verifier = try #require(VerifierKey(NoteTests.verifier))
        let whole = Array((NoteTests.text + "\n" + NoteTests.signature).utf8)
        for at in whole.indices {
            var broken = whole
            broken[at] ^= 1
            #expect(SignedNote(broken)?.isSigned(by: verifier) != true, "byte \(at)")
            #expect(SignedNote(Array(whole[..<at]))?.isSigned(by: verifier) != true, "cut at \(at)")
        }
    }

    @Test func signaturesOfOthersSayNothing() throws {
        let verifier = try #require(VerifierKey(NoteTests.verifier))
        let other = try #require(SigningKey.make(name: "witness.example"))
        let foreign = SignedNote(Array(NoteTests.text.utf8), by: other).signatures[0]
        let line = "— \(foreign.name) \(Base64.encode(foreign.bytes))\n"
        let both = NoteTests.text + "\n" + line + NoteTests.signature
        #expect(try #require(SignedNote(Array(both.utf8))).isSigned(by: verifier))
        #expect(!(try #require(SignedNote(Array((NoteTests.text + "\n" + line).utf8))).isSigned(by: verifier)))
    }

    @Test(arguments: [
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "PeterNeumann", "", "++",
        "PeterNeumann+c74f20a3+AhpcZQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func noKeys(_ text: String) {
        #expect(VerifierKey(text) == nil)
    }

    @Test func checkpoints() throws {
        let key = try #require(SigningKey(NoteTests.secret))
        let root = Hash(of: Array("root".utf8))
        let checkpoint = Checkpoint(size: 70_000, root: root, by: key)
        let read = try Checkpoint(checkpoint.bytes, signedBy: key.verifier)
        #expect((read.size, read.root, read.origin) == (70_000, root, "PeterNeumann"))
        func fault(_ text: String) -> Checkpoint.Fault? {
            let note = SignedNote(Array(text.utf8), by: key)
            do throws(Checkpoint.Fault) {
                _ = try Checkpoint(note.bytes, signedBy: key.verifier)
                return nil
            } catch {
                return error
            }
        }
        let hash = Base64.encode(root.bytes)
        #expect(fault("PeterNeumann\n5\n\(hash)\n") == nil)
        #expect(fault("PeterNeumann\n05\n\(hash)\n") == .noCheckpoint)
        #expect(fault("PeterNeumann\n-5\n\(hash)\n") == .noCheckpoint)
        #expect(fault("PeterNeumann\n5\n\(hash.dropLast(4))\n") == .noCheckpoint)
        #expect(fault("PeterNeumann\n5\n") == .noCheckpoint)
        #expect(fault("else.example\n5\n\(hash)\n") == .otherLedger("else.example"))
        let other = try #require(SigningKey.make(name: "PeterNeumann"))
        #expect(throws: Checkpoint.Fault.notSigned(["PeterNeumann"])) {
            try Checkpoint(Checkpoint(size: 1, root: root, by: other).bytes, signedBy: key.verifier)
        }
    }

    @Test func proofFiles() throws {
        let key = try #require(SigningKey(NoteTests.secret))
        let leaves = MerkleTests.leaves(300)
        let tree = MerkleTree(leaves: leaves)
        let checkpoint = Checkpoint(size: 300, root: tree.root, by: key)
        let bytes = LedgerProof(index: 256, tree: tree, checkpoint: checkpoint).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nindex 256\n"))
        let proof = try #require(LedgerProof(bytes))
        let carried = try Checkpoint(proof.checkpoint, signedBy: key.verifier)
        #expect(
            MerkleProof.includes(
                leaves[256], at: proof.index, in: carried.size, root: carried.root, proof: proof.hashes)
        )
        #expect(LedgerProof(Array(text.replacing("index 256", with: "index 0256").utf8)) == nil)
        #expect(LedgerProof(Array(text.replacing("@v1", with: "@v2").utf8)) == nil)
        #expect(LedgerProof(Array(text.utf8.prefix(60))) == nil)
    }
}
