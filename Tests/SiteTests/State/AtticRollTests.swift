import Testing

@testable import Pages
@testable import Releases

/// What waits on disk comes back whole and in order, however much it is.
@Suite struct AtticRollTests {
    @Test(arguments: [0, 1, 40_000]) func entriesComeBackInOrder(_ count: Int) throws {
        let attic = try #require(Attic(folder: "/tmp"))
        var roll = AtticRoll(in: attic)
        for number in 0..<count {
            roll.add { bytes in withUnsafeBytes(of: UInt32(number)) { bytes.append(contentsOf: $0) } }
        }
        var next: UInt32 = 0
        roll.forEachStretch { bytes in
            for at in stride(from: 0, to: bytes.count, by: 4) {
                guard bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self) == next else { return }
                next += 1
            }
        }
        #expect(next == UInt32(count) && attic.failure == nil)
    }

    @Test func linksAndPlacesComeBack() throws {
        let attic = try #require(Attic(folder: "/tmp"))
        var links = CrossLinks(in: attic)
        for page in 1...5_000 as ClosedRange<UInt64> {
            links.add(page: page, anchors: [page * 10, page * 10 + 1])
            links.add(page: page, anchor: page * 10, BrokenLink(page: "\(page).html", target: "x#\(page)"))
        }
        var words: [BrokenLink] = []
        links.forEachWanted { page, anchor, bytes in
            if page % 1_000 == 0, anchor == page * 10 { words.append(BrokenLink(bytes)) }
        }
        #expect(words == (1...5).map { BrokenLink(page: "\($0)000.html", target: "x#\($0)000") })
        var needed: [UInt64: Set<UInt64>] = [7: [70, 71], 4_999: [49_990, 5], 6_000: [1]]
        links.settle(&needed)
        #expect(needed == [4_999: [5], 6_000: [1]])
    }

    /// A row is at hand for every report: it must stay small.
    @Test func aRowIsSmall() { #expect(MemoryLayout<RecordRow>.stride <= 320) }
}
