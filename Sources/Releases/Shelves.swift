import Pages
import Synchronization

/// The shelves of all workers.
final class Shelves: Sendable {
    private let folder: String
    private let attic: Attic
    private let before: Shelf.Before?
    private let writer: StateWriter?
    private let shelves = Mutex<[UncheckedShelf]>([])

    /// A shelf is used by one thread; the others look at it when that thread has ended.
    private struct UncheckedShelf: @unchecked Sendable {
        let shelf: Shelf
    }

    init(folder: String, attic: Attic, before: Shelf.Before?, writer: StateWriter?) {
        self.folder = folder
        self.attic = attic
        self.before = before
        self.writer = writer
    }

    func makeShelf() -> any PageOutput {
        let shelf = Shelf(folder: folder, attic: attic, before: before, writer: writer)
        let box = UncheckedShelf(shelf: shelf)
        shelves.withLock { $0.append(box) }
        return shelf
    }

    /// All that was written and linked.
    func gather() -> Written {
        let all = shelves.withLock { $0 }.map(\.shelf)
        for shelf in all { shelf.flush() }
        return Written(all, before: before)
    }
}
