import Foundation
import Testing

@testable import Pages

@Suite struct StableCutTests {
    private func marks(_ names: some Sequence<Int>) -> [Fingerprint] { names.map { Fingerprint("item \($0)".utf8) } }

    /// Each piece as the names of what stands in it.
    private func pieces(_ names: [Int]) -> Set<[Int]> {
        Set(StableCuts.pieces(marks(names), about: 24, most: 32).map { Array(names[$0]) })
    }

    @Test func piecesAreAllAndBounded() {
        for count in [0, 1, 32, 33, 64, 1000, 9999] {
            let pieces = StableCuts.pieces(marks(0..<count), about: 24, most: 32)
            #expect(pieces.flatMap { Array($0) } == Array(0..<count))
            #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= 32 })
            #expect(pieces.count <= count / 5 + 1, "\(count) things in \(pieces.count) pieces")
        }
    }

    @Test func oneMoreOrOneLessChangesFewPieces() {
        let names = Array(0..<5000)
        let before = pieces(names)
        for place in stride(from: 0, to: 5000, by: 97) {
            var more = names
            more.insert(10_000 + place, at: place)
            var less = names
            less.remove(at: place)
            for after in [pieces(more), pieces(less)] {
                let changed = before.symmetricDifference(after).count
                #expect(changed <= 8, "\(changed) pieces changed at \(place)")
            }
        }
    }
}
