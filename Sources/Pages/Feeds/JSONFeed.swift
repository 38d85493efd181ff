import Rendering

/// JSON Feed 1.1.
struct JSONFeed {
    var head: FeedHead
    var url: String
    var next: String?

    /// `items` are objects with commas between them.
    func write(_ items: [UInt8], into out: inout [UInt8]) {
        JSON.object(into: &out) { json in
            json.string("version", "https://jsonfeed.org/version/1.1")
            json.string("title", head.title)
            json.string("home_page_url", head.page)
            json.string("feed_url", url)
            if let next { json.string("next_url", next) }
            json.string("language", head.site.language)
            if let publisher = head.site.publisher {
                json.array("authors") { list in
                    list.object {
                        $0.string("name", publisher)
                        $0.string("url", head.base)
                    }
                }
            }
            if !head.site.hubs.isEmpty {
                json.array("hubs") { list in
                    for hub in head.site.hubs {
                        list.object {
                            $0.string("type", "WebSub")
                            $0.string("url", hub)
                        }
                    }
                }
            }
            json.object("_disclosure") {
                $0.string("about", head.base + Addresses.data.link + "#feed")
                $0.string("schema", head.base + DisclosureSchema.address.link)
            }
        }
        // They are JSON already, and too many to be copied twice: the object is opened again.
        out.removeLast()
        out.append(",\"items\":[")
        out.append(contentsOf: items)
        out.append("]}\n")
    }

    static func write(_ item: FeedItem, _ json: inout JSONObject) {
        json.string("id", item.id)
        json.string("url", item.url)
        json.string("title", item.title)
        json.string("summary", item.summary)
        json.string("content_text", item.content)
        json.string("date_published", item.published)
        json.string("date_modified", item.modified)
        json.array("attachments") { list in
            for (file, url) in zip(item.record.items.files, item.files) {
                list.object {
                    $0.string("url", url)
                    $0.string("mime_type", file.mediaType)
                    $0.string("title", DataWords.file(file.stem))
                    $0.int("size_in_bytes", file.size)
                }
            }
        }
        json.object("_disclosure") { DisclosureJSON(item).write(&$0) }
    }
}
