import Disclosures
import Rendering

/// Writes pages of feeds, as JSON Feed 1.1 and as Atom, with the same items. Each worker has its own.
///
/// Both formats ask for whole addresses; a site that does not say where it is served has no feeds.
final class FeedWriter {
    let theme: Theme
    let site: Site
    let index: SiteIndex
    let scratch: Attic
    let output: any PageOutput
    private var page: Page
    private var items = FeedShelf.Item()
    private var item = FeedShelf.Item()
    private var buffer: [UInt8] = []
    private var out: [UInt8] = []

    init(theme: Theme, site: Site, index: SiteIndex, scratch: Attic, output: any PageOutput) {
        self.theme = theme
        self.site = site
        self.index = index
        self.scratch = scratch
        self.output = output
        page = Page(theme.feedNames.schema)
    }

    func write(_ feed: Feed, piece: Int, _ shelf: FeedShelf) {
        guard let base = site.baseURL else { return }
        items.json.removeAll(keepingCapacity: true)
        items.atom.removeAll(keepingCapacity: true)
        var updated = 0
        for event in feed.events(feed.pieces[piece]).reversed() {
            if !items.json.isEmpty { items.json.append(UInt8(ascii: ",")) }
            append(event, shelf)
            updated = max(updated, event.modified)
        }
        let head = FeedHead(
            title: feed.name.map { "\($0) - \(site.title)" } ?? site.title, site: site, base: base,
            page: base + feed.page.link, updated: Moment(seconds: updated, zone: site.zone))
        func url(_ piece: Int, _ format: Feed.Format) -> String { base + feed.address(piece, format, index).link }
        out.removeAll(keepingCapacity: true)
        JSONFeed(head: head, url: url(piece, .json), next: piece > 0 ? url(piece - 1, .json) : nil)
            .write(items.json, into: &out)
        output.write(file: out, at: feed.address(piece, .json, index))
        out.removeAll(keepingCapacity: true)
        AtomFeed(
            head: head, url: url(piece, .xml), next: piece > 0 ? url(piece - 1, .xml) : nil,
            id: base + Feeds.address(feed.folder, .xml).link
        ).write(items.atom, into: &out)
        output.write(file: out, at: feed.address(piece, .xml, index))
    }

    private func append(_ event: FeedEvent, _ shelf: FeedShelf) {
        if shelf.get(event.place, from: scratch, into: &items, &buffer) { return }
        guard var made = FeedItem(event, index, site) else { return }
        made.write(&page, theme)
        item.json.removeAll(keepingCapacity: true)
        item.atom.removeAll(keepingCapacity: true)
        JSON.object(into: &item.json) { JSONFeed.write(made, &$0) }
        AtomFeed.write(made, into: &item.atom)
        shelf.put(item, event.place, into: scratch, &buffer)
        items.json.append(contentsOf: item.json)
        items.atom.append(contentsOf: item.atom)
    }
}

/// What a feed says of itself.
struct FeedHead {
    var title: String
    var site: Site
    var base: String
    /// The page of what the feed is about.
    var page: String
    /// When the last of its items changed.
    var updated: Moment
}
