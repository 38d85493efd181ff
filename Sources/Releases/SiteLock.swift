import Glibc

/// One build of a site at a time. The system takes the lock back when its holder ends, however it ends.
final class SiteLock: Sendable {
    private let descriptor: Int32

    /// Waits for another build.
    init(_ site: String) throws(ReleaseError) {
        try Release.makeFolder(site)
        let path = site + "/.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(path, String(cString: strerror(errno))) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .system(path, String(cString: strerror(errno))) }
        }
    }

    deinit { close(descriptor) }
}
