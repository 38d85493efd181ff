import Disclosures
import Rendering

/// The names that every template knows: the site, its meta tags, its menu.
struct Frame: Sendable {
    let root, pageTitle, description, style, language, siteTitle, sample, publisher, contact: TextSlot
    let siteName, siteDomain, siteIDCode, columnName, articleTitle, pubDate, canonical: TextSlot
    /// Where the feeds of the site and of the page's department or region stand.
    let siteFeed, feed, feedTitle: TextSlot
    /// schema.org, as JSON-LD.
    let structured: HTMLSlot
    let menu: ListSlot
    let menuTitle, menuLink: TextSlot

    init(into schema: inout Schema) {
        root = schema.text("root")
        pageTitle = schema.text("page_title")
        description = schema.text("description")
        style = schema.text("style")
        language = schema.text("language")
        siteTitle = schema.text("site_title")
        sample = schema.text("sample")
        publisher = schema.text("publisher")
        contact = schema.text("contact")
        siteName = schema.text("site_name")
        siteDomain = schema.text("site_domain")
        siteIDCode = schema.text("site_id_code")
        columnName = schema.text("column_name")
        articleTitle = schema.text("article_title")
        pubDate = schema.text("pub_date")
        canonical = schema.text("canonical")
        siteFeed = schema.text("site_feed")
        feed = schema.text("feed")
        feedTitle = schema.text("feed_title")
        structured = schema.html("structured_data")
        var item = Schema()
        menuTitle = item.text("title")
        menuLink = item.text("link")
        menu = schema.list("menu", of: item)
    }
}

/// What a page says of itself in its frame.
struct FrameValues {
    var address: Address
    /// The way to the site's root, where it is not that from the address.
    var root: String?
    var title: String
    var description: [UInt8] = []
    /// The column of the site (栏目) that an article stands in; empty for pages that are no articles.
    var column = ""
    var pubDate = ""
    /// The folder of the feed that the page belongs to, beside the site's, and what it is about.
    var feed: (folder: String, title: String)?
}

/// What fills the frame alike on all pages.
struct SiteFrame: Sendable {
    let site: Site
    let style: String
    let menu: [(title: String, address: String)]

    func fill(_ page: inout Page, _ frame: Frame, _ values: FrameValues) {
        let root = values.root ?? values.address.root
        page.set(frame.root, root)
        page.set(frame.pageTitle, values.title)
        page.set(frame.description, values.description)
        page.set(frame.language, site.language)
        page.set(frame.siteTitle, site.title)
        page.set(frame.sample, site.sample ?? "")
        page.set(frame.publisher, site.publisher ?? "")
        page.set(frame.contact, site.contact ?? "")
        page.set(frame.siteName, site.siteName ?? "")
        page.set(frame.siteDomain, site.siteDomain ?? "")
        page.set(frame.siteIDCode, site.siteIDCode ?? "")
        if !values.column.isEmpty {
            page.set(frame.columnName, values.column)
            page.set(frame.articleTitle, values.title)
            page.set(frame.pubDate, values.pubDate)
        }
        if let base = site.baseURL {
            page.set(frame.canonical, base + values.address.link)
            page.set(frame.siteFeed, root + "feed")
            if let feed = values.feed {
                page.set(frame.feed, root + Address(feed.folder).link + "feed")
                page.set(frame.feedTitle, feed.title)
            }
        }
        fillLook(&page, frame, root: root)
    }

    /// What may change while the site's description stays.
    func fillLook(_ page: inout Page, _ frame: Frame, root: String) {
        page.set(frame.style, style)
        for entry in menu {
            let item = page.add(to: frame.menu)
            page.set(frame.menuTitle, entry.title, in: item)
            page.set(frame.menuLink, root + entry.address, in: item)
        }
    }
}
