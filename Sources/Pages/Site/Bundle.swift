/// Files that are made together from the same inputs: the unit of making.
///
/// A bundle is made anew when its inputs are others than those it was last made from. Its body may look at nothing
/// else, and must not look at the clock.
public struct Bundle: Sendable {
    /// Unique in the site: `years/2023`.
    public let name: String
    /// What it shows of the records.
    public let inputs: Inputs
    /// What it is made from of the theme.
    var look = Inputs()
    let write: @Sendable (IndexWriter) -> Void

    init(_ name: String, _ inputs: Inputs, _ write: @escaping @Sendable (IndexWriter) -> Void) {
        self.name = name
        self.inputs = inputs
        self.write = write
    }
}

/// A kind of files that are made from the records of all departments: one small type in a file of its own, and a line in
/// ``SiteBundles``.
///
/// However large the site is, a bundle must stay small and depend on few records: see ``Partition`` for long lists.
protocol BundleSource: Sendable {
    func look(_ theme: Theme) -> Look
    func bundles(of index: SiteIndex) -> [Bundle]
}
