import CSodium
import Glibc

/// The key that signs a ledger. It stands in a file of its own that nobody else may read.
public struct SigningKey: Sendable {
    public let verifier: VerifierKey
    private let seed: [UInt8]
    private let secret: [UInt8]

    private init?(name: String, seed: [UInt8]) {
        guard Sodium.isReady, seed.count == Int(crypto_sign_SEEDBYTES) else { return nil }
        var key = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
        var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        guard crypto_sign_seed_keypair(&key, &secret, seed) == 0 else { return nil }
        self.seed = seed
        self.secret = secret
        verifier = VerifierKey(name: name, key: key)
    }

    /// A new one, from the system's randomness.
    public static func make(name: String) -> SigningKey? {
        guard Sodium.isReady else { return nil }
        var seed = [UInt8](repeating: 0, count: Int(crypto_sign_SEEDBYTES))
        randombytes_buf(&seed, seed.count)
        return SigningKey(name: name, seed: seed)
    }

    /// `PRIVATE+KEY+<name>+<id>+<seed>`
    init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", VerifierKey.isName(String(parts[2])),
            let bytes = Base64.decode(parts[4]), bytes.first == VerifierKey.kind
        else { return nil }
        self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
        guard parts[3] == VerifierKey.hexadecimal(verifier.id) else { return nil }
    }

    private var text: String {
        "PRIVATE+KEY+\(verifier.name)+\(VerifierKey.hexadecimal(verifier.id))+"
            + Base64.encode([VerifierKey.kind] + seed)
    }

    func sign(_ text: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, text, UInt64(text.count), secret)
        return signature
    }
}

extension SigningKey {
    /// Writes the key to a new file of mode 0600. A file that is there is left alone.
    public func write(to path: String) throws(LedgerError) {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            do throws(ReleaseError) {
                try Release.makeFolder(String(path[..<slash]))
            } catch {
                throw LedgerError("\(error)")
            }
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw LedgerError(path, "a file is here already; a key is never written over") }
            throw LedgerError(path, String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        guard DurableFile.write(Array((text + "\n").utf8), to: descriptor), fsync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(path)
            throw LedgerError(path, reason)
        }
    }

    /// A key is never kept in folders that are published, or kept with what is published.
    public static func refuse(_ path: String, within folders: [String]) throws(LedgerError) {
        let slash = path.lastIndex(of: "/")
        var place = slash.map { String(path[..<$0]) } ?? "."
        // The folder may still have to be made: what is above it decides.
        while true {
            if let real = resolved(place.isEmpty ? "/" : place) {
                place = real + "/"
                break
            }
            guard let above = place.lastIndex(of: "/") else { return }
            place = String(place[..<above])
        }
        for folder in folders {
            guard let real = resolved(folder) else { continue }
            if place.hasPrefix(real + "/") {
                throw LedgerError(path, "a key must not stand in \(folder): what is there is made public")
            }
        }
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Reads a key that nobody but its owner can read.
    public static func read(_ path: String) throws(LedgerError) -> SigningKey {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isMissing = errno == ENOENT
            let reason = String(cString: strerror(errno))
            throw LedgerError(path, isMissing ? "there is no key here: make one with gongkai keygen" : reason)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw LedgerError(path, "not a file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw LedgerError(path, "others than its owner can read this key: chmod 600 it, or make a new one")
        }
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        var line = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        if line.hasSuffix("\n") { line.removeLast() }
        guard let key = SigningKey(line) else { throw LedgerError(path, "not a key that gongkai keygen wrote") }
        return key
    }
}
