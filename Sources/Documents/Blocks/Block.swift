import Figures

/// A part of a document. All spans are spans of `Document.text`.
public enum Block: Sendable {
    case heading(Heading)
    case paragraph(Paragraph)
    case table(Table)
    /// A table of contents: kept, but no chapter.
    case contents(ByteSpan)

    public var span: ByteSpan {
        switch self {
        case .heading(let heading): heading.span
        case .paragraph(let paragraph): paragraph.span
        case .table(let table): table.span
        case .contents(let span): span
        }
    }
}

/// A heading: its depth, its number as printed, its words.
public struct Heading: Sendable {
    /// 1 for a chapter.
    public var level: Int
    public var number: ByteSpan
    public var title: ByteSpan
    public var span: ByteSpan
}

/// Running text, line breaks joined. The marker is the number or bullet before a list item.
public struct Paragraph: Sendable {
    public var marker: ByteSpan
    public var span: ByteSpan
    /// Whether a digit stands in it: without one there is no figure.
    public var hasDigit = true
    /// Whether a colon stands in it, half-width or full-width: without one there is no label.
    public var hasColon = true
}
