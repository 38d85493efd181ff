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

    var output: any PageOutput { Output(rest: self) }

    private final class Output: PageOutput {
        let rest: LiveRest
        init(rest: LiveRest) { self.rest = rest }

        func write(page bytes: borrowing [UInt8], at address: Address) { write(file: bytes, at: address) }

        func write(file bytes: borrowing [UInt8], at address: Address) {
            let piece = rest.store.put(copy bytes)
            rest.files.withLock { $0[address.path] = piece }
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
}
