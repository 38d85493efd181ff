import Rendering

/// Atom (RFC 4287), its pages in a row as RFC 5005 has it.
struct AtomFeed {
    var head: FeedHead
    var url: String
    var next: String?
    /// The same on all pages of a feed.
    var id: String

    /// `items` are elements as they are.
    func write(_ items: [UInt8], into out: inout [UInt8]) {
        out.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        Escape.xml(head.site.language, into: &out)
        out.append("\">\n")
        AtomFeed.element("id", id, into: &out)
        AtomFeed.element("title", head.title, into: &out)
        AtomFeed.element("updated", head.updated.bytes, into: &out)
        out.append("<author>")
        AtomFeed.element("name", head.site.publisher ?? head.site.title, into: &out)
        out.append("</author>\n")
        AtomFeed.link("alternate", head.page, into: &out)
        AtomFeed.link("self", url, into: &out)
        if let next { AtomFeed.link("next", next, into: &out) }
        for hub in head.site.hubs { AtomFeed.link("hub", hub, into: &out) }
        out.append(contentsOf: items)
        out.append("</feed>\n")
    }

    static func write(_ item: FeedItem, into out: inout [UInt8]) {
        out.append("<entry>\n")
        element("id", item.id, into: &out)
        element("title", item.title, into: &out)
        element("published", item.published, into: &out)
        element("updated", item.modified, into: &out)
        link("alternate", item.url, into: &out)
        for (file, url) in zip(item.record.items.files, item.files) {
            out.append("<link rel=\"enclosure\" type=\"")
            out.append(file.mediaType)
            out.append("\" length=\"")
            out.append(number: file.size)
            out.append("\" href=\"")
            Escape.xml(url, into: &out)
            out.append("\"/>\n")
        }
        element("summary", item.summary, into: &out)
        out.append("<content type=\"text\">")
        Escape.xml(item.content, into: &out)
        out.append("</content>\n</entry>\n")
    }

    private static func element(_ name: StaticString, _ text: some Bytes, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append(UInt8(ascii: ">"))
        Escape.xml(text, into: &out)
        out.append("</")
        out.append(name)
        out.append(">\n")
    }

    private static func link(_ relation: StaticString, _ address: some Bytes, into out: inout [UInt8]) {
        out.append("<link rel=\"")
        out.append(relation)
        out.append("\" href=\"")
        Escape.xml(address, into: &out)
        out.append("\"/>\n")
    }
}
