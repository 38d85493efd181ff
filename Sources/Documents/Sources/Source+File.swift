import Glibc

extension Source {
    /// Reads a file, or standard input where `path` is `-`.
    public static func read(path: String) throws(SourceError) -> Source {
        let name = path == "-" ? "<stdin>" : path
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SourceError(name, .unreadable(String(cString: strerror(errno)))) }
        defer { if descriptor != 0 { close(descriptor) } }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw SourceError(name, .unreadable("a folder; a file was expected"))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(0, Int(status.st_size)), byteLimit) + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= byteLimit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw SourceError(name, .unreadable(String(cString: strerror(errno))))
            }
            bytes.append(contentsOf: buffer[..<count])
        }
        return try Source(name: name, received: bytes)
    }
}
