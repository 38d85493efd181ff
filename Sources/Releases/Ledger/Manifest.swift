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

    private static let firstLine = "gongkai manifest 1"

    /// The files that stand in a folder.
    static func of(_ folder: String) throws(LedgerError) -> Manifest {
        var paths: [String] = []
        func walk(_ path: String) {
            for entry in Disk.files.list(path.isEmpty ? folder : "\(folder)/\(path)") ?? [] {
                let inner = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
                if entry.isFolder { walk(inner) } else { paths.append(inner) }
            }
        }
        walk("")
        let list = paths
        let read = Workers().map(list.count) { index in
            (try? Disk.files.read("\(folder)/\(list[index])")).map { File(digest: Hash(of: $0), size: $0.count) }
        }
        var manifest = Manifest()
        for (path, file) in zip(paths, read) {
            guard let file else { throw LedgerError("\(folder)/\(path)", "cannot be read again after it was written") }
            manifest.files[path] = file
        }
        return manifest
    }

    mutating func add(_ path: String, _ bytes: [UInt8]) {
        files[path] = File(digest: Hash(of: bytes), size: bytes.count)
    }

    mutating func add(_ path: String, in folder: String) throws(LedgerError) {
        do throws(DiskError) {
            add(path, try Disk.files.read("\(folder)/\(path)"))
        } catch {
            throw LedgerError("\(folder)/\(path)", error.reason)
        }
    }

    func note(moment: Moment, _ checkpoint: Checkpoint, by key: SigningKey) -> SignedNote {
        var text = "\(Manifest.firstLine)\n\(checkpoint.origin)\n\(moment)\n"
        text += "\(checkpoint.size) \(Base64.encode(checkpoint.root.bytes))\n"
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            text += "\(file.digest.hexadecimal) \(file.size) \(path)\n"
        }
        return SignedNote(Array(text.utf8), by: key)
    }
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
        guard let note = SignedNote(bytes) else { throw .noNote }
        guard note.isSigned(by: key) else { throw .notSigned }
        let lines = note.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 4, lines[0] == Manifest.firstLine, lines[1] == key.name,
            Moment(lines[2], zone: .utc) != nil
        else { throw .noManifest(line: 1) }
        moment = lines[2]
        let tree = lines[3].split(separator: " ")
        guard tree.count == 2, let size = Checkpoint.size(tree[0]) else { throw .noManifest(line: 4) }
        guard size == checkpoint.size, tree[1] == Base64.encode(checkpoint.root.bytes) else {
            throw .otherCheckpoint(size)
        }
        for (number, line) in lines.enumerated().dropFirst(4) {
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count == 3, let digest = Hash(hexadecimal: String(words[0])),
                let size = Checkpoint.size(words[1]),
                files.updateValue(File(digest: digest, size: size), forKey: String(words[2])) == nil
            else { throw .noManifest(line: number + 1) }
        }
    }
}
