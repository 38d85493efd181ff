import Disclosures
import Rendering

/// Writes pages of feeds, as JSON Feed 1.1 and as Atom, with the same items. Each worker has its own.
///
/// Both formats ask for whole addresses; a site that does not say where it is served has no feeds.
final class FeedWriter {
    let theme: Theme
    let site: Site
    let index: SiteIndex
    let output: any PageOutput
    private var page: Page
    private var json: [UInt8] = []
    private var atom: [UInt8] = []

    init(theme: Theme, site: Site, index: SiteIndex, output: any PageOutput) {
        self.theme = theme
        self.site = site
        self.index = index
        self.output = output
        page = Page(theme.feedNames.schema)
    }

    func write(_ feed: Feed, piece: Int) {
        guard let base = site.baseURL else { return }
        json.removeAll(keepingCapacity: true)
        atom.removeAll(keepingCapacity: true)
        let items = feed.pieces[piece].reversed().compactMap { place in
            var item = FeedItem(feed.events[place], index, site)
            item?.write(&page, theme)
            return item
        }
        let head = FeedHead(
            title: feed.name.map { "\($0) - \(site.title)" } ?? site.title, site: site, base: base,
            page: base + feed.page.link)
        func url(_ piece: Int, _ format: Feed.Format) -> String { base + feed.address(piece, format, index).link }
        JSONFeed(
            head: head, url: url(piece, .json), next: piece > 0 ? url(piece - 1, .json) : nil
        ).write(items, into: &json)
        AtomFeed(
            head: head, url: url(piece, .xml), next: piece > 0 ? url(piece - 1, .xml) : nil,
            id: base + Feeds.address(feed.folder, .xml).link
        ).write(items, into: &atom)
        output.write(file: json, at: feed.address(piece, .json, index))
        output.write(file: atom, at: feed.address(piece, .xml, index))
    }
}

/// What a feed says of itself.
struct FeedHead {
    var title: String
    var site: Site
    var base: String
    /// The page of what the feed is about.
    var page: String
}
