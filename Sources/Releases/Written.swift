import Documents
import Pages

/// All that a build wrote.
struct Written {
    private let shelves: [Shelf]
    /// In order of address.
    let files: [WrittenFile]

    init(_ shelves: [Shelf]) {
        self.shelves = shelves
        files = shelves.flatMap(\.files).sorted { $0.address.path < $1.address.path }
    }

    var failures: [ReleaseError] { shelves.flatMap(\.failures) }
    var byteCount: Int { files.reduce(0) { $0 + $1.count } }

    /// Twelve digits that stand for every byte of every file.
    var digest: String {
        var list: [UInt8] = []
        list.reserveCapacity(files.count * 48)
        for file in files {
            list.append(contentsOf: file.address.path.utf8)
            list.append(0)
            withUnsafeBytes(of: file.fingerprint.value.littleEndian) { list.append(contentsOf: $0) }
        }
        return String(Digest.sha256(list).prefix(12))
    }

    /// Each address that two pages claim, with both of them.
    func collisions() -> [String] {
        shelves.flatMap(\.doubles).map(\.path).sorted().map { path in
            let claims = AddressClaims.claims(on: path)
            return "two pages claim '\(path)': \(claims.joined(separator: " and "))"
        }
    }

    /// Links within the site whose page or place does not exist. `others` is served without having been written here.
    func brokenLinks(besides others: [String]) -> [BrokenLink] {
        var known: Set<UInt64> = []
        known.reserveCapacity(files.count * 2)
        for file in files { known.insert(LinkNotes.hash(file.address.path)) }
        for path in others { known.insert(LinkNotes.hash(path)) }
        // Few places are linked from other pages: those are looked for among all.
        var wanted: Set<UInt64> = []
        for shelf in shelves {
            for target in shelf.links.targets where target.anchor != 0 { wanted.insert(target.anchor) }
        }
        var anchors: Set<UInt64> = []
        if !wanted.isEmpty {
            for shelf in shelves {
                for anchor in shelf.links.anchors where wanted.contains(anchor) { anchors.insert(anchor) }
            }
        }
        var broken: [BrokenLink] = []
        for shelf in shelves {
            for fault in shelf.links.faults { broken.append(fault) }
            for target in shelf.links.targets {
                let isThere = target.anchor == 0 ? known.contains(target.page) : anchors.contains(target.anchor)
                if !isThere {
                    broken.append(BrokenLink(page: shelf.files[target.from].address.path, target: target.words))
                }
            }
        }
        return Set(broken).sorted { ($0.page, $0.target) < ($1.page, $1.target) }
    }
}
