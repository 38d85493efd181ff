import Disclosures
import Synchronization

/// How every disclosure stands, as far as somebody asked: gates read reports, and nobody wants to wait for that twice.
final class Standings: Sendable {
    private struct State {
        var view: View?
        var departments: [String: [Int: Standing]] = [:]
    }

    private let state = Mutex(State())

    /// What changed is asked again. Nil: everything is.
    func forget(_ slugs: Set<String>?) {
        state.withLock { state in
            guard let slugs else {
                state.departments = [:]
                return
            }
            for slug in slugs { state.departments[slug] = nil }
        }
    }

    /// By year. Those of one view are kept.
    func of(_ slug: String, _ view: View, _ make: () -> [Int: Standing]) -> [Int: Standing] {
        let known = state.withLock { state -> [Int: Standing]? in
            if state.view != view { state = State(view: view) }
            return state.departments[slug]
        }
        if let known { return known }
        let made = make()
        state.withLock { if $0.view == view { $0.departments[slug] = made } }
        return made
    }
}
