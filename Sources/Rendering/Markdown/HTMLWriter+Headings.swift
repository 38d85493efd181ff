extension HTMLWriter {
    func pageLevel(_ level: Int) -> Int { min(6, max(1, level + options.headingOffset)) }

    mutating func openHeading(_ node: CommonMark.Node) {
        newLine()
        scratch.removeAll(keepingCapacity: true)
        HTMLWriter.appendText(of: node, to: &scratch)
        openHeading(level: pageLevel(node.headingLevel))
    }

    /// Opens the heading whose words stand in `scratch`.
    mutating func openHeading(level: Int) {
        let id = newID(level)
        out.append("<h")
        out.append(UInt8(ascii: "0") + UInt8(level))
        if !id.isEmpty {
            out.append(" id=\"")
            Escape.attribute(id, into: &out)
            out.append("\"")
        }
        out.append(">")
        outline.headings.append(Markdown.Heading(level: level, id: id, text: scratch))
    }

    /// The id of the heading whose words stand in `scratch`.
    private mutating func newID(_ level: Int) -> [UInt8] {
        var id: [UInt8] = []
        switch options.headingIDs {
        case .none: return id
        case .numbered(let prefix):
            id.append(atMost: prefix.utf8CodeUnitCount + 20) { tail in
                tail.put(prefix)
                tail.put(number: outline.headings.count + 1)
            }
            // Numbers differ by themselves.
            return options.reservedIDs.isEmpty ? id : ids.unique(id)
        case .fromText(let prefix):
            id.append(raw: prefix)
            scratch.withUnsafeBufferPointer { UniqueIDs.append($0, to: &id) }
        case .given(let give): scratch.withUnsafeBufferPointer { give(level, $0, &id) }
        }
        // White space would make it two ids.
        id.removeAll { $0 <= 0x20 }
        return id.isEmpty ? id : ids.unique(id)
    }

    mutating func closeHeading(level: Int) {
        out.append(atMost: 6) { tail in
            tail.put("</h")
            tail.put(UInt8(ascii: "0") + UInt8(level))
            tail.put(">\n")
        }
    }

    /// The words below a node, without markup.
    static func appendText(of root: CommonMark.Node, to text: inout [UInt8]) {
        if let only = root.firstChild, only.kind == .text, only.next == nil {
            text.append(only.literal)
            return
        }
        var walk = CommonMark.Walk(root)
        while let (node, isEntering) = walk.next() {
            guard isEntering else { continue }
            switch node.kind {
            case .text, .code, .htmlInline: text.append(node.literal)
            case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
            default: break
            }
        }
    }
}
