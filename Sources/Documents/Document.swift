import Figures

/// A report as received, turned into headings, paragraphs and tables.
///
/// `text` holds the words of the source in their order, with what broke them taken out: line
/// breaks inside sentences, tags, Markdown marks. Blocks are spans of `text`; `place` leads from
/// there back into the source, byte for byte.
public struct Document: Sendable {
    public let source: Source
    public let text: [UInt8]
    public let blocks: [Block]
    /// What stood between `**` marks.
    public let emphases: [ByteSpan]
    let map: OffsetMap

    init(source: Source, text: [UInt8], blocks: [Block], emphases: [ByteSpan], map: OffsetMap) {
        self.source = source
        self.text = text
        self.blocks = blocks
        self.emphases = emphases
        self.map = map
    }

    /// Reads any supported form.
    public init(_ source: Source) {
        var builder = BlockBuilder(source)
        self = builder.build()
    }

    /// Where a span of `text` stands in the source.
    public func place(_ span: ByteSpan) -> ByteSpan {
        guard !span.isEmpty else {
            let start = map.source(of: span.start)
            return ByteSpan(start, start)
        }
        return ByteSpan(map.source(of: span.start), map.source(of: span.end - 1) + 1)
    }

    /// The words of a span of `text`.
    public func words(_ span: ByteSpan) -> String {
        String(decoding: text[span.range.clamped(to: 0..<text.count)], as: UTF8.self)
    }
}
