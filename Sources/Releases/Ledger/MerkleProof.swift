/// Proofs, looked at by one who holds nothing but roots: RFC 9162, sections 2.1.3.2 and 2.1.4.2.
public enum MerkleProof {
    /// Whether `leaf` is the entry `index` of the tree with this root.
    public static func includes(_ leaf: Hash, at index: Int, in size: Int, root: Hash, proof: [Hash]) -> Bool {
        guard index >= 0, index < size else { return false }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for step in proof {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                hash = .node(step, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, step)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `size` begins with all the entries of the tree of `old`, in their order.
    public static func extends(_ old: Int, _ oldRoot: Hash, to size: Int, _ root: Hash, proof: [Hash]) -> Bool {
        guard old > 0, old <= size else { return false }
        if old == size { return proof.isEmpty && oldRoot == root }
        // Where the old tree is a full subtree of the new one, its root is where the way begins.
        var steps = old & (old - 1) == 0 ? [oldRoot] + proof : proof
        guard !steps.isEmpty else { return false }
        var (node, last) = (old - 1, size - 1)
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        let first = steps.removeFirst()
        var (hash, oldHash) = (first, first)
        for step in steps {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                oldHash = .node(step, oldHash)
                hash = .node(step, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, step)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && hash == root
    }
}
