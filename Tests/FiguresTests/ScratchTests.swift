import Testing

@testable import Figures

@Suite struct ScratchTests {
    @Test func whatIsAddedStandsInItsOrderAfterItGrew() {
        var row = Scratch<Int>(capacity: 0)
        for value in 0..<1000 { row.append(value * 3) }
        let count = row.count
        #expect(count == 1000)
        var isKept = true
        for index in row.indices where row[index] != index * 3 { isKept = false }
        #expect(isKept)
    }

    @Test func clearedItIsEmptyAndFilledAgain() {
        var row = Scratch<UInt8>(capacity: 2)
        row.append(1)
        row.append(2)
        row.clear()
        let wasEmpty = row.isEmpty
        #expect(wasEmpty)
        row.append(7)
        let (count, first) = (row.count, row[0])
        #expect(count == 1 && first == 7)
    }
}
