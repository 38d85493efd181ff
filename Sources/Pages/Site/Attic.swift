import Glibc
import Synchronization

/// Bytes put aside on disk while a site is built: the rows of tables are too many for memory.
///
/// Any thread may put and get at any time. The file has no name, so nothing of it is left, however the program ends.
public final class Attic: Sendable {
    /// Where bytes lie.
    struct Piece: Sendable {
        var start = 0
        var count = 0
    }

    private let descriptor: Int32
    private let end = Atomic<Int>(0)
    private let error = Atomic<Int32>(0)

    /// Opens a file in `folder`, which must exist. Nil where that cannot be done; `errno` says why.
    public init?(folder: String) {
        var template = Array((folder + "/.attic-XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        // No program that is started meanwhile shall hold it open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// Why something could not be put or got back, in the system's own words: what was built is not whole then.
    public var failure: String? {
        let code = error.load(ordering: .relaxed)
        return code == 0 ? nil : String(cString: strerror(code))
    }

    func put(_ bytes: [UInt8]) -> Piece {
        guard !bytes.isEmpty else { return Piece() }
        let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
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
        return Piece(start: start, count: bytes.count)
    }

    /// Appends the bytes of a piece.
    func get(_ piece: Piece, into out: inout [UInt8]) {
        guard piece.count > 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: piece.count, alignment: 1) { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                let found = pread(descriptor, rest.baseAddress, rest.count, piece.start + done)
                if found < 0, errno == EINTR { continue }
                guard found > 0 else { return note(found < 0 ? errno : EIO) }
                done += found
            }
            out.append(contentsOf: buffer)
        }
    }

    private func note(_ code: Int32) { error.store(code, ordering: .relaxed) }
}
