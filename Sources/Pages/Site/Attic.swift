import Glibc
import Synchronization

/// Bytes put aside on disk while a site is built: the rows of tables and what parts of the search index know are too many
/// for memory.
///
/// Any thread may put and get at any time. What was put aside by an earlier build can be got again, so that what did not
/// change need not be read anew: a build only ever adds at the end.
public final class Attic: Sendable {
    /// Where bytes lie.
    struct Piece: Sendable {
        var start = 0
        var count = 0
        /// Of the bytes.
        var fingerprint: UInt64 = 0
    }

    private let descriptor: Int32
    private let filled: Atomic<Int>
    private let error = Atomic<Int32>(0)

    /// How far it is filled.
    public var end: Int { filled.load(ordering: .relaxed) }

    /// Opens a file in `folder`, which must exist. It has no name, so nothing of it is left, however the program ends.
    /// Nil where that cannot be done; `errno` says why.
    public init?(folder: String) {
        var template = Array((folder + "/.attic-XXXXXX").utf8CString)
        filled = Atomic(0)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        // No program that is started meanwhile shall hold it open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Opens a file that stays. What lies behind `end` is of a build that came to nothing, and is written over. Nil where
    /// there are fewer bytes than that.
    public init?(path: String, end: Int) {
        filled = Atomic(end)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        if fstat(descriptor, &status) != 0 || Int(status.st_size) < end {
            errno = EIO
            return nil
        }
    }

    /// One that takes nothing, and says so.
    init() {
        filled = Atomic(0)
        descriptor = -1
    }

    deinit { close(descriptor) }

    /// Why something could not be put or got back, in the system's own words: what was built is not whole then.
    public var failure: String? {
        let code = error.load(ordering: .relaxed)
        return code == 0 ? nil : String(cString: strerror(code))
    }

    func put(_ bytes: [UInt8]) -> Piece {
        guard !bytes.isEmpty else { return Piece() }
        let start = filled.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
        let fingerprint = bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let written = pwrite(descriptor, rest.baseAddress, rest.count, start + done)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else {
                    note(written < 0 ? errno : ENOSPC)
                    break
                }
                done += written
            }
            return Fingerprint(buffer)
        }
        return Piece(start: start, count: bytes.count, fingerprint: fingerprint.value)
    }

    /// Appends the bytes of a piece.
    func get(_ piece: Piece, into out: inout [UInt8]) {
        guard piece.count > 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: piece.count, alignment: 8) { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                let found = pread(descriptor, rest.baseAddress, rest.count, piece.start + done)
                if found < 0, errno == EINTR { continue }
                guard found > 0 else { return note(found < 0 ? errno : EIO) }
                done += found
            }
            guard Fingerprint(UnsafeRawBufferPointer(buffer)).value == piece.fingerprint else { return note(EIO) }
            out.append(contentsOf: buffer)
        }
    }

    /// What went wrong first is why: what was not put cannot be got back either.
    private func note(_ code: Int32) { _ = error.compareExchange(expected: 0, desired: code, ordering: .relaxed) }
}
