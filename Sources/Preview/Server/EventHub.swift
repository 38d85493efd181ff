import Synchronization

/// The pages that are open in browsers, each with what its reader sees.
final class EventHub: Sendable {
    struct Reader: Sendable {
        var stream: EventStream
        /// Decoded, without the slash.
        var path: String
        var view: View
        /// What the browser shows, by its seal.
        var seen: String
    }

    static let mostReaders = 64
    private let readers = Mutex<[Reader]>([])

    /// False where too many listen already.
    func add(_ reader: Reader) -> Bool {
        readers.withLock { readers in
            readers.removeAll { $0.stream.isClosed }
            guard readers.count < EventHub.mostReaders else { return false }
            readers.append(reader)
            return true
        }
    }

    /// Tells those whose page is another one now. `seal` gives what a page is by now.
    func announce(_ seal: (Reader) -> String) {
        let open = readers.withLock { readers in
            readers.removeAll { $0.stream.isClosed }
            return readers
        }
        for reader in open where seal(reader) != reader.seen { reader.stream.send(event: "changed", data: "") }
    }

    /// Lets connections that are gone be noticed.
    func beat() {
        let open = readers.withLock { $0 }
        for reader in open { reader.stream.beat() }
    }
}
