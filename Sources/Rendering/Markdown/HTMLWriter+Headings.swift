extension HTMLWriter {
    private func level(_ node: CommonMark.Node) -> Int { min(6, max(1, node.headingLevel + options.headingOffset)) }

    mutating func openHeading(_ node: CommonMark.Node) {
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

    mutating func closeHeading(_ node: CommonMark.Node) {
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
