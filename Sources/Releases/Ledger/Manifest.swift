import Disclosures
import Glibc

/// Every file of a release with its SHA-256, in one signed note: `ledger/manifest`.
///
///     gongkai manifest 1
///     example.gov.cn/ledger
///     2026-11-21T09:00:00+08:00
///     70 8bVB…=
///     9f86d081… 1234 qingshi/2023.html
///
/// The ledger binds documents for ever; this binds the pages around them for as long as a release is shown.
public struct Manifest: Sendable {
    public static let path = "ledger/manifest"

    public private(set) var files: [String: File] = [:]
    /// When the release was made, as it is written.
    public private(set) var moment = ""

    public struct File: Hashable, Sendable {
        public var digest: Hash
        public var size: Int
    }

    static let firstLine = "gongkai manifest 1"
}

extension Manifest {
    public enum Fault: Error, Equatable, Sendable {
        case noNote
        case notSigned
        case noManifest(line: Int)
        /// Made with another checkpoint than the one beside it.
        case otherCheckpoint(Int)
    }

    /// Reads the list that belongs to a checkpoint; gives when it was made.
    init(_ bytes: [UInt8], signedBy key: VerifierKey, checkpoint: Checkpoint) throws(Fault) {
        let head = try Head(bytes, signedBy: key, checkpoint: checkpoint)
        moment = head.moment
        let lines = head.text[head.end...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.dropLast().enumerated() {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2)
            guard words.count == 3, let digest = Hash(hexadecimal: String(words[0])),
                let size = Checkpoint.size(words[1]),
                files.updateValue(File(digest: digest, size: size), forKey: String(words[2])) == nil
            else { throw .noManifest(line: number + Head.lineCount + 1) }
        }
    }

    /// What stands above the files. Who has it knows that the whole text is signed.
    struct Head {
        static let lineCount = 4

        let moment: String
        let text: [UInt8]
        /// Where the files begin.
        let end: Int

        init(_ bytes: [UInt8], signedBy key: VerifierKey, checkpoint: Checkpoint) throws(Fault) {
            guard let note = SignedNote(bytes) else { throw .noNote }
            guard note.isSigned(by: key) else { throw .notSigned }
            text = note.text
            var lines: [String] = []
            var at = 0
            while lines.count < Head.lineCount, let end = text[at...].firstIndex(of: UInt8(ascii: "\n")) {
                lines.append(String(decoding: text[at..<end], as: UTF8.self))
                at = end + 1
            }
            end = at
            guard lines.count == Head.lineCount, lines[0] == Manifest.firstLine, lines[1] == key.name,
                Moment(lines[2], zone: .utc) != nil
            else { throw .noManifest(line: 1) }
            moment = lines[2]
            let tree = lines[3].split(separator: " ")
            guard tree.count == 2, let size = Checkpoint.size(tree[0]) else { throw .noManifest(line: 4) }
            guard size == checkpoint.size, tree[1] == Base64.encode(checkpoint.root.bytes) else {
                throw .otherCheckpoint(size)
            }
        }
    }
}
