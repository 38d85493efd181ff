import Glibc

/// A file that is there whole or not at all, also after the power was cut. One writer at a time.
enum DurableFile {
    static func write(_ bytes: [UInt8], to path: String) throws(LedgerError) {
        let draft = "\(path).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerError(path, String(cString: strerror(errno))) }
        let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
        let code = errno
        close(descriptor)
        guard isWritten else {
            unlink(draft)
            throw LedgerError(path, String(cString: strerror(code)))
        }
        guard rename(draft, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(draft)
            throw LedgerError(path, reason)
        }
        syncFolder(of: path)
    }

    /// The same, with the folders above it.
    static func write(_ bytes: [UInt8], to path: String, below root: String) throws(LedgerError) {
        if let slash = path.lastIndex(of: "/") {
            do throws(ReleaseError) {
                try Release.makeFolder(root + "/" + path[..<slash])
            } catch {
                throw LedgerError("\(error)")
            }
        }
        try write(bytes, to: root + "/" + path)
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var start = 0
        return bytes.withUnsafeBytes { buffer in
            while start < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                start += count
            }
            return true
        }
    }

    private static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
