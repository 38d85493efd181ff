import Disclosures
import Pages
import Releases
import Synchronization

/// The site as it would be, following every change on disk.
///
/// Nothing is written anywhere: pages are made when they are looked at.
final class LiveSite: Sendable {
    private struct State {
        var content: LiveContent
        var theme: LiveTheme
        var now: Moment
        /// The release that is shown, and what its ledger says.
        var release: String?
        var ledger: ShownLedger?
        /// The views that somebody looked at last, the latest at the end.
        var views: [(view: View, pages: LivePages, stale: Set<String>)] = []
        /// Whether Content or the theme is another than that of the views.
        var generation = 0
        var built: [View: Int] = [:]
    }

    static let mostViews = 4

    private let state: Mutex<State>
    let workers: Workers
    let standings = Standings()
    private let scratch: String
    /// Where releases are.
    let site: String
    private let clock: @Sendable () -> Int

    init(
        content: String, theme: String, site: String, scratch: String, disk: Disk, workers: Workers,
        clock: @escaping @Sendable () -> Int
    ) {
        self.workers = workers
        self.scratch = scratch
        self.clock = clock
        let content = LiveContent(content, disk: disk, workers: workers)
        let now = Moment(seconds: clock(), zone: content.zone)
        self.site = site
        state = Mutex(
            State(
                content: content, theme: LiveTheme(theme, disk: disk), now: now,
                release: CurrentRelease(site: site)?.name, ledger: ShownLedger(site: site)))
    }

    /// Takes in what changed on disk.
    func update(_ changes: Changes) {
        state.withLock { state in
            state.now = Moment(seconds: clock(), zone: state.content.zone)
            if changes.theme || changes.everything { state.theme.update() }
            state.content.update(changes, workers: workers)
            state.generation += 1
            standings.forget(changes.everything || changes.site ? nil : changes.departments)
            let stale =
                changes.everything ? Set(state.content.content.departments.slugs) : changes.departments
            for place in state.views.indices { state.views[place].stale.formUnion(stale) }
        }
    }

    /// Notices that time went on. True where something became due, another day began, or a release was published.
    func tick() -> Bool {
        state.withLock { state in
            let (before, now) = (state.now, Moment(seconds: clock(), zone: state.content.zone))
            let isNewDay = before.day(in: state.content.zone) != now.day(in: state.content.zone)
            let isDue = state.content.isDue(after: before, at: now)
            let release = CurrentRelease(site: site)?.name
            if release != state.release {
                // What was published is compared with, and gates ask what was public before.
                state.release = release
                state.ledger = ShownLedger(site: site)
                let all = Set(state.content.content.departments.slugs)
                for place in state.views.indices { state.views[place].stale = all }
            } else {
                guard isNewDay || isDue else { return false }
            }
            state.now = now
            state.generation += 1
            standings.forget(nil)
            return true
        }
    }

    /// The pages of a view; nil where there is no theme to make them with.
    func pages(_ view: View) -> LivePages? {
        state.withLock { state in
            guard let theme = state.theme.theme else { return nil }
            if let known = state.views.firstIndex(where: { $0.view == view }) {
                let entry = state.views.remove(at: known)
                state.views.append(entry)
                if state.built[view] == state.generation { return entry.pages }
            }
            let content = state.content.content
            let edition = Edition(
                content, at: view.moment ?? state.now, drafts: view.drafts,
                before: state.ledger?.before ?? .nothing, proven: state.ledger?.proven ?? Proven.nothing)
            let others = state.views.filter { state.built[$0.view] == state.generation }.map(\.pages)
            let pages: LivePages
            if let known = state.views.last(where: { $0.view == view }) {
                pages = known.pages.following(edition, theme: theme, stale: known.stale, others: others)
                state.views.removeLast()
            } else if let other = state.views.last {
                pages = other.pages.following(edition, theme: theme, stale: other.stale, others: others)
            } else {
                pages = LivePages(edition, theme: theme, scratch: scratch, workers: workers)
            }
            state.views.append((view, pages, []))
            if state.views.count > LiveSite.mostViews { state.built[state.views.removeFirst().view] = nil }
            state.built[view] = state.generation
            return pages
        }
    }

    /// All that is wrong just now.
    var faults: [Fault] { state.withLock { $0.theme.faults + $0.content.faults } }
    var zone: TimeZoneOffset { state.withLock { $0.content.zone } }
    var now: Moment { state.withLock { $0.now } }
    var title: String { state.withLock { $0.content.content.site.title } }
    var generation: Int { state.withLock { $0.generation } }
}
