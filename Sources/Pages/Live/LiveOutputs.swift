import Disclosures

/// Keeps the files that are wanted and lets the others go.
final class KeptFiles: LiveOutput {
    private let isWanted: (String) -> Bool
    private(set) var files: [String: [UInt8]] = [:]

    init(_ isWanted: @escaping (_ path: String) -> Bool) { self.isWanted = isWanted }

    func write(page bytes: borrowing [UInt8], at address: Address) { write(file: bytes, at: address) }

    func write(file bytes: borrowing [UInt8], at address: Address) {
        if isWanted(address.path) { files[address.path] = copy bytes }
    }
}

/// Keeps the addresses.
final class FileAddresses: LiveOutput {
    private(set) var paths: [String] = []

    func write(page bytes: borrowing [UInt8], at address: Address) { paths.append(address.path) }
    func write(file bytes: borrowing [UInt8], at address: Address) { paths.append(address.path) }
}

/// Hands every file on.
final class EachFile: LiveOutput {
    private let body: (_ path: String, _ bytes: borrowing [UInt8]) -> Void

    init(_ body: @escaping (_ path: String, _ bytes: borrowing [UInt8]) -> Void) { self.body = body }

    func write(page bytes: borrowing [UInt8], at address: Address) { body(address.path, bytes) }
    func write(file bytes: borrowing [UInt8], at address: Address) { body(address.path, bytes) }
}

/// Nothing is remembered of a look.
protocol LiveOutput: PageOutput {}

extension LiveOutput {
    func begin(bundle name: String) {}
    func end(_ memo: BundleMemo) {}
    func keep(_ bundle: KnownBundle, stamp: FolderStamp?) {}
    func remake(
        _ name: String, from bundle: KnownBundle, wanted: (_ path: String) -> Bool,
        _ body: (_ path: String, _ bytes: [UInt8]) -> Bool
    ) {}
}
