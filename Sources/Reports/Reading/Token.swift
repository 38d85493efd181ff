import Figures

/// A piece of running text: a known word, a figure, a mark, or anything else.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        /// `index` is the word's place in the lexicon.
        case word
        /// `index` is the figure's place among the figures.
        case figure
        /// A number that is no figure: a date in digits, a glued cell.
        case malformed
        case comma, enumeration, semicolon, colon, stop
        case open, close, quoteOpen, quoteClose
        case other
    }

    let kind: Kind
    private let place: UInt32
    private let from: UInt32
    private let to: UInt32

    init(_ kind: Kind, _ start: Int, _ end: Int, index: Int = 0) {
        self.kind = kind
        place = UInt32(truncatingIfNeeded: index)
        from = UInt32(truncatingIfNeeded: start)
        to = UInt32(truncatingIfNeeded: end)
    }

    var index: Int { Int(place) }
    var start: Int { Int(from) }
    var end: Int { Int(to) }
    var span: ByteSpan { ByteSpan(start, end) }
}
