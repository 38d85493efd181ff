import Glibc
import Pages

/// Writes a state file beside the old one, and puts it in its place by one rename.
enum StateWriter {
    /// Rows must be in order of name. Where it cannot be written, the old state stays: it is as true as it was.
    static func write(_ rows: [StateRow], _ head: StateHead, to state: String) {
        var table: [UInt8] = []
        table.reserveCapacity(rows.count * StateRow.size)
        for row in rows { row.append(to: &table) }
        let packed = head.packed
        var bytes = StateFile.magic
        bytes.reserveCapacity(StateFile.headerSize + table.count + packed.count)
        let checksum = Fingerprint(all: [Fingerprint(table), Fingerprint(packed)]).value
        let start = StateFile.headerSize
        for word in [
            UInt64(start), UInt64(table.count), UInt64(start + table.count), UInt64(packed.count), checksum,
        ] {
            withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes += table
        bytes += packed
        let path = "\(state).\(getpid())"
        unlink(path)
        if !write(bytes, to: path) || rename(path, state) != 0 { unlink(path) }
    }

    private static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written < 0, errno == EINTR { continue }
                if written <= 0 { return false }
                done += written
            }
            return true
        }
    }
}
