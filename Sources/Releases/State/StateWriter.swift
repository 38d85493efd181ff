import Figures
import Glibc
import Pages
import Synchronization

/// Writes a new state file beside the old one, while the build goes on.
final class StateWriter: Sendable {
    private let path: String
    private let descriptor: Int32
    private let end = Atomic<Int>(StateFile.headerSize)
    private let hasFailed = Atomic<Bool>(false)

    /// Nil where it cannot be written: the build goes on without.
    init?(beside state: String) {
        path = "\(state).\(getpid())"
        unlink(path)
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Gives the place where the bytes now stand.
    func append(_ bytes: borrowing [UInt8]) -> Int {
        let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
        write(bytes, at: start)
        return start
    }

    private func write(_ bytes: borrowing [UInt8], at start: Int) {
        let count = bytes.count
        let isWhole = bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < count, let base = buffer.baseAddress {
                let written = pwrite(descriptor, base + done, count - done, off_t(start + done))
                if written < 0, errno == EINTR { continue }
                if written <= 0 { return false }
                done += written
            }
            return true
        }
        if !isWhole { hasFailed.store(true, ordering: .relaxed) }
    }

    /// Writes the rest. Rows must be in order of name.
    func finish(_ rows: [StateRow], _ head: StateHead) {
        var table: [UInt8] = []
        table.reserveCapacity(rows.count * StateRow.size)
        for row in rows { row.append(to: &table) }
        let packed = head.packed
        let tableStart = append(table)
        let headStart = append(packed)
        var header = StateFile.magic
        let checksum = Fingerprint(all: [Fingerprint(table), Fingerprint(packed)]).value
        for word in [UInt64(tableStart), UInt64(table.count), UInt64(headStart), UInt64(packed.count), checksum] {
            withUnsafeBytes(of: word.littleEndian) { header.append(contentsOf: $0) }
        }
        write(header, at: 0)
    }

    /// Puts it in the place of the old one.
    func publish(to state: String) {
        if hasFailed.load(ordering: .relaxed) || rename(path, state) != 0 { discard() }
    }

    func discard() { unlink(path) }
}
