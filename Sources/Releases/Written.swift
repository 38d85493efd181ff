import Disclosures
import Documents
import Pages

/// All that a build wrote and linked.
struct Written {
    private let shelves: [Shelf]
    /// What was taken over; set when all of it is there.
    var linked = Linker.Outcome()
    private let before: ReleaseBefore?
    /// In order of the bundles' names.
    let rows: [StateRow]

    init(_ shelves: [Shelf], before: ReleaseBefore?) {
        self.shelves = shelves
        self.before = before
        rows = shelves.flatMap(\.rows).sorted { $0.name < $1.name }
    }

    var failures: [ReleaseError] { shelves.flatMap(\.failures) + linked.failures }
    var isMismatch: Bool { linked.isMismatch || shelves.contains { $0.isMismatch } }
    var fileCount: Int { rows.reduce(0) { $0 + $1.files } }
    var byteCount: Int { rows.reduce(0) { $0 + $1.bytes } }
    /// Files that were written anew.
    var writtenCount: Int { shelves.reduce(0) { $0 + $1.writtenCount } }

    /// Twelve digits that stand for every byte of every file.
    var digest: String {
        var list: [UInt8] = []
        list.reserveCapacity(rows.count * 16)
        for row in rows {
            withUnsafeBytes(of: row.name.littleEndian) { list.append(contentsOf: $0) }
            withUnsafeBytes(of: row.digest.littleEndian) { list.append(contentsOf: $0) }
        }
        return String(Digest.sha256(list).prefix(12))
    }

    /// Each address that two pages claim, with both of them.
    func collisions() -> [String] {
        var lines = (shelves.flatMap(\.doubles) + linked.doubles).map(\.path).sorted().map { path in
            let claims = AddressClaims.claims(on: path)
            return "two pages claim '\(path)': \(claims.joined(separator: " and "))"
        }
        for (row, next) in zip(rows, rows.dropFirst()) where row.name == next.name {
            lines.append("two bundles have one name (number \(row.name))")
        }
        return lines
    }
}

// MARK: Links

extension Written {
    enum LinkFault {
        case broken([BrokenLink])
        /// What stays may lead to something that is gone: only a build of everything can tell where.
        case uncertain
    }

    /// What is wrong with the links within the site; nil where every one leads somewhere.
    ///
    /// Links of new pages are looked up among all pages. Those of pages that stay were looked up when they were new: they
    /// matter only where what they lead to has gone.
    /// `others` is served without having been written here.
    func checkLinks(besides others: [String]) -> LinkFault? {
        var broken = Set(shelves.flatMap(\.links.faults))
        var missing: Set<UInt64> = []
        var needed: [UInt64: Set<UInt64>] = [:]
        for shelf in shelves {
            shelf.links.forEachWanted { page, anchor, _ in
                missing.insert(page)
                if anchor != 0 { needed[page, default: []].insert(anchor) }
            }
        }
        for shelf in shelves { missing.subtract(shelf.links.addresses) }
        missing.subtract(others.map { LinkNotes.hash($0) })
        for shelf in shelves { shelf.links.settle(&needed) }
        if let before, !missing.isEmpty || !needed.isEmpty { settleAmongKept(before, &missing, &needed) }
        if !missing.isEmpty || !needed.isEmpty {
            for shelf in shelves {
                shelf.links.forEachWanted { page, anchor, words in
                    let isThere = anchor == 0 ? !missing.contains(page) : needed[page]?.contains(anchor) != true
                    if !isThere { broken.insert(BrokenLink(words)) }
                }
            }
        }
        guard broken.isEmpty else {
            return .broken(broken.sorted { ($0.page, $0.target) < ($1.page, $1.target) })
        }
        if let before, !keptLinksHold(before) { return .uncertain }
        return nil
    }

    /// Takes out what stands on pages that were linked.
    private func settleAmongKept(
        _ before: ReleaseBefore, _ missing: inout Set<UInt64>, _ needed: inout [UInt64: Set<UInt64>]
    ) {
        var pages: [String] = []
        let concerned = NumberFilter(missing).union(NumberFilter(needed.keys))
        for shelf in shelves {
            for place in shelf.kept {
                before.state.entry(place)?.forEachFile { file in
                    let address = LinkNotes.hash(file)
                    guard concerned.mayContain(address) else { return true }
                    missing.remove(address)
                    if needed[address] != nil { pages.append(String(cString: file.path)) }
                    return true
                }
            }
        }
        for path in pages {
            let address = LinkNotes.hash(path)
            guard let bytes = try? Disk.files.read(before.folder + "/" + path),
                let numbers = needed[address]
            else { continue }
            var notes = LinkNotes()
            notes.note(bytes, at: Address(path), page: 0)
            let rest = numbers.subtracting(notes.anchors)
            needed[address] = rest.isEmpty ? nil : rest
        }
    }

    /// Whether nothing has gone that pages lead to which were linked.
    private func keptLinksHold(_ before: ReleaseBefore) -> Bool {
        let kept = Set(shelves.flatMap(\.kept))
        let addresses = Set(shelves.flatMap(\.links.addresses))
        var gone: Set<UInt64> = []
        for place in 0..<before.state.rowCount where !kept.contains(place) {
            // What has gone with an entry that cannot be read, nobody knows.
            guard let entry = before.state.entry(place) else { return false }
            entry.forEachFile { file in
                let address = LinkNotes.hash(file)
                if !addresses.contains(address) { gone.insert(address) }
                return true
            }
        }
        guard !gone.isEmpty || !addresses.isEmpty else { return true }
        var holds = true
        var needed: [UInt64: Set<UInt64>] = [:]
        let concerned = NumberFilter(gone).union(NumberFilter(addresses))
        for shelf in shelves {
            for place in shelf.kept {
                guard let entry = before.state.entry(place) else { return false }
                entry.forEachLink { page, anchor in
                    guard concerned.mayContain(page) else { return }
                    if gone.contains(page) { holds = false }
                    if anchor != 0, addresses.contains(page) { needed[page, default: []].insert(anchor) }
                }
            }
        }
        for shelf in shelves { shelf.links.settle(&needed) }
        return holds && needed.isEmpty
    }
}
