/// Writes cmark's tree, and the blocks of our own in it, as HTML.
struct HTMLWriter {
    let options: Markdown.Options
    let blocks: OwnBlocks
    let start: Int
    var out: [UInt8] = []
    var outline = Markdown.Outline()
    private var ids: UniqueIDs
    private var scratch: [UInt8] = []
    /// The image whose description is being written: nothing but text is.
    private var image: CommonMark.Node?

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

    private mutating func newLine() {
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
            if isEntering { openHeading(node) } else { closeHeading(node) }
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

    private mutating func writeTitle(_ node: CommonMark.Node) {
        let title = node.title
        guard !title.isEmpty else { return }
        out.append(" title=\"")
        Escape.attribute(title, into: &out)
        out.append("\"")
    }
}

// MARK: Headings

extension HTMLWriter {
    private func level(_ node: CommonMark.Node) -> Int { min(6, max(1, node.headingLevel + options.headingOffset)) }

    private mutating func openHeading(_ node: CommonMark.Node) {
        newLine()
        let level = level(node)
        scratch.removeAll(keepingCapacity: true)
        HTMLWriter.appendText(of: node, to: &scratch)
        var id: [UInt8] = []
        scratch.withUnsafeBufferPointer { text in
            switch options.headingIDs {
            case .none: break
            case .fromText(let prefix):
                id.append(raw: prefix)
                UniqueIDs.append(text, to: &id)
            case .given(let give): give(level, text, &id)
            }
        }
        // White space would make it two ids.
        id.removeAll { $0 <= 0x20 }
        out.append("<h")
        out.append(UInt8(ascii: "0") + UInt8(level))
        if !id.isEmpty {
            id = ids.unique(id)
            out.append(" id=\"")
            Escape.attribute(id, into: &out)
            out.append("\"")
        }
        out.append(">")
        outline.headings.append(Markdown.Heading(level: level, id: id, text: scratch))
    }

    private mutating func closeHeading(_ node: CommonMark.Node) {
        out.append("</h")
        out.append(UInt8(ascii: "0") + UInt8(level(node)))
        out.append(">\n")
    }

    /// The words below a node, without markup.
    static func appendText(of root: CommonMark.Node, to text: inout [UInt8]) {
        if let only = root.firstChild, only.kind == .text, only.next == nil {
            text.append(contentsOf: only.literal)
            return
        }
        var walk = CommonMark.Walk(root)
        while let (node, isEntering) = walk.next() {
            guard isEntering else { continue }
            switch node.kind {
            case .text, .code, .htmlInline: text.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
            default: break
            }
        }
    }
}

// MARK: Images

extension HTMLWriter {
    /// An image is shown where it is part of the site. One from elsewhere would be a request to elsewhere: its
    /// description stays, as a link.
    private enum ImageForm {
        case image, link, text

        init(_ url: UnsafeBufferPointer<UInt8>) {
            guard Escape.isHarmless(url), !url.isEmpty else {
                self = .text
                return
            }
            let path = url.drop { $0 <= 0x20 }
            let slashes = path.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
            let scheme = path.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
            self = slashes.count > 1 || scheme.contains(UInt8(ascii: ":")) ? .link : .image
        }
    }

    private mutating func openImage(_ node: CommonMark.Node) {
        switch ImageForm(node.url) {
        case .text: break
        case .link:
            out.append("<a href=\"")
            Escape.address(node.url, into: &out)
            out.append("\"")
            writeTitle(node)
            out.append(">")
        case .image:
            out.append("<img src=\"")
            Escape.address(node.url, into: &out)
            out.append("\" alt=\"")
        }
        image = node
    }

    private mutating func writeInImage(_ node: CommonMark.Node, _ kind: CommonMark.Kind, _ isEntering: Bool) {
        switch kind {
        case .code, .htmlInline: Escape.attribute(node.literal, into: &out)
        case .softBreak, .lineBreak: out.append(" ")
        case .image where !isEntering:
            guard let open = image, open.isSame(as: node) else { return }
            image = nil
            switch ImageForm(node.url) {
            case .text: break
            case .link: out.append("</a>")
            case .image:
                out.append("\"")
                writeTitle(node)
                out.append(">")
            }
        default: break
        }
    }
}

// MARK: Blocks of our own

extension HTMLWriter {
    private mutating func writeOwn(_ number: Int) {
        guard blocks.blocks.indices.contains(number) else { return }
        newLine()
        switch blocks.blocks[number] {
        case .table(let table): write(table)
        case .chart(let arguments, let text):
            let before = out.count
            if options.chart?(arguments, text, &out) == true {
                outline.charts += 1
                newLine()
            } else {
                out.removeSubrange(before...)
                out.append("<pre><code class=\"language-chart\">")
                Escape.text(text, into: &out)
                out.append("</code></pre>\n")
            }
        }
    }

    private mutating func write(_ table: PipeTable) {
        outline.tables += 1
        out.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
        Escape.attribute(options.tableLabel, into: &out)
        out.append(" ")
        out.append(number: outline.tables)
        if let heading = outline.headings.last {
            Escape.attribute(options.tableLabelSeparator, into: &out)
            Escape.attribute(heading.text, into: &out)
        }
        out.append("\">\n<table>\n<thead>\n")
        let width = table.alignments.count
        let rows = table.cells.count / width
        for row in 0..<rows {
            if row == 1 { out.append("<tbody>\n") }
            out.append("<tr>")
            for column in 0..<width {
                let alignment = table.alignments[column]
                out.append(row == 0 ? alignment.headerTag : alignment.cellTag)
                switch table.cells[row * width + column] {
                case .plain(let range):
                    Escape.text(UnsafeBufferPointer(rebasing: blocks.source[range]), into: &out)
                case .marked(let number):
                    if number < blocks.cells.count { writeCell(blocks.cells[number]) }
                }
                out.append(row == 0 ? "</th>" : "</td>")
            }
            out.append("</tr>\n")
            if row == 0 { out.append("</thead>\n") }
        }
        if rows > 1 { out.append("</tbody>\n") }
        out.append("</table>\n</div>\n")
    }

    /// The inside of the heading that a cell was parsed as.
    private mutating func writeCell(_ heading: CommonMark.Node) {
        var child = heading.firstChild
        while let node = child {
            write(node)
            child = node.next
        }
    }
}

extension PipeTable.Alignment {
    fileprivate var headerTag: StaticString {
        switch self {
        case .start: "<th scope=\"col\">"
        case .center: "<th scope=\"col\" class=\"center\">"
        case .right: "<th scope=\"col\" class=\"right\">"
        }
    }

    fileprivate var cellTag: StaticString {
        switch self {
        case .start: "<td>"
        case .center: "<td class=\"center\">"
        case .right: "<td class=\"right\">"
        }
    }
}
