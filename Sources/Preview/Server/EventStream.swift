import CMicroHTTPD
import Synchronization

/// A connection that stays open: Server-Sent Events, written when there is something to say.
///
/// While there is nothing, the connection sleeps and costs no thread.
final class EventStream: Sendable {
    private struct State: @unchecked Sendable {
        var waiting: [UInt8] = []
        /// Set while the connection sleeps: only then may it be woken.
        var sleeper: OpaquePointer?
        var connection: OpaquePointer?
        var isClosed = false
    }

    private let state = Mutex(State())
    /// How much may wait for a browser that does not read.
    private static let mostWaiting = 1 << 16

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Says something. What ends a message is added.
    func send(event: String, data: String) { write("event: \(event)\ndata: \(data)\n\n") }

    /// Says nothing, so that a connection that is gone is noticed.
    func beat() { write(":\n\n") }

    private func write(_ text: String) {
        state.withLock { state in
            guard !state.isClosed, state.waiting.count < EventStream.mostWaiting else { return }
            state.waiting.append(contentsOf: text.utf8)
            if let sleeper = state.sleeper {
                state.sleeper = nil
                MHD_resume_connection(sleeper)
            }
        }
    }

    // MARK: The server's side

    func opened(_ connection: OpaquePointer) { state.withLock { $0.connection = connection } }

    func closed() {
        state.withLock { state in
            state.isClosed = true
            state.sleeper = nil
            state.connection = nil
            state.waiting = []
        }
    }

    /// Copies what waits; puts the connection to sleep where nothing does.
    func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                if let connection = state.connection {
                    state.sleeper = connection
                    MHD_suspend_connection(connection)
                }
                return 0
            }
            let count = min(buffer.count, state.waiting.count)
            buffer.copyBytes(from: state.waiting[..<count])
            state.waiting.removeFirst(count)
            return count
        }
    }
}
