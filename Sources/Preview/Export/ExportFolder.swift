import Disclosures
import Glibc
import Synchronization

/// The folder that an export goes into. Many threads may write.
final class ExportFolder: Sendable {
    private struct State {
        var count = 0
        var failure: String?
    }

    let path: String
    private let state = Mutex(State())

    init(_ path: String) { self.path = path }

    var count: Int { state.withLock { $0.count } }
    /// The first thing that went wrong, in the system's own words.
    var failure: String? { state.withLock { $0.failure } }

    /// Nothing that lies there already is written over.
    func begin() throws(Preview.Failure) {
        if let entries = Disk.files.list(path), !entries.isEmpty {
            throw .system("\(path) is not empty: expected a folder that is empty or not there yet")
        }
        makeFolders(above: path + "/x")
    }

    func write(_ bytes: [UInt8], to name: String) {
        let file = path + "/" + name
        var descriptor = create(file)
        if descriptor < 0, errno == ENOENT {
            makeFolders(above: file)
            descriptor = create(file)
        }
        guard descriptor >= 0 else { return fail(file) }
        defer { close(descriptor) }
        var start = 0
        let isWhole = bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                if written <= 0 { return false }
                start += written
            }
            return true
        }
        guard isWhole else { return fail(file) }
        state.withLock { $0.count += 1 }
    }

    private func create(_ file: String) -> Int32 { open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }

    private func makeFolders(above file: String) {
        var folder = ""
        for part in file.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            mkdir(folder, 0o755)
        }
    }

    private func fail(_ file: String) {
        let reason = "\(file): \(String(cString: strerror(errno)))"
        state.withLock { if $0.failure == nil { $0.failure = reason } }
    }
}
