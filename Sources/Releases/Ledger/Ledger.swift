import Disclosures

/// All entries, their tree, and what they say last of each disclosure.
public struct Ledger: Sendable {
    public private(set) var tree = MerkleTree()
    public private(set) var entries: [Entry] = []
    /// The entry that speaks last of a disclosure, and of each of its revisions.
    private var last: [Entry.Place: Int] = [:]
    private var revisions: [Revision: Proven.Standing] = [:]
    /// As they are hashed.
    private var bundled: [[UInt8]] = []

    private struct Revision: Hashable {
        var place: Entry.Place
        var number: Int
    }

    public init() {}

    public var size: Int { entries.count }

    public mutating func append(_ entry: Entry) {
        let bytes = entry.bytes
        precondition(bytes.count <= EntryBundle.mostBytes, "names of files and departments are shorter than that")
        tree.append(.leaf(bytes))
        last[entry.place] = entries.count
        stand(entry)
        entries.append(entry)
        bundled.append(bytes)
    }

    /// The index of the entry that speaks last of a disclosure.
    public func index(of place: Entry.Place) -> Int? { last[place] }

    /// The index of the entry that speaks last of a revision.
    public func index(of place: Entry.Place, revision: Int) -> Int? {
        revisions[Revision(place: place, number: revision)]?.index
    }

    /// Since when a revision is public, and which entry speaks of it last.
    func standing(of place: Entry.Place, revision: Int) -> Proven.Standing? {
        revisions[Revision(place: place, number: revision)]
    }

    /// A revision is public since the entry that first states its documents. What the site reads out of them may change
    /// later; an entry that states the very same again does so because the moment was another.
    private mutating func stand(_ entry: Entry) {
        let revision = Revision(place: entry.place, number: entry.revision)
        var standing = Proven.Standing(number: entry.revision, moment: entry.moment, index: entries.count)
        if let known = revisions[revision], entry.kind != .withdraw {
            let before = entries[known.index]
            if before.hasSameDocuments(as: entry), !before.statesSame(as: entry) { standing.moment = known.moment }
        }
        revisions[revision] = standing
    }

    /// What it proves of each disclosure.
    var proven: [Proven.Place: Proven] {
        var proven: [Proven.Place: Proven] = [:]
        for (revision, standing) in revisions {
            guard let index = last[revision.place] else { continue }
            let place = Proven.Place(revision.place.department, revision.place.year)
            if entries[index].kind != .withdraw {
                proven[place, default: Proven()].add(standing)
            } else if standing.index == index {
                proven[place, default: Proven()].withdrawal = standing
            }
        }
        return proven
    }

    /// What gates look at: the documents of each revision as they were entered last, by the order of their entries. Only
    /// what the public has seen counts.
    func history(shown: Int) -> [Proven.Place: [Disclosures.Publication]] {
        var indices: [Proven.Place: [Int]] = [:]
        for (revision, standing) in revisions where standing.index < shown {
            indices[Proven.Place(revision.place.department, revision.place.year), default: []].append(standing.index)
        }
        return indices.mapValues { $0.sorted().map { Disclosures.Publication(entries[$0]) } }
    }

    /// Every disclosure it speaks of.
    public var places: [Entry.Place] { last.keys.sorted() }

    func bytes(of tile: Tile) -> [UInt8] { tree.tile(tile).flatMap(\.bytes) }

    func entryBytes(of tile: Tile) -> [UInt8] {
        let start = tile.index * Tile.fullWidth
        return EntryBundle.bytes(bundled[start..<start + tile.width])
    }
}

extension Disclosures.Publication {
    /// Gates count revisions from 0.
    fileprivate init(_ entry: Entry) {
        let kind: Kind =
            switch entry.kind {
            case .publish: .publish
            case .correct: .correct
            case .withdraw: .withdraw
            }
        self.init(
            kind, revision: entry.revision - 1, moment: entry.moment, report: entry.report?.digest.hexadecimal,
            accounts: entry.accounts?.digest.hexadecimal, scores: entry.scores?.digest.hexadecimal)
    }
}
