/// Markdown to HTML, through cmark's tree.
///
/// CommonMark, and besides: pipe tables; fenced blocks named `chart`, which the caller draws; headings with ids. Raw
/// HTML is shown as the text it is, and an address that could do harm is left out. One value serves one thread, one
/// document after the other.
///
///     let markdown = Markdown()
///     let page = markdown.render(report, options, into: &out)
public final class Markdown {
    let commonMark = CommonMark()

    public init() {}

    /// How a document is rendered.
    public struct Options {
        public var softBreaks = SoftBreaks.newline
        /// 1 makes a `#` heading an `<h2>`.
        public var headingOffset = 0
        public var headingIDs = HeadingIDs.none
        /// Ids that the page around the document has used.
        public var reservedIDs: [[UInt8]] = []
        /// What a table is called in its label for screen readers: `Table 3: Staff`, after the heading above.
        public var tableLabel = "Table"
        public var tableLabelSeparator = ": "
        /// Writes further attributes of a link to the given address, with a space before each.
        public var linkAttributes: ((_ address: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) -> Void)?
        /// Draws a fenced block named `chart` from what follows the name and from its text. Where it gives false, the
        /// block is shown as code.
        public var chart:
            (
                (_ arguments: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) ->
                    Bool
            )?

        public init() {}
    }

    /// What a line break inside a paragraph becomes.
    public enum SoftBreaks: Sendable {
        case newline, space, lineBreak
        /// Nothing between two Chinese characters, a line break in the source otherwise.
        case joined
    }

    public enum HeadingIDs {
        case none
        /// The words of the heading, after the prefix.
        case fromText(prefix: String)
        /// The prefix and the number of the heading, counted from 1.
        case numbered(prefix: StaticString)
        /// What the closure writes. Nothing written is no id.
        case given((_ level: Int, _ text: UnsafeBufferPointer<UInt8>, _ id: inout [UInt8]) -> Void)
    }

    public struct Heading: Sendable, Equatable {
        /// As in the page: 1 to 6.
        public var level: Int
        /// Unique on the page; empty where none was wanted.
        public var id: [UInt8]
        public var text: [UInt8]
    }

    /// What was found on the way.
    public struct Outline: Sendable, Equatable {
        public var headings: [Heading] = []
        public var tables = 0
        public var charts = 0
    }

    /// Appends the HTML of `text`.
    @discardableResult @inlinable
    public func render(_ text: some Bytes, _ options: Options = Options(), into out: inout [UInt8]) -> Outline {
        text.withBytes { render(bytes: $0, options, into: &out) }
    }

    @usableFromInline
    func render(bytes: UnsafeBufferPointer<UInt8>, _ options: Options, into out: inout [UInt8]) -> Outline {
        // cmark counts in 32 bits and ends the process where they do not do.
        guard bytes.count <= 64 << 20 else {
            out.append("<pre>")
            Escape.text(bytes, into: &out)
            out.append("</pre>\n")
            return Outline()
        }
        var outline = Outline()
        commonMark.atWork {
            var blocks = OwnBlocks(source: bytes, commonMark: commonMark, drawsCharts: options.chart != nil)
            guard let root = commonMark.parse(bytes) else { return }
            blocks.replace(in: root)
            var writer = HTMLWriter(options: options, blocks: consume blocks, start: out.count)
            swap(&writer.out, &out)
            writer.write(root)
            swap(&writer.out, &out)
            outline = writer.outline
        }
        return outline
    }
}
