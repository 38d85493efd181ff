import Rendering

/// Atom (RFC 4287), its pages in a row as RFC 5005 has it.
struct AtomFeed {
    var head: FeedHead
    var url: String
    var next: String?
    /// The same on all pages of a feed.
    var id: String

    func write(_ items: [FeedItem], into out: inout [UInt8]) {
        out.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        Escape.xml(head.site.language, into: &out)
        out.append("\">\n")
        element("id", id, into: &out)
        element("title", head.title, into: &out)
        element("updated", items.map(\.modified).max()?.description ?? "1970-01-01T00:00:00Z", into: &out)
        out.append("<author>")
        element("name", head.site.publisher ?? head.site.title, into: &out)
        out.append("</author>\n")
        link("alternate", head.page, into: &out)
        link("self", url, into: &out)
        if let next { link("next", next, into: &out) }
        for hub in head.site.hubs { link("hub", hub, into: &out) }
        for item in items { write(item, into: &out) }
        out.append("</feed>\n")
    }

    private func write(_ item: FeedItem, into out: inout [UInt8]) {
        out.append("<entry>\n")
        element("id", item.id, into: &out)
        element("title", item.title, into: &out)
        element("published", item.moment.description, into: &out)
        element("updated", item.modified.description, into: &out)
        link("alternate", item.url, into: &out)
        for file in item.record.items.files {
            out.append("<link rel=\"enclosure\" type=\"")
            out.append(file.mediaType)
            out.append("\" length=\"")
            out.append(number: file.size)
            out.append("\" href=\"")
            Escape.xml(item.url(of: file), into: &out)
            out.append("\"/>\n")
        }
        element("summary", item.summary, into: &out)
        out.append("<content type=\"text\">")
        Escape.xml(item.content, into: &out)
        out.append("</content>\n</entry>\n")
    }

    private func element(_ name: StaticString, _ text: some Bytes, into out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append(UInt8(ascii: ">"))
        Escape.xml(text, into: &out)
        out.append("</")
        out.append(name)
        out.append(">\n")
    }

    private func link(_ relation: StaticString, _ address: String, into out: inout [UInt8]) {
        out.append("<link rel=\"")
        out.append(relation)
        out.append("\" href=\"")
        Escape.xml(address, into: &out)
        out.append("\"/>\n")
    }
}
