/// The tree of RFC 6962 over the entries of a ledger.
///
/// It keeps the hash of every full subtree, so that roots, proofs and tiles of any size it ever had are at hand.
public struct MerkleTree: Sendable {
    /// `levels[k][i]` is the hash of the entries from `i << k` to `(i + 1) << k`.
    private var levels: [[Hash]] = [[]]

    public init() {}

    public init(leaves: some Sequence<Hash>) {
        for leaf in leaves { append(leaf) }
    }

    public var size: Int { levels[0].count }

    public func leaf(_ index: Int) -> Hash { levels[0][index] }

    public mutating func append(_ leaf: Hash) {
        levels[0].append(leaf)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let nodes = levels[level]
            if level + 1 == levels.count { levels.append([]) }
            levels[level + 1].append(.node(nodes[nodes.count - 2], nodes[nodes.count - 1]))
            level += 1
        }
    }

    /// The root of the first `size` entries.
    public func root(at size: Int) -> Hash {
        precondition((0...self.size).contains(size))
        return size == 0 ? .ofNothing : hash(0, size)
    }

    public var root: Hash { root(at: size) }

    /// The hashes of one tile: `width` subtrees of `256^level` entries each.
    func tile(_ tile: Tile) -> ArraySlice<Hash> {
        let start = tile.index * Tile.fullWidth
        return levels[tile.level * 8][start..<start + tile.width]
    }

    /// From the leaf's neighbour up to the root's child: RFC 6962, section 2.1.1.
    public func inclusionProof(of index: Int, in size: Int) -> [Hash] {
        precondition(index >= 0 && index < size && size <= self.size)
        var proof: [Hash] = []
        var (start, end) = (0, size)
        while end - start > 1 {
            let middle = start + MerkleTree.split(end - start)
            if index < middle {
                proof.append(hash(middle, end))
                end = middle
            } else {
                proof.append(hash(start, middle))
                start = middle
            }
        }
        return proof.reversed()
    }

    /// What leads from the root at `old` to the root at `size`: RFC 6962, section 2.1.2.
    public func consistencyProof(from old: Int, to size: Int) -> [Hash] {
        precondition(old > 0 && old <= size && size <= self.size)
        return consistency(old, 0, size, isWhole: true)
    }

    private func consistency(_ old: Int, _ start: Int, _ end: Int, isWhole: Bool) -> [Hash] {
        if old == end - start { return isWhole ? [] : [hash(start, end)] }
        let left = MerkleTree.split(end - start)
        if old <= left {
            return consistency(old, start, start + left, isWhole: isWhole) + [hash(start + left, end)]
        }
        return consistency(old - left, start + left, end, isWhole: false) + [hash(start, start + left)]
    }

    /// The hash of the entries from `start` to `end`. A part that begins at a multiple of its own length is at hand.
    private func hash(_ start: Int, _ end: Int) -> Hash {
        let count = end - start
        if count & (count - 1) == 0 {
            let level = count.trailingZeroBitCount
            return levels[level][start >> level]
        }
        let middle = start + MerkleTree.split(count)
        return .node(hash(start, middle), hash(middle, end))
    }

    /// The largest power of two below `count`.
    static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
