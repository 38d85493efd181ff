import Rendering
import Synchronization

/// Files that are made together with many others, put aside on disk.
final class LiveRest: Sendable {
    private let store: Attic
    private let files = Mutex<[String: Attic.Piece]>([:])

    init(store: Attic) { self.store = store }

    func holds(_ path: String) -> Bool { files.withLock { $0[path] != nil } }

    func bytes(at path: String) -> [UInt8]? {
        guard let piece = files.withLock({ $0[path] }) else { return nil }
        var bytes: [UInt8] = []
        store.get(piece, into: &bytes)
        return bytes
    }

    /// For one thread.
    func output(_ isWanted: @escaping @Sendable (_ path: String) -> Bool) -> any PageOutput {
        EachFile { path, bytes in
            guard isWanted(path) else { return }
            let piece = self.store.put(copy bytes)
            self.files.withLock { $0[path] = piece }
        }
    }
}

/// A value that is made when somebody asks for it first.
final class Late<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func value(_ make: () -> Value) -> Value {
        value.withLock { value in
            if let value { return value }
            let made = make()
            value = made
            return made
        }
    }

    /// Nil where nobody asked yet, or where it is being made just now.
    var made: Value? { value.withLockIfAvailable { $0 } ?? nil }
}
