import Figures

/// A figure in running text, whether its meaning is known or not.
public struct Mention: Sendable {
    public var figure: Figure
    /// Counted through the report.
    public var sentence: Int
    /// How many brackets are open around it.
    public var depth: Int
    /// The words between the figure (or the clause's beginning) before it and it.
    public var label: ByteSpan
    /// The fact it became.
    public var fact: Int?
}

/// A sentence with figures: up to 。 or a line's end.
public struct Sentence: Sendable {
    public var span: ByteSpan
    /// Its mentions, as indices.
    public var mentions: Range<Int>
    /// The block it stands in.
    public var block: Int
}
