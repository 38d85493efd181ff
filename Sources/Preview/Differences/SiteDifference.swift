import Pages
import Synchronization

/// Which files differ between what is public now and what would be.
struct SiteDifference: Sendable {
    var added: [String] = []
    var changed: [String] = []
    var removed: [String] = []
    var same = 0

    init(_ pages: LivePages, against current: CurrentRelease?) {
        guard let current else {
            added = pages.paths.sorted()
            return
        }
        let found = Mutex((added: [String](), changed: [String](), same: 0))
        pages.forEachFile { _, path, bytes in
            let before = current.bytes(at: path)
            let isSame = before.map { before in before == copy bytes } ?? false
            found.withLock { found in
                if before == nil {
                    found.added.append(path)
                } else if isSame {
                    found.same += 1
                } else {
                    found.changed.append(path)
                }
            }
        }
        (added, changed, same) = found.withLock { ($0.added.sorted(), $0.changed.sorted(), $0.same) }
        removed = current.paths().filter { !pages.holds($0) }.sorted()
    }
}
