import Disclosures

/// Where pages go. Each worker has its own.
public protocol PageOutput: AnyObject {
    /// What is written from now on belongs to this bundle, until it ends.
    func begin(bundle name: String)
    func end(_ memo: BundleMemo)
    /// The files of a bundle stay as they were. `stamp` is its folder's now.
    func keep(_ bundle: KnownBundle, stamp: FolderStamp?)
    /// A page whose links are to be checked.
    func write(page bytes: borrowing [UInt8], at address: Address)
    /// Any other file.
    func write(file bytes: borrowing [UInt8], at address: Address)
}
