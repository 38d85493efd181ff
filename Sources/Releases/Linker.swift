import Disclosures
import Glibc
import Pages
import Synchronization

/// Takes over the files of bundles that stay, while the build goes on.
///
/// A large site is mostly links, each a microsecond or two of the system's time. They need nothing and nobody waits for
/// them: so threads of their own make them, when only one worker has something to do.
///
/// Where an old release goes anyway, whole folders come from it. For that all that stays must be known: it is done at the
/// end.
final class Linker: @unchecked Sendable {
    private let folder: String
    private let before: ReleaseBefore
    private let outgoing: OutgoingRelease?
    private let workers: Workers
    /// Folders that came over as they are; set before any thread begins.
    private var given: Set<String> = []
    private let queue = Mutex(Queue())
    private let results = Mutex(Outcome())
    /// Counts what was put into the queue.
    private let wake: UnsafeMutablePointer<sem_t>
    private var threads: [pthread_t] = []

    struct Outcome: Sendable {
        var failures: [ReleaseError] = []
        /// Addresses that something had already.
        var doubles: [Address] = []
        /// The release before is not what its state says.
        var isMismatch = false
        var isSound: Bool { failures.isEmpty && !isMismatch }
    }

    private struct Queue: @unchecked Sendable {
        var entries: [StateEntry] = []
        var isClosed = false
    }

    init(folder: String, before: ReleaseBefore, outgoing: OutgoingRelease?, workers: Workers = Workers()) {
        self.folder = folder
        self.before = before
        self.outgoing = outgoing
        self.workers = workers
        wake = .allocate(capacity: 1)
        sem_init(wake, 0, 0)
        if outgoing == nil { begin() }
    }

    private func begin() {
        for _ in 1..<max(workers.count, 1) {
            var thread = pthread_t()
            let box = Unmanaged.passRetained(self)
            if pthread_create(&thread, nil, runLinker, box.toOpaque()) == 0 {
                threads.append(thread)
            } else {
                box.release()
            }
        }
    }

    deinit {
        sem_destroy(wake)
        wake.deallocate()
    }

    /// The files of this bundle are to be taken over.
    func add(_ entry: StateEntry) {
        queue.withLock { $0.entries.append(entry) }
        sem_post(wake)
    }

    /// Waits until everything is there. Nothing can be added afterwards.
    func finish() -> Outcome {
        if let outgoing, !queue.withLock({ $0.isClosed }) {
            takeFolders(from: outgoing)
            begin()
        }
        queue.withLock { $0.isClosed = true }
        for _ in threads { sem_post(wake) }
        var outcome = Outcome()
        var draft = DraftFolder(folder)
        while let entry = queue.withLock({ $0.entries.popLast() }) { link(entry, &draft, &outcome) }
        add(outcome)
        for thread in threads { pthread_join(thread, nil) }
        threads = []
        return results.withLock { $0 }
    }

    private func takeFolders(from outgoing: OutgoingRelease) {
        let entries = queue.withLock { $0.entries }
        let rest: [StateEntry]
        (rest, given) = outgoing.give(entries, to: folder, as: before, workers)
        queue.withLock { $0.entries = rest }
    }

    /// What is not there yet is not wanted any more.
    func stop() {
        queue.withLock { $0.entries.removeAll() }
        _ = finish()
    }

    fileprivate func run() {
        var outcome = Outcome()
        var draft = DraftFolder(folder)
        while true {
            while sem_wait(wake) != 0 {}
            let (entry, isClosed) = queue.withLock { ($0.entries.popLast(), $0.isClosed) }
            if let entry { link(entry, &draft, &outcome) } else if isClosed { break }
        }
        add(outcome)
    }

    private func link(_ entry: StateEntry, _ draft: inout DraftFolder, _ outcome: inout Outcome) {
        guard outcome.isSound else { return }
        entry.forEachFile { file in
            if !given.isEmpty, given.contains(String(decoding: file.folder, as: UTF8.self)) { return true }
            switch draft.take(file, from: before) {
            case .done: break
            case .taken: outcome.doubles.append(Address(String(cString: file.path)))
            case .missing, .unlinkable: outcome.isMismatch = true
            case .failed(let error): outcome.failures.append(error)
            }
            return outcome.isSound
        }
    }

    private func add(_ outcome: Outcome) {
        results.withLock { all in
            all.failures += outcome.failures
            all.doubles += outcome.doubles
            if outcome.isMismatch { all.isMismatch = true }
        }
    }
}

private func runLinker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Linker>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}
