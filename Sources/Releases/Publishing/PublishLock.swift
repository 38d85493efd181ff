import Glibc

/// Keeps two publishers apart: held while one works, and let go when it ends, however it ends.
final class PublishLock: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Locks a file that is there, or makes one.
    static func take(_ path: String, making: Bool) throws(LedgerError) -> PublishLock {
        let descriptor = open(path, (making ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerError(path, String(cString: strerror(errno))) }
        let lock = PublishLock(descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw LedgerError(
                path,
                errno == EWOULDBLOCK
                    ? "another gongkai is publishing here: try again when it has ended"
                    : String(cString: strerror(errno)))
        }
        return lock
    }

    deinit { close(descriptor) }
}
