import Disclosures

/// All entries, their tree, and what they say last of each disclosure.
public struct Ledger: Sendable {
    public private(set) var tree = MerkleTree()
    public private(set) var entries: [Entry] = []
    /// The entry that speaks last of a disclosure.
    private var last: [Entry.Place: Int] = [:]
    /// For each entry the one before it that speaks of the same disclosure, or -1.
    private var before: [Int] = []
    /// Since when what an entry says is public, where that was so before it.
    private var since: [Int: Moment] = [:]

    public init() {}

    public var size: Int { entries.count }

    public mutating func append(_ entry: Entry) {
        let bytes = entry.bytes
        precondition(bytes.count <= EntryBundle.mostBytes, "names of files and departments are shorter than that")
        tree.append(.leaf(bytes))
        since[size] = earlierMoment(entry)
        before.append(last[entry.place] ?? -1)
        last[entry.place] = size
        entries.append(entry)
    }

    /// A revision is public since the entry that first states its documents. What the site reads out of them may change
    /// later; an entry that states the very same again does so because the moment was another.
    private func earlierMoment(_ entry: Entry) -> Moment? {
        guard entry.kind != .withdraw, let known = standing(of: entry.place, revision: entry.revision) else {
            return nil
        }
        let before = entries[known.index]
        return before.hasSameDocuments(as: entry) && !before.statesSame(as: entry) ? known.moment : nil
    }

    /// The index of the entry that speaks last of a disclosure.
    public func index(of place: Entry.Place) -> Int? { last[place] }

    /// The index of the entry that speaks last of a revision.
    public func index(of place: Entry.Place, revision: Int) -> Int? {
        indices(of: place).first { entries[$0].revision == revision }
    }

    /// Since when a revision is public, and which entry speaks of it last.
    func standing(of place: Entry.Place, revision: Int) -> Proven.Standing? {
        index(of: place, revision: revision).map(standing)
    }

    private func standing(_ index: Int) -> Proven.Standing {
        Proven.Standing(
            number: entries[index].revision, moment: since[index] ?? entries[index].moment, index: index)
    }

    /// Of the entries that speak of a disclosure, the last first.
    private func indices(of place: Entry.Place) -> some Sequence<Int> {
        sequence(first: last[place] ?? -1) { before[$0] }.prefix { $0 >= 0 }
    }

    /// Of each revision of a disclosure the entry that speaks of it last, the last first.
    private func newest(of place: Entry.Place) -> [Int] {
        var newest: [Int] = []
        for index in indices(of: place)
        where !newest.contains(where: { entries[$0].revision == entries[index].revision }) {
            newest.append(index)
        }
        return newest
    }

    /// What it proves of a disclosure.
    func proven(_ department: String, _ year: Int) -> Proven? {
        let place = Entry.Place(department, year)
        guard let index = last[place] else { return nil }
        var proven = Proven()
        if entries[index].kind == .withdraw {
            proven.withdrawal = standing(index)
        } else {
            for index in newest(of: place) { proven.add(standing(index)) }
        }
        return proven
    }

    /// What gates look at: the documents of each revision as they were entered last, by the order of their entries. Only
    /// what the public has seen counts.
    func history(shown: Int) -> PublishedBefore {
        PublishedBefore { department, year in
            newest(of: Entry.Place(department, year)).filter { $0 < shown }.reversed().map {
                Disclosures.Publication(entries[$0])
            }
        }
    }

    /// Every disclosure it speaks of.
    public var places: [Entry.Place] { last.keys.sorted() }

    func bytes(of tile: Tile) -> [UInt8] { tree.tile(tile).flatMap(\.bytes) }

    func entryBytes(of tile: Tile) -> [UInt8] {
        let start = tile.index * Tile.fullWidth
        return EntryBundle.bytes(entries[start..<start + tile.width].map(\.bytes))
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
