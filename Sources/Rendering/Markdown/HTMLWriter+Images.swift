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

    mutating func openImage(_ node: CommonMark.Node) {
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

    mutating func writeInImage(_ node: CommonMark.Node, _ kind: CommonMark.Kind, _ isEntering: Bool) {
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
