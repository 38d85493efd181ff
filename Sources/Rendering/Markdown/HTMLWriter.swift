/// Writes cmark's tree, and the blocks of our own in it, as HTML.
struct HTMLWriter {
    let options: Markdown.Options
    let blocks: OwnBlocks
    let start: Int
    var out: [UInt8] = []
    var outline = Markdown.Outline()
    var ids: UniqueIDs
    var scratch: [UInt8] = []
    /// The image whose description is being written: nothing but text is.
    var image: CommonMark.Node?

    init(options: Markdown.Options, blocks: OwnBlocks, start: Int) {
        self.options = options
        self.blocks = blocks
        self.start = start
        ids = UniqueIDs(reserved: options.reservedIDs)
    }

    mutating func write(_ root: CommonMark.Node) {
        var walk = CommonMark.Walk(root)
        while let (node, isEntering) = walk.next() {
            let kind = node.kind
            if kind == .text, isEntering {
                if image == nil {
                    Escape.text(node.literal, into: &out)
                } else {
                    Escape.attribute(node.literal, into: &out)
                }
            } else if image != nil {
                writeInImage(node, kind, isEntering)
            } else if kind.isBlock {
                writeBlock(node, kind, isEntering)
            } else {
                writeInline(node, kind, isEntering)
            }
        }
    }

    mutating func newLine() {
        if out.count > start, out[out.count - 1] != UInt8(ascii: "\n") { out.append(UInt8(ascii: "\n")) }
    }

    private mutating func writeBlock(_ node: CommonMark.Node, _ kind: CommonMark.Kind, _ isEntering: Bool) {
        switch kind {
        case .blockQuote:
            newLine()
            out.append(isEntering ? "<blockquote>\n" : "</blockquote>\n")
        case .list: writeList(node, isEntering)
        case .item:
            if isEntering { newLine() }
            out.append(isEntering ? "<li>" : "</li>\n")
        case .heading:
            if isEntering { openHeading(node) } else { closeHeading(level: pageLevel(node.headingLevel)) }
        case .codeBlock:
            newLine()
            out.append("<pre><code")
            let language = node.info.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            if !language.isEmpty {
                out.append(" class=\"language-")
                Escape.attribute(UnsafeBufferPointer(rebasing: language), into: &out)
                out.append("\"")
            }
            out.append(">")
            Escape.text(node.literal, into: &out)
            out.append("</code></pre>\n")
        case .htmlBlock:
            // Shown, not obeyed and not lost.
            newLine()
            out.append("<p>")
            let literal = node.literal
            var end = literal.count
            while end > 0, literal[end - 1] == 0x0A { end -= 1 }
            Escape.text(UnsafeBufferPointer(rebasing: literal[..<end]), into: &out)
            out.append("</p>\n")
        case .thematicBreak:
            newLine()
            out.append("<hr>\n")
        case .paragraph:
            if node.parent?.parent?.isTight == true { return }
            if isEntering { newLine() }
            out.append(isEntering ? "<p>" : "</p>\n")
        case .customBlock: if isEntering { writeOwn(node.customNumber) }
        default: break
        }
    }

    private mutating func writeList(_ node: CommonMark.Node, _ isEntering: Bool) {
        guard isEntering else {
            out.append(node.isOrdered ? "</ol>\n" : "</ul>\n")
            return
        }
        newLine()
        if !node.isOrdered {
            out.append("<ul>\n")
        } else if node.listStart == 1 {
            out.append("<ol>\n")
        } else {
            out.append("<ol start=\"")
            out.append(number: node.listStart)
            out.append("\">\n")
        }
    }

    private mutating func writeInline(_ node: CommonMark.Node, _ kind: CommonMark.Kind, _ isEntering: Bool) {
        switch kind {
        case .softBreak: writeSoftBreak(node)
        case .lineBreak: out.append("<br>\n")
        case .code:
            out.append("<code>")
            Escape.text(node.literal, into: &out)
            out.append("</code>")
        case .htmlInline: Escape.text(node.literal, into: &out)
        case .emphasis: out.append(isEntering ? "<em>" : "</em>")
        case .strong: out.append(isEntering ? "<strong>" : "</strong>")
        case .link: writeLink(node, isEntering)
        case .image: if isEntering { openImage(node) }
        default: break
        }
    }

    private mutating func writeSoftBreak(_ node: CommonMark.Node) {
        switch options.softBreaks {
        case .newline: out.append("\n")
        case .space: out.append(" ")
        case .lineBreak: out.append("<br>\n")
        case .joined:
            let before = out.last ?? 0
            let after = node.next?.kind == .text ? node.next?.literal.first ?? 0 : 0
            if before < 0x80 || after < 0xE2 { out.append("\n") }
        }
    }

    private mutating func writeLink(_ node: CommonMark.Node, _ isEntering: Bool) {
        let url = node.url
        guard Escape.isHarmless(url) else { return }
        guard isEntering else {
            out.append("</a>")
            return
        }
        out.append("<a href=\"")
        Escape.address(url, into: &out)
        out.append("\"")
        writeTitle(node)
        options.linkAttributes?(url, &out)
        out.append(">")
    }

    mutating func writeTitle(_ node: CommonMark.Node) {
        let title = node.title
        guard !title.isEmpty else { return }
        out.append(" title=\"")
        Escape.attribute(title, into: &out)
        out.append("\"")
    }
}
