import Glibc

/// A file that is mapped, not read: what is not asked for costs nothing.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    enum Fault: Error { case missing, unusable }

    /// As it stands, or its first `count` bytes.
    init(_ path: String, count: Int? = nil) throws(Fault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .unusable }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unusable }
        let count = count ?? Int(status.st_size)
        guard count >= 0, count <= Int(status.st_size) else { throw .unusable }
        guard count > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .unusable
        }
        bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    /// Lets the system have the memory again that what was looked at takes. It comes back when it is asked for.
    func giveBack() {
        if let start = bytes.baseAddress {
            madvise(UnsafeMutableRawPointer(mutating: start), bytes.count, MADV_DONTNEED)
        }
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
