import Pages
import Synchronization

/// The shelves of all workers.
final class Shelves: Sendable {
    private let folder: String
    private let before: ReleaseBefore?
    private let linker: Linker?
    private let attic: Attic?
    private let scratch: Attic
    private let shelves = Mutex<[UncheckedShelf]>([])

    /// A shelf is used by one thread; the others look at it when that thread has ended.
    private struct UncheckedShelf: @unchecked Sendable {
        let shelf: Shelf
    }

    init(folder: String, before: ReleaseBefore?, outgoing: OutgoingRelease?, attic: Attic?, scratch: Attic) {
        self.folder = folder
        self.before = before
        linker = before.map { Linker(folder: folder, before: $0, outgoing: outgoing) }
        self.attic = attic
        self.scratch = scratch
    }

    func makeShelf() -> any PageOutput {
        let shelf = Shelf(folder: folder, before: before, linker: linker, attic: attic, scratch: scratch)
        let box = UncheckedShelf(shelf: shelf)
        shelves.withLock { $0.append(box) }
        return shelf
    }

    /// To be called when the folder is done with, whatever came of it.
    func close() { linker?.stop() }

    /// All that was written, and with it what is taken over: `meanwhile` looks at both while the last of it comes.
    func gather<Result>(_ meanwhile: (Written) -> Result) -> (written: Written, Result) {
        let all = shelves.withLock { $0 }.map(\.shelf)
        for shelf in all { shelf.flush() }
        var written = Written(all, before: before)
        let result = meanwhile(written)
        if let linker { written.linked = linker.finish() }
        return (written, result)
    }
}
