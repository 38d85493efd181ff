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
