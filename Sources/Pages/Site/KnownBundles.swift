import Disclosures

/// What is remembered of the build before. It may forget any bundle at any time: it is then made anew.
public protocol KnownBundles: AnyObject, Sendable {
    /// Tells tools apart: what another one made is not taken over.
    var tool: Fingerprint { get }
    /// What the build before was made from, as a whole.
    var whole: Fingerprint { get }
    var outcome: SiteBuild.Outcome { get }
    func bundle(_ name: String) -> KnownBundle?
}

/// A bundle as it was made before.
public struct KnownBundle: @unchecked Sendable {
    public var inputs: Fingerprint
    /// Of the folder that its sources stand in; nil where it cannot be trusted.
    public var stamp: UInt64?
    /// Where the memory keeps it.
    public var place: Int
    /// What was given as ``BundleMemo/department`` and ``BundleMemo/body``. Both stay where they are as long as the
    /// memory lives.
    public var department: UnsafeRawBufferPointer
    public var body: UnsafeRawBufferPointer
    /// What was given as ``BundleMemo/pages``.
    public var pages: UnsafeRawBufferPointer

    public init(
        inputs: Fingerprint, stamp: UInt64?, place: Int, department: UnsafeRawBufferPointer,
        body: UnsafeRawBufferPointer, pages: UnsafeRawBufferPointer
    ) {
        self.inputs = inputs
        self.stamp = stamp
        self.place = place
        self.department = department
        self.body = body
        self.pages = pages
    }
}

/// What is to be remembered of a bundle, besides its files.
public struct BundleMemo: Sendable {
    public var inputs: Fingerprint
    /// What the bundle was made from, for `--explain`.
    public var parts: [Inputs.Part]
    public var stamp: FolderStamp?
    /// What staff wrote of a department, packed; empty for other bundles.
    public var department: [UInt8] = []
    /// What the build itself wants back.
    public var body: [UInt8] = []
    /// How its pages were filled, where they can be rendered again.
    public var pages: [UInt8] = []
}
