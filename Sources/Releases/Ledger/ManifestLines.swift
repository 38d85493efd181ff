import Disclosures
import Glibc

/// The files of a manifest while they are collected: their lines as they will be signed.
///
/// Most lines are those of the manifest before: of these it is noted where they stand there.
struct ManifestLines: Sendable {
    /// The text of the manifest before.
    private let known: [UInt8]
    /// Lines that are new.
    private var bytes: [UInt8] = []
    private var lines: [Line] = []

    private struct Line {
        var start: Int
        /// Where its path begins.
        var path: Int
        /// At the line break.
        var end: Int
        var isKnown: Bool
    }

    init(since known: [UInt8] = []) { self.known = known }

    mutating func add(_ path: UnsafeRawBufferPointer, _ digest: Hash, size: Int) {
        let start = bytes.count
        digest.writeHexadecimal(into: &bytes)
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: "\(size)".utf8)
        bytes.append(UInt8(ascii: " "))
        lines.append(Line(start: start, path: bytes.count, end: bytes.count + path.count, isKnown: false))
        bytes.append(contentsOf: path)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A line as the manifest before has it.
    mutating func add(known line: Range<Int>, path: Int) {
        lines.append(Line(start: line.lowerBound, path: path, end: line.upperBound, isKnown: true))
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

    /// Takes over lines that were collected since the same manifest.
    mutating func add(_ other: ManifestLines) {
        let start = bytes.count
        bytes += other.bytes
        for line in other.lines {
            let moved = line.isKnown ? 0 : start
            lines.append(
                Line(start: line.start + moved, path: line.path + moved, end: line.end + moved, isKnown: line.isKnown))
        }
    }

    /// The signed note, by the order of the paths, whoever collected them.
    consuming func note(moment: Moment, _ checkpoint: Checkpoint, by key: SigningKey) -> [UInt8] {
        var text = Array("\(Manifest.firstLine)\n\(checkpoint.origin)\n\(moment)\n".utf8)
        text += Array("\(checkpoint.size) \(Base64.encode(checkpoint.root.bytes))\n".utf8)
        text.reserveCapacity(text.count + lines.reduce(256) { $0 + $1.end - $1.start + 1 })
        known.withUnsafeBytes { known in
            bytes.withUnsafeBytes { new in
                func path(_ line: Line) -> UnsafeRawBufferPointer {
                    UnsafeRawBufferPointer(rebasing: (line.isKnown ? known : new)[line.path..<line.end])
                }
                lines.sort { a, b in
                    let (a, b) = (path(a), path(b))
                    let order = memcmp(a.baseAddress!, b.baseAddress!, min(a.count, b.count))
                    return order == 0 ? a.count < b.count : order < 0
                }
                for line in lines { text.append(contentsOf: (line.isKnown ? known : new)[line.start...line.end]) }
            }
        }
        SignedNote.sign(&text, by: key)
        return text
    }
}
