import Rendering

/// JSON Feed 1.1.
struct JSONFeed {
    var head: FeedHead
    var url: String
    var next: String?

    func write(_ items: [FeedItem], into out: inout [UInt8]) {
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
            json.array("items") { list in for item in items { list.object { write(item, &$0) } } }
        }
        out.append(0x0A)
    }

    private func write(_ item: FeedItem, _ json: inout JSONObject) {
        json.string("id", item.id)
        json.string("url", item.url)
        json.string("title", item.title)
        json.string("summary", item.summary)
        json.string("content_text", item.content)
        json.string("date_published", item.moment.description)
        json.string("date_modified", item.modified.description)
        json.array("attachments") { list in
            for file in item.record.items.files {
                list.object {
                    $0.string("url", item.url(of: file))
                    $0.string("mime_type", file.mediaType)
                    $0.string("title", DataWords.file(file.stem))
                    $0.int("size_in_bytes", file.size)
                }
            }
        }
        json.object("_disclosure") { DisclosureJSON(item).write(&$0) }
    }
}
