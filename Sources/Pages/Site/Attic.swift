import Glibc
import Synchronization

/// Bytes put aside on disk while a site is built: the rows of tables, what parts of the search index know and what is
/// remembered of bundles are too many for memory.
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
        return Piece(start: append(bytes), count: bytes.count, fingerprint: Fingerprint(bytes).value)
    }

    /// Adds bytes that bear a checksum of their own, and says where they lie.
    public func append(_ bytes: [UInt8]) -> Int {
        let start = filled.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let written = pwrite(descriptor, rest.baseAddress, rest.count, start + done)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return note(written < 0 ? errno : ENOSPC) }
                done += written
            }
        }
        return start
    }

    /// Appends the bytes of a piece.
    func get(_ piece: Piece, into out: inout [UInt8]) {
        guard piece.count > 0 else { return }
        out.append(addingCapacity: piece.count) { span in
            span.withUnsafeMutableBufferPointer { buffer, count in
                if read(piece, into: UnsafeMutableRawBufferPointer(buffer)) { count = piece.count }
            }
        }
    }

    private func read(_ piece: Piece, into room: UnsafeMutableRawBufferPointer) -> Bool {
        var done = 0
        while done < piece.count {
            let found = pread(descriptor, room.baseAddress.map { $0 + done }, piece.count - done, piece.start + done)
            if found < 0, errno == EINTR { continue }
            guard found > 0 else {
                note(found < 0 ? errno : EIO)
                return false
            }
            done += found
        }
        let isIt = Fingerprint(UnsafeRawBufferPointer(rebasing: room[..<done])).value == piece.fingerprint
        if !isIt { note(EIO) }
        return isIt
    }

    /// What went wrong first is why: what was not put cannot be got back either.
    private func note(_ code: Int32) { _ = error.compareExchange(expected: 0, desired: code, ordering: .relaxed) }
}
