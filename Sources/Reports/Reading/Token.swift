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

    var kind: Kind
    var index: Int
    var start: Int
    var end: Int

    var span: ByteSpan { ByteSpan(start, end) }
}
