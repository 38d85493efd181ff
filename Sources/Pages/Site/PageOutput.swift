import Disclosures

/// Where pages go. Each worker has its own.
public protocol PageOutput: AnyObject {
    /// What is written from now on belongs to this bundle, until it ends.
    func begin(bundle name: String)
    func end(_ memo: BundleMemo)
    /// The files of a bundle stay as they were. `stamp` is its folder's now.
    func keep(_ bundle: KnownBundle, stamp: FolderStamp?)
    /// A bundle is made again from its own files, in their order: each that is `wanted` is handed to `body`, which writes
    /// it anew or says that it cannot; the others stay. Where one is not there as it was written, nothing of the build
    /// before is taken for granted.
    func remake(
        _ name: String, from bundle: KnownBundle, wanted: (_ path: String) -> Bool,
        _ body: (_ path: String, _ bytes: [UInt8]) -> Bool)
    /// A page whose links are to be checked.
    func write(page bytes: borrowing [UInt8], at address: Address)
    /// Any other file.
    func write(file bytes: borrowing [UInt8], at address: Address)
}
