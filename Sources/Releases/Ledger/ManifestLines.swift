import Disclosures
import Glibc

/// The files of a manifest while they are collected: their lines as they will be signed.
struct ManifestLines: Sendable {
    private var bytes: [UInt8] = []
    private var lines: [Line] = []

    private struct Line {
        var start: Int
        /// Where its path begins, up to the line break.
        var path: Int
        var end: Int
    }

    mutating func add(_ path: UnsafeRawBufferPointer, _ digest: Hash, size: Int) {
        let start = bytes.count
        digest.writeHexadecimal(into: &bytes)
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: "\(size)".utf8)
        bytes.append(UInt8(ascii: " "))
        lines.append(Line(start: start, path: bytes.count, end: bytes.count + path.count))
        bytes.append(contentsOf: path)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A line as another manifest has it, without its line break.
    mutating func add(line: ArraySlice<UInt8>, path: Int) {
        let start = bytes.count
        lines.append(Line(start: start, path: start + path - line.startIndex, end: start + line.count))
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ path: String, _ content: [UInt8]) {
        var path = path
        path.withUTF8 { add(UnsafeRawBufferPointer($0), Hash(of: content), size: content.count) }
    }

    mutating func add(_ path: String, in folder: String) throws(LedgerError) {
        do throws(DiskError) {
            add(path, try Disk.files.read("\(folder)/\(path)"))
        } catch {
            throw LedgerError("\(folder)/\(path)", error.reason)
        }
    }

    mutating func add(_ other: ManifestLines) {
        let start = bytes.count
        bytes += other.bytes
        lines += other.lines.map { Line(start: $0.start + start, path: $0.path + start, end: $0.end + start) }
    }

    /// By the order of their paths, whoever collected them.
    func note(moment: Moment, _ checkpoint: Checkpoint, by key: SigningKey) -> SignedNote {
        var text = Array("\(Manifest.firstLine)\n\(checkpoint.origin)\n\(moment)\n".utf8)
        text += Array("\(checkpoint.size) \(Base64.encode(checkpoint.root.bytes))\n".utf8)
        text.reserveCapacity(text.count + bytes.count)
        bytes.withUnsafeBytes { bytes in
            let sorted = lines.sorted { a, b in
                let (first, second) = (bytes[a.path..<a.end], bytes[b.path..<b.end])
                let order = memcmp(
                    bytes.baseAddress! + a.path, bytes.baseAddress! + b.path, min(first.count, second.count))
                return order == 0 ? first.count < second.count : order < 0
            }
            for line in sorted { text.append(contentsOf: bytes[line.start...line.end]) }
        }
        return SignedNote(text, by: key)
    }
}
