import Disclosures
import Glibc
import Pages
import Rendering

/// Shows staff what citizens will see, and what is wrong with it, before anyone else does.
///
/// Nothing is written: pages are made when they are looked at, and follow every change of Content and of the theme.
public struct Preview: Sendable {
    public var content: String
    public var theme: String
    /// Where releases are: what is public now is compared with.
    public var site: String
    public var host = "127.0.0.1"
    public var port: UInt16 = 8080
    public var workers = Workers()

    public init(content: String, theme: String, site: String) {
        self.content = content
        self.theme = theme
        self.site = site
    }

    public enum Failure: Error, Sendable {
        /// Someone else listens there; the next port that is free, if one is.
        case portTaken(UInt16, free: UInt16?)
        case system(String)
    }

    /// Writes everything into a folder that is empty or not there yet. Returns how many files that were.
    public func export(to folder: String, at moment: Moment?) throws(Failure) -> Int {
        try PreviewExport(pages: try pages(isLive: false), view: View(moment: moment), folder: folder).write()
    }

    /// Serves until the process ends. `ready` hears the address, once it can be opened.
    public func serve(ready: (_ address: String) -> Void) throws(Failure) -> Never {
        let socket: ListeningSocket
        do throws(ListeningSocket.Failure) {
            socket = try ListeningSocket(host: host, port: port)
        } catch {
            switch error {
            case .taken: throw .portTaken(port, free: ListeningSocket.nextFree(host: host, after: port))
            case .system(let reason): throw .system("\(host): \(reason)")
            }
        }
        // Nothing is to be put away: what lies on disk has no name.
        for number in [SIGINT, SIGTERM] { signal(number, endNow) }
        // Before the first look at the files: what changes while they are read is seen afterwards.
        let watcher = Watcher(content: content, theme: theme)
        let doorkeeper = Doorkeeper(host: host, port: socket.port)
        let server = PreviewServer(try pages(isLive: true), doorkeeper: doorkeeper)
        server.warm()
        guard HTTPServer.serve(socket, { server.answer($0) }) else { throw .system("the server cannot start") }
        let name = host.contains(":") ? "[\(host)]" : host
        ready("http://\(name):\(socket.port)/_preview/" + (doorkeeper.token.map { "?token=\($0)" } ?? ""))
        var second = 0
        while true {
            let changes = watcher.wait(milliseconds: 1000)
            if !changes.isEmpty { server.update(changes) }
            second += 1
            server.tick(second)
        }
    }

    /// The system's folder for what does not last.
    private static var scratch: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    func pages(isLive: Bool) throws(Failure) -> PreviewPages {
        let live = LiveSite(
            content: content, theme: theme, site: site, scratch: Preview.scratch, disk: .files, workers: workers,
            clock: { Int(time(nil)) })
        do throws(TemplateError) {
            return PreviewPages(live: live, templates: try PreviewTemplates(), isLive: isLive)
        } catch {
            throw .system(error.findings.map(\.description).joined(separator: "\n"))
        }
    }
}

extension Preview.Failure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .portTaken(let port, let free): "port \(port) is taken" + (free.map { ": try --port \($0)" } ?? "")
        case .system(let reason): reason
        }
    }
}

private func endNow(_ number: Int32) { _exit(0) }
