import Testing

@testable import Releases

@Suite struct MerkleTests {
    /// RFC 6962, section 2.1, word for word.
    static func root(_ leaves: ArraySlice<Hash>) -> Hash {
        if leaves.isEmpty { return Hash(of: []) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return Hash(of: [1] + root(leaves[..<middle]).bytes + root(leaves[middle...]).bytes)
    }

    static func leaves(_ count: Int) -> [Hash] { (0..<count).map { Hash(of: [0] + Array("entry \($0)".utf8)) } }

    /// The eight leaves that Certificate Transparency has been tested with from the beginning.
    @Test func knownRoots() {
        let leaves: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
            Array(0x60...0x6F),
        ]
        var tree = MerkleTree()
        #expect(tree.root.hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        for (leaf, root) in zip(leaves, roots) {
            tree.append(.leaf(leaf))
            #expect(tree.root.hexadecimal == root)
        }
    }

    @Test func rootsOfAllSizes() {
        let leaves = MerkleTests.leaves(520)
        let tree = MerkleTree(leaves: leaves)
        for size in [0, 1, 2, 3, 4, 5, 7, 8, 9, 100, 127, 128, 129, 255, 256, 257, 300, 511, 512, 513, 520] {
            #expect(tree.root(at: size) == MerkleTests.root(leaves[..<size]), "size \(size)")
        }
    }

    @Test func everyEntryIsProvenAndNoOther() {
        let leaves = MerkleTests.leaves(70)
        let tree = MerkleTree(leaves: leaves)
        for size in 1...70 {
            let root = tree.root(at: size)
            for index in 0..<size {
                let proof = tree.inclusionProof(of: index, in: size)
                #expect(MerkleProof.includes(leaves[index], at: index, in: size, root: root, proof: proof))
                #expect(!MerkleProof.includes(leaves[(index + 1) % 70], at: index, in: size, root: root, proof: proof))
                #expect(!MerkleProof.includes(leaves[index], at: index + 1, in: size, root: root, proof: proof))
                #expect(!MerkleProof.includes(leaves[index], at: index, in: size, root: root, proof: proof + [root]))
                if !proof.isEmpty {
                    let short = Array(proof.dropLast())
                    #expect(!MerkleProof.includes(leaves[index], at: index, in: size, root: root, proof: short))
                }
            }
        }
        #expect(!MerkleProof.includes(leaves[0], at: -1, in: 1, root: leaves[0], proof: []))
    }

    @Test func everySizeExtendsTheSmallerOnes() {
        let leaves = MerkleTests.leaves(48)
        let tree = MerkleTree(leaves: leaves)
        var others = leaves
        others[3] = leaves[4]
        let other = MerkleTree(leaves: others)
        for size in 1...48 {
            for old in 1...size {
                let (root, oldRoot) = (tree.root(at: size), tree.root(at: old))
                let proof = tree.consistencyProof(from: old, to: size)
                #expect(MerkleProof.extends(old, oldRoot, to: size, root, proof: proof), "\(old) to \(size)")
                #expect(!MerkleProof.extends(old, oldRoot, to: size, root, proof: proof + [root]))
                if old > 3 {
                    #expect(!MerkleProof.extends(old, other.root(at: old), to: size, root, proof: proof))
                }
                for place in proof.indices {
                    var broken = proof
                    broken[place] = oldRoot == broken[place] ? root : oldRoot
                    #expect(!MerkleProof.extends(old, oldRoot, to: size, root, proof: broken))
                }
            }
        }
        #expect(!MerkleProof.extends(0, .ofNothing, to: 1, tree.root(at: 1), proof: []))
    }
}
