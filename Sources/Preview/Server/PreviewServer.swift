import Disclosures
import Glibc
import Pages
import Rendering
import Synchronization

/// Answers requests: who may ask, which view is looked at, what stands there.
final class PreviewServer: Sendable {
    private let pages: PreviewPages
    private let doorkeeper: Doorkeeper
    private let hub = EventHub()
    private let made = MadePages()

    init(_ pages: PreviewPages, doorkeeper: Doorkeeper) {
        self.pages = pages
        self.doorkeeper = doorkeeper
    }

    private var cookie: String { "gongkai-view-\(doorkeeper.port)" }

    func answer(_ request: Request) -> Answer {
        if let refusal = doorkeeper.refusal(request) { return refusal }
        guard let path = request.path else { return .text(400, "地址无法理解。") }
        if request.query["as-of"] != nil || request.query["drafts"] != nil { return choose(request, path) }
        let view = request.cookies[cookie].flatMap { View(cookie: $0, zone: pages.live.zone) } ?? .now
        if path == PreviewPages.folder + "events" { return listen(request, view) }
        if isFolder(path, view) {
            return .redirect("/" + Doorkeeper.encoded(path) + "/")
        }
        let found = make(path, view).found
        let type = MediaType.of(found.path, found.bytes)
        return Answer(found.status, type: type, .bytes(found.bytes)).part(request.range)
    }

    /// Whether a slash is missing: every file has a point in its name.
    private func isFolder(_ path: String, _ view: View) -> Bool {
        guard !path.isEmpty, !path.hasSuffix("/"), !path.contains(".") else { return false }
        return path + "/" == PreviewPages.folder || pages.live.pages(view)?.holds(path + "/index.html") == true
    }

    /// Another moment, or with drafts or without: kept in a cookie, so that links stay as they are.
    private func choose(_ request: Request, _ path: String) -> Answer {
        var view = View(moment: nil, drafts: request.query["drafts"] == "1")
        if let text = request.query["as-of"], !text.isEmpty {
            guard let moment = View.moment(text, zone: pages.live.zone) else {
                return .text(400, "“\(text)”不是日期：要像 2026-01-31 或 2026-01-31T09:00:00+08:00 这样写。")
            }
            view.moment = moment
        }
        // Today, looked at as it is, goes on with time.
        if let moment = view.moment, request.query["as-of"]?.utf8.count == 10,
            moment.day(in: pages.live.zone) == pages.live.now.day(in: pages.live.zone)
        {
            view.moment = nil
        }
        var answer = Answer.redirect("/" + Doorkeeper.encoded(String(path.drop { $0 == "/" })))
        answer.headers.append(("Set-Cookie", "\(cookie)=\(view.cookie); Path=/; HttpOnly; SameSite=Strict"))
        return answer
    }

    private func listen(_ request: Request, _ view: View) -> Answer {
        // As it stands in the address, and so encoded within the query.
        guard request.method == .get, let page = request.query["page"], page.hasPrefix("/"),
            let path = Request.decoded(page.utf8.dropFirst())
        else { return .text(400, "要写明 page。") }
        let reader = EventHub.Reader(
            stream: EventStream(), path: path, view: view, seen: request.query["seen"] ?? "")
        guard hub.add(reader) else { return .text(503, "打开的页面太多。") }
        reader.stream.beat()
        // What changed between the page and this.
        if make(reader.path, view).seal != reader.seen { reader.stream.send(event: "changed", data: "") }
        return Answer(type: "text/event-stream", .events(reader.stream))
    }

    /// A page as it is now; made once, however many ask.
    private func make(_ path: String, _ view: View) -> MadePages.Page {
        let state = pages.live.generation
        if let known = made[path, view, state] { return known }
        var found = pages.find(path, view)
        let isPage =
            found.path.hasSuffix(".html") && !found.path.hasPrefix("_preview/bare/")
            && !found.path.hasPrefix("_preview/print/")
        var page = MadePages.Page(found: found, seal: "")
        if isPage {
            (found.bytes, page.seal) = Seal.put(on: found.bytes)
            page.found = found
        }
        made.keep(page, path, view, state)
        return page
    }

    // MARK: What happens

    /// Reads everything, so that the first page comes at once.
    func warm() { _ = pages.live.pages(.now) }

    /// Something changed on disk.
    func update(_ changes: Changes) {
        pages.live.update(changes)
        announce()
    }

    /// To be called once a second.
    func tick(_ second: Int) {
        if pages.live.tick() { announce() }
        if second % 10 == 0 { hub.beat() }
    }

    private func announce() { hub.announce { make($0.path, $0.view).seal } }
}

/// The pages that were made last: who looks at a page is told that it changed, and asks for it.
private final class MadePages: Sendable {
    struct Page: Sendable {
        var found: PreviewPages.Found
        var seal: String
    }

    private struct Key: Hashable {
        var path: String
        var view: View
    }

    private static let most = 32
    private let pages = Mutex<(state: Int?, pages: [Key: Page])>((nil, [:]))

    /// `state` is the generation that a page was made in.
    subscript(_ path: String, _ view: View, _ state: Int) -> Page? {
        pages.withLock { $0.state == state ? $0.pages[Key(path: path, view: view)] : nil }
    }

    func keep(_ page: Page, _ path: String, _ view: View, _ state: Int) {
        guard page.found.bytes.count < 1 << 20 else { return }
        pages.withLock { known in
            if known.state != state || known.pages.count >= MadePages.most { known = (state, [:]) }
            known.pages[Key(path: path, view: view)] = page
        }
    }
}
