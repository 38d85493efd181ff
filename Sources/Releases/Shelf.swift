import Glibc
import Pages
import Synchronization

/// Where one worker puts its pages: into the folder of the release, with a note of what was written and what it links to.
final class Shelf: PageOutput {
    private let folder: String
    private var madeFolders: Set<String> = []
    private(set) var files: [WrittenFile] = []
    private(set) var failures: [ReleaseError] = []
    /// Addresses that were written twice.
    private(set) var doubles: [Address] = []
    private(set) var links = LinkNotes()

    init(folder: String) {
        self.folder = folder
    }

    func write(page bytes: borrowing [UInt8], at address: Address) {
        let page = files.count
        guard write(bytes, address) else { return }
        links.note(bytes, at: address, page: page)
    }

    func write(file bytes: borrowing [UInt8], at address: Address) {
        _ = write(bytes, address)
    }

    private func write(_ bytes: borrowing [UInt8], _ address: Address) -> Bool {
        guard failures.isEmpty else { return false }
        let path = folder + "/" + address.path
        var descriptor = Shelf.create(path)
        if descriptor < 0, errno == ENOENT {
            makeFolders(for: address)
            descriptor = Shelf.create(path)
        }
        guard descriptor >= 0 else {
            if errno == EEXIST {
                doubles.append(address)
            } else {
                failures.append(.system(path, String(cString: strerror(errno))))
            }
            return false
        }
        defer { close(descriptor) }
        var start = 0
        let count = bytes.count
        let isWhole = bytes.withUnsafeBytes { buffer in
            while start < count {
                let written = Glibc.write(descriptor, buffer.baseAddress! + start, count - start)
                if written < 0, errno == EINTR { continue }
                if written <= 0 { return false }
                start += written
            }
            return true
        }
        guard isWhole else {
            failures.append(.system(path, String(cString: strerror(errno))))
            return false
        }
        let fingerprint = bytes.withUnsafeBytes { Fingerprint($0) }
        files.append(WrittenFile(address: address, fingerprint: fingerprint, count: count))
        return true
    }

    private static func create(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }

    private func makeFolders(for address: Address) {
        let parts = address.path.split(separator: "/").dropLast()
        var path = folder
        for part in parts {
            path += "/" + part
            if madeFolders.insert(path).inserted { mkdir(path, 0o755) }
        }
    }
}

struct WrittenFile: Sendable {
    var address: Address
    var fingerprint: Fingerprint
    var count: Int
}

/// The shelves of all workers.
final class Shelves: Sendable {
    private let folder: String
    private let shelves = Mutex<[UncheckedShelf]>([])

    /// A shelf is used by one thread; the others look at it when that thread has ended.
    private struct UncheckedShelf: @unchecked Sendable {
        let shelf: Shelf
    }

    init(folder: String) {
        self.folder = folder
    }

    func makeShelf() -> any PageOutput {
        let shelf = Shelf(folder: folder)
        let box = UncheckedShelf(shelf: shelf)
        shelves.withLock { $0.append(box) }
        return shelf
    }

    /// All that was written.
    func gather() -> Written {
        let all = shelves.withLock { $0 }
        return Written(all.map(\.shelf))
    }
}
