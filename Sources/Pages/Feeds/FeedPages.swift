import Disclosures

/// The pages of all feeds: of the site, of each region, of each department.
struct FeedPages: BundleSource {
    let site: Site

    func look(_ theme: Theme) -> Look { .texts(theme.feedTitle, theme.feedSummary, theme.feedContent) }

    func bundles(of index: SiteIndex) -> [Bundle] {
        guard site.baseURL != nil else { return [] }
        let events = FeedEvent.all(index)
        let shelf = FeedShelf(count: events.count)
        return Feeds.all(index, events).flatMap { feed in
            let addresses = feed.pieces.indices.map { feed.address($0, .json, index).path }
            return feed.pieces.indices.map { piece in
                var inputs = Inputs()
                inputs.add("what it tells of", Fingerprint(all: feed.events(feed.pieces[piece]).map(\.told)))
                inputs.add("what it is about", feed.name)
                inputs.add("the page before", piece > 0 ? addresses[piece - 1] : "")
                return Bundle("feed/\(addresses[piece])", inputs) { $0.feeds.write(feed, piece: piece, shelf) }
            }
        }
    }
}
