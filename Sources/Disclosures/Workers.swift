import Glibc
import Synchronization

/// Work on many things by as many threads as there are cores.
///
/// Threads take batches from an atomic counter, so that none waits for another. What comes out is in the order of what
/// went in, whoever did it.
public struct Workers: Sendable {
    public let count: Int

    public init(count: Int? = nil) {
        self.count = max(1, count ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Runs `body` for each index. `start` makes what one worker keeps; `finish` takes it when its thread is done,
    /// one after the other.
    public func run<State>(
        _ total: Int, batch: Int = 16, start: @escaping @Sendable () -> State,
        finish: (State) -> Void, body: @escaping @Sendable (Int, inout State) -> Void
    ) {
        let work = Work(total: total, batch: batch, start: start, body: body)
        let threads = min(count, (total + batch - 1) / batch)
        guard threads > 1 else {
            work.run()
            work.drain(finish)
            return
        }
        var ids: [pthread_t] = []
        for _ in 1..<threads {
            var id = pthread_t()
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            // cmark and deep lists recurse: as much as the first thread has.
            pthread_attr_setstacksize(&attributes, 8 << 20)
            let box = Unmanaged.passRetained(ThreadBody { work.run() })
            if pthread_create(&id, &attributes, runThread, box.toOpaque()) == 0 {
                ids.append(id)
            } else {
                box.release()
            }
            pthread_attr_destroy(&attributes)
        }
        work.run()
        for id in ids { pthread_join(id, nil) }
        work.drain(finish)
    }

    /// The results of `body`, in order.
    public func map<Result>(_ total: Int, batch: Int = 16, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
        var parts: [(Int, Result)] = []
        parts.reserveCapacity(total)
        run(
            total, batch: batch, start: { [(Int, Result)]() }, finish: { parts += $0 },
            body: { index, results in results.append((index, body(index))) })
        parts.sort { $0.0 < $1.0 }
        return parts.map(\.1)
    }
}

/// What the threads of one run share.
private final class Work<State>: @unchecked Sendable {
    private let next = Atomic<Int>(0)
    private let total: Int
    private let batch: Int
    private let start: @Sendable () -> State
    private let body: @Sendable (Int, inout State) -> Void
    private let lock = Mutex<Void>(())
    /// Guarded by `lock`; read when all threads have ended.
    private var states: [State] = []

    init(
        total: Int, batch: Int, start: @escaping @Sendable () -> State,
        body: @escaping @Sendable (Int, inout State) -> Void
    ) {
        self.total = total
        self.batch = batch
        self.start = start
        self.body = body
    }

    func run() {
        var state = start()
        while true {
            let first = next.wrappingAdd(batch, ordering: .relaxed).oldValue
            if first >= total { break }
            for index in first..<min(first + batch, total) { body(index, &state) }
        }
        lock.withLock { _ in states.append(state) }
    }

    func drain(_ finish: (State) -> Void) {
        let done = states
        states = []
        for state in done { finish(state) }
    }
}

private final class ThreadBody {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
}
