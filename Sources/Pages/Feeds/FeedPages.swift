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
            feed.pieces.indices.map { piece in
                let address = feed.address(piece, .json, index)
                var inputs = Inputs()
                inputs.add(
                    "what it tells of",
                    feed.events(feed.pieces[piece]).flatMap { event in
                        [
                            index.fingerprint(SiteIndex.Entry(department: event.department, record: event.record)),
                            event.mark,
                        ]
                    })
                inputs.add("what it is about", feed.name)
                inputs.add("the page before", piece > 0 ? feed.address(piece - 1, .json, index).path : "")
                return Bundle("feed/\(address.path)", inputs) { $0.feeds.write(feed, piece: piece, shelf) }
            }
        }
    }
}
