/// The words of a page as a reader sees them, line by line: what stands in one block is one line.
struct PageLines {
    private(set) var lines: [[UInt8]] = []
    private var line: [UInt8] = []

    private static let silent: Set<String> = ["head", "script", "style", "svg"]
    private static let blocks: Set<String> = [
        "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "div", "section", "summary", "details", "dt",
        "dd", "dl", "figure", "figcaption", "caption", "br", "header", "footer", "main", "nav", "aside", "table",
        "blockquote", "pre",
    ]

    init(_ html: [UInt8]) {
        var at = 0
        while at < html.count {
            guard html[at] == UInt8(ascii: "<") else {
                let end = html[at...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
                add(html[at..<end])
                at = end
                continue
            }
            guard let close = html[at...].firstIndex(of: UInt8(ascii: ">")) else { break }
            let inner = html[(at + 1)..<close]
            let isEnd = inner.first == UInt8(ascii: "/")
            let word = inner.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
            let name = String(decoding: word, as: UTF8.self).lowercased()
            at = close + 1
            if !isEnd, PageLines.silent.contains(name) {
                at = PageLines.end(of: name, in: html, from: at)
            } else if PageLines.blocks.contains(name) {
                breakLine()
            } else if isEnd, name == "td" || name == "th", !line.isEmpty {
                line.append(UInt8(ascii: " "))
            }
        }
        breakLine()
    }

    private static func end(of name: String, in html: [UInt8], from start: Int) -> Int {
        guard let tag = FramePage.find(Array("</\(name)".utf8), in: html, from: start),
            let close = html[tag...].firstIndex(of: UInt8(ascii: ">"))
        else { return html.count }
        return close + 1
    }

    private mutating func breakLine() {
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        if !line.isEmpty { lines.append(line) }
        line = []
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
        (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
        (Array("&#39;".utf8), UInt8(ascii: "'")),
    ]

    /// Text between tags: blanks count once, entities are what they stand for.
    private mutating func add(_ text: ArraySlice<UInt8>) {
        var at = text.startIndex
        while at < text.endIndex {
            var byte = text[at]
            var next = at + 1
            if byte == UInt8(ascii: "&"),
                let entity = PageLines.entities.first(where: { text[at...].starts(with: $0.name) })
            {
                byte = entity.byte
                next = at + entity.name.count
            }
            at = next
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                if let last = line.last, last != UInt8(ascii: " ") { line.append(UInt8(ascii: " ")) }
            } else {
                line.append(byte)
            }
        }
    }
}
