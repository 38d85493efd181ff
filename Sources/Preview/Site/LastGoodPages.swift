import Synchronization

/// Pages that somebody looked at, as they were when they last could be made. They take little room: the oldest go.
final class LastGoodPages: Sendable {
    private struct State {
        var pages: [String: [UInt8]] = [:]
        var order: [String] = []
        var count = 0
    }

    private static let mostBytes = 8 << 20
    private let state = Mutex(State())

    func keep(_ path: String, _ bytes: [UInt8]) {
        state.withLock { state in
            if let known = state.pages.updateValue(bytes, forKey: path) {
                state.count -= known.count
            } else {
                state.order.append(path)
            }
            state.count += bytes.count
            while state.count > LastGoodPages.mostBytes, state.order.count > 1 {
                state.count -= state.pages.removeValue(forKey: state.order.removeFirst())?.count ?? 0
            }
        }
    }

    subscript(_ path: String) -> [UInt8]? { state.withLock { $0.pages[path] } }
}
