import Figures

/// A report as received, turned into headings, paragraphs and tables.
///
/// `text` holds the words of the source in their order, with what broke them taken out: line
/// breaks inside sentences, tags, Markdown marks. Blocks are spans of `text`; `place` leads from
/// there back into the source, byte for byte.
///
/// A class, for it is made once, never changed, and held by every reader.
public final class Document: Sendable {
    public let source: Source
    public let text: [UInt8]
    public let blocks: [Block]
    /// What stood between `**` marks.
    public let emphases: [ByteSpan]
    private let map: OffsetMap
    /// Where remnants of HTML were taken out before.
    private let flatMap: OffsetMap?

    init(
        source: Source, text: [UInt8], blocks: [Block], emphases: [ByteSpan], map: OffsetMap, flatMap: OffsetMap?
    ) {
        self.source = source
        self.text = text
        self.blocks = blocks
        self.emphases = emphases
        self.map = map
        self.flatMap = flatMap
    }

    /// Reads any supported form.
    public convenience init(_ source: Source) {
        var builder = BlockBuilder(source)
        builder.build()
        self.init(
            source: source, text: builder.text, blocks: builder.blocks, emphases: builder.emphases, map: builder.map,
            flatMap: builder.flatMap)
    }

    /// Where bytes stand together in `text` that do not in the source.
    public var joints: [Int] { map.joints }
    /// Whether remnants of HTML were taken out: more joints than `joints` names.
    public var isFlattened: Bool { flatMap != nil }

    /// Where a span of `text` stands in the source.
    public func place(_ span: ByteSpan) -> ByteSpan {
        let start = place(span.start)
        guard !span.isEmpty else { return ByteSpan(start, start) }
        return ByteSpan(start, max(start, endOfCharacter(at: place(span.end - 1))))
    }

    private func place(_ offset: Int) -> Int {
        let flat = map.source(of: offset)
        return min(max(0, flatMap?.source(of: flat) ?? flat), source.bytes.count)
    }

    /// The end of the byte at `place`, or of the entity (&amp;) that stands for it.
    private func endOfCharacter(at place: Int) -> Int {
        let bytes = source.bytes
        guard flatMap != nil, place < bytes.count, bytes[place] == UInt8(ascii: "&") else {
            return min(place + 1, bytes.count)
        }
        let semicolon = bytes[place..<min(bytes.count, place + 10)].firstIndex(of: UInt8(ascii: ";"))
        return semicolon.map { $0 + 1 } ?? place + 1
    }

    /// The words of a span of `text`.
    public func words(_ span: ByteSpan) -> String {
        String(decoding: text[span.range.clamped(to: 0..<text.count)], as: UTF8.self)
    }
}
