/// Says fast of most numbers that they are not among a few. The numbers must be well mixed.
struct NumberFilter {
    private var marks: [UInt64]

    init(_ numbers: some Sequence<UInt64>) {
        marks = Array(repeating: 0, count: 1 << 10)
        for number in numbers { marks[NumberFilter.word(number)] |= NumberFilter.bit(number) }
    }

    func union(_ other: NumberFilter) -> NumberFilter {
        var both = self
        for place in both.marks.indices { both.marks[place] |= other.marks[place] }
        return both
    }

    /// False where the number is surely not among them.
    func mayContain(_ number: UInt64) -> Bool { marks[NumberFilter.word(number)] & NumberFilter.bit(number) != 0 }

    private static func word(_ number: UInt64) -> Int { Int(number >> 6 & 0x3FF) }
    private static func bit(_ number: UInt64) -> UInt64 { 1 << (number & 63) }
}
