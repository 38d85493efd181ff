import Glibc

/// A thread of its own.
enum Threads {
    /// False where the system gives none.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        var id = pthread_t()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        // Markdown and deep lists recurse: as much as the first thread has.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let box = Unmanaged.passRetained(Body(run: body))
        guard pthread_create(&id, &attributes, runBody, box.toOpaque()) == 0 else {
            box.release()
            return false
        }
        return true
    }

    fileprivate final class Body: Sendable {
        let run: @Sendable () -> Void
        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

private func runBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Threads.Body>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
}
