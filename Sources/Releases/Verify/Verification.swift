import Disclosures

/// Looks at a site that anyone serves, trusting nothing but a public key.
///
/// The signed checkpoint stands for all entries; the entries for documents and data; the signed list for every file of
/// the release around them.
public final class Verification {
    let key: VerifierKey
    let reader: any PublicReader
    public private(set) var faults: [Fault] = []
    public internal(set) var proven = Proof()
    /// What was read: the digests of files that are there.
    var read: [String: Manifest.File] = [:]

    /// How much was looked at.
    public struct Proof: Sendable {
        public var checkpoint: Checkpoint?
        public var since: Checkpoint?
        public var entries = 0
        public var disclosures = 0
        public var documents = 0
        public var proofs = 0
        public var files = 0
        public var bytes = 0
        public var feedItems = 0
        public var moment: String?
    }

    public struct Refusal: Error, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    /// `place` is a folder, or an address of the web.
    public init(_ place: String, key: VerifierKey) throws(Refusal) {
        self.key = key
        if place.contains("://") {
            guard let address = WebAddress(place) else {
                throw Refusal(description: "'\(place)' is no address: expected one such as https://example.gov.cn/")
            }
            do throws(ReadFailure) {
                reader = address.isSecure ? try CurlReader(address) : HTTPReader(address)
            } catch {
                throw Refusal(description: error.reason)
            }
        } else {
            reader = FolderReader(place)
        }
    }

    init(_ reader: any PublicReader, key: VerifierKey) {
        self.key = key
        self.reader = reader
    }

    /// A site may be switched while it is read over the network: then all is looked at anew.
    public func run(since: Checkpoint? = nil) {
        for _ in 0..<3 {
            faults = []
            proven = Proof()
            read = [:]
            let before = try? reader.read(Manifest.path)
            look(since: since)
            if faults.isEmpty { return }
            let after = try? reader.read(Manifest.path)
            if before == after { return }
        }
    }

    private func look(since: Checkpoint?) {
        guard let checkpoint = checkpoint() else { return }
        proven.checkpoint = checkpoint
        guard let ledger = ledger(of: checkpoint) else { return }
        proven.entries = ledger.size
        if let since { compare(ledger, checkpoint, since: since) }
        if let manifest = manifest(checkpoint) {
            compare(manifest)
            comparePages(manifest, ledger)
        }
        for place in ledger.places { compare(place, ledger) }
        compareFeed(ledger)
    }

    func fault(_ place: String, _ chinese: String, _ english: String) {
        faults.append(Fault(place: place, chinese: chinese, english: english))
    }

    /// Reads a file that must be there. What is missing or cannot be read is said once.
    func need(_ path: String) -> [UInt8]? {
        guard let bytes = look(at: path) else { return nil }
        if let bytes { return bytes }
        fault(path, "缺少这个文件", "this file is missing")
        return nil
    }

    /// The bytes of a file, nil in it where there is none; nil where it cannot be read, which is said.
    func look(at path: String) -> [UInt8]?? {
        do throws(ReadFailure) {
            return .some(try reader.read(path))
        } catch {
            fault(path, "读不到：\(error.reason)", "cannot be read: \(error.reason)")
            return nil
        }
    }

    private func checkpoint() -> Checkpoint? {
        guard let bytes = need("ledger/checkpoint") else { return nil }
        do throws(Checkpoint.Fault) {
            return try Checkpoint(bytes, signedBy: key)
        } catch {
            fault("ledger/checkpoint", "账本签名无效，后面的都无从谈起", "\(error)")
            return nil
        }
    }
}
