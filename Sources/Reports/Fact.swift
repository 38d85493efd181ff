import Figures

/// A figure whose meaning is known. All spans are spans of the document's text.
public struct Fact: Sendable {
    public var concept: Concept
    public var figure: Figure
    /// In yuan, percent, points or people.
    public var value: Decimal
    public var unit: Unit
    /// The named project or task that the figure speaks of.
    public var subject: ByteSpan?
    /// The words that say what the figure is.
    public var label: ByteSpan
    public var origin: Origin
    public var unitSource: UnitSource

    public enum Origin: Sendable, Hashable {
        /// Running text: the index of its mention.
        case text(mention: Int)
        /// A cell of the table that is block `block`.
        case table(block: Int, row: Int, column: Int)

        public var isText: Bool { if case .text = self { true } else { false } }
    }

    /// Where the unit comes from.
    public enum UnitSource: Sendable {
        case printed
        /// The heading, caption or title of a table states it.
        case heading
        /// None is printed; the figures beside it have one.
        case neighbours
        /// 元 is printed where 万元 is meant: the same digits stand elsewhere with 万元.
        case corrected
    }
}
