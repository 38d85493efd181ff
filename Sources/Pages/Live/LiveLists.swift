import Disclosures
import Rendering

/// The pages that list, and all else that is made from the records of many departments.
struct LiveLists: Sendable {
    /// A bundle, what it was made from, and the addresses of its files.
    struct Made: Sendable {
        var bundle: Bundle
        var fingerprint: Fingerprint
        var paths: [String]
    }

    let index: SiteIndex
    let bundles: [String: Made]
    /// The name of the bundle that makes the file at each address.
    let makers: [String: String]
    let collisions: [String]
    /// What every bundle is made from besides.
    private let site: [UInt8]

    /// What begins so is made from rows that are not kept.
    static let table = "table/"

    /// Of `known`, what is made from the same stays as it is.
    init(
        _ edition: Edition, _ parts: [LivePart], theme: Theme, frame: SiteFrame, records: Attic, scratch: String,
        workers: Workers, known: LiveLists?
    ) {
        let index = SiteIndex(parts.map(\.record).filter { !$0.years.isEmpty }, attic: records)
        self.index = index
        let all = SiteBundles.all(index, theme: theme, frame: frame, further: edition.content.pages)
        let site = edition.content.site.packed
        self.site = site
        let known = known.flatMap { $0.site == site ? $0 : nil }
        var made: [Made] = []
        if let attic = Attic(folder: scratch) {
            made = workers.map(all.count, batch: 8) { place in
                let bundle = all[place]
                let fingerprint = bundle.inputs.fingerprint
                if bundle.name.hasPrefix(LiveLists.table) {
                    let path = String(bundle.name.dropFirst(LiveLists.table.count))
                    return Made(bundle: bundle, fingerprint: fingerprint, paths: [path])
                }
                if let before = known?.bundles[bundle.name], before.fingerprint == fingerprint {
                    return Made(bundle: bundle, fingerprint: fingerprint, paths: before.paths)
                }
                let output = FileAddresses()
                bundle.write(IndexWriter(theme: theme, frame: frame, index: index, scratch: attic, output: output))
                return Made(bundle: bundle, fingerprint: fingerprint, paths: output.paths)
            }
        }
        var makers: [String: String] = [:]
        makers.reserveCapacity(made.count * 2)
        var collisions: [String] = []
        for entry in made {
            for path in entry.paths where makers.updateValue(entry.bundle.name, forKey: path) != nil {
                collisions.append(path)
            }
        }
        for part in parts { collisions += part.paths.filter { makers[$0] != nil } }
        bundles = Dictionary(made.map { ($0.bundle.name, $0) }, uniquingKeysWith: { $1 })
        self.makers = makers
        self.collisions = collisions.sorted()
    }
}
