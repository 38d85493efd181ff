import Pages
import Synchronization

/// Which files differ between what is public now and what would be.
struct SiteDifference: Sendable {
    var added: [String] = []
    var changed: [String] = []
    var removed: [String] = []
    var same = 0

    init(_ pages: LivePages, against current: CurrentRelease?) {
        let found = Mutex(Found())
        pages.forEachFile { path, bytes in
            let before = current?.bytes(at: path)
            let isSame = before.map { before in before == copy bytes } ?? false
            found.withLock { found in
                found.all.insert(path)
                if before == nil {
                    found.added.append(path)
                } else if isSame {
                    found.same += 1
                } else {
                    found.changed.append(path)
                }
            }
        }
        let result = found.withLock { $0 }
        (added, changed, same) = (result.added.sorted(), result.changed.sorted(), result.same)
        removed = (current?.paths() ?? []).filter { !result.all.contains($0) }.sorted()
    }

    private struct Found {
        var all: Set<String> = []
        var added: [String] = []
        var changed: [String] = []
        var same = 0
    }
}

extension SiteDifference {
    /// What happens to one page for citizens.
    enum Kind: Sendable {
        case added, changed, same, removed, absent

        /// In words, and whether the difference can be looked at.
        var words: (words: String, isReadable: Bool) {
            switch self {
            case .added: ("发布后是新页面。", false)
            case .changed: ("发布后和现在不同。", true)
            case .same: ("发布后和现在一样。", false)
            case .removed: ("现在公开着，发布后公众就看不到了。", true)
            case .absent: ("现在没有这个页面，到这一天也不会公开。", false)
            }
        }
    }

    /// For many pages.
    struct Lookup: Sendable {
        private let kinds: [String: Kind]
        private let published: LivePages

        init(_ difference: SiteDifference, published: LivePages) {
            var kinds: [String: Kind] = [:]
            for path in difference.added { kinds[path] = .added }
            for path in difference.changed { kinds[path] = .changed }
            for path in difference.removed { kinds[path] = .removed }
            self.kinds = kinds
            self.published = published
        }

        func words(_ path: String) -> (words: String, isReadable: Bool) {
            (kinds[path] ?? (published.holds(path) ? .same : .absent)).words
        }
    }
}
