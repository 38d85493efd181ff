import Figures
import Pages

/// Puts the entry of a bundle together.
struct EntryWriter {
    private var files: [UInt8] = []
    private var links: [UInt8] = []
    private(set) var digest: [Fingerprint] = []
    private(set) var fileCount = 0
    private(set) var byteCount = 0

    mutating func removeAll() {
        files.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        digest.removeAll(keepingCapacity: true)
        fileCount = 0
        byteCount = 0
    }

    mutating func add(_ file: WrittenFile) {
        let path = Array(file.address.path.utf8)
        EntryWriter.append(file.fingerprint.value, to: &files)
        EntryWriter.append(UInt64(file.count), to: &files)
        files.append(contentsOf: path)
        files.append(0)
        digest.append(Fingerprint(path))
        digest.append(file.fingerprint)
        fileCount += 1
        byteCount += file.count
    }

    mutating func addLink(page: UInt64, anchor: UInt64) {
        EntryWriter.append(page, to: &links)
        EntryWriter.append(anchor, to: &links)
    }

    /// The whole entry.
    func entry(_ name: String, _ memo: BundleMemo, into entry: inout [UInt8]) {
        var parts = Packing()
        parts.put(name)
        parts.put(memo.parts)
        let start = entry.count
        EntryWriter.append(0, to: &entry)
        let sections = [files, links, parts.bytes, memo.department, memo.body, memo.pages]
        for section in sections {
            withUnsafeBytes(of: UInt32(section.count).littleEndian) { entry.append(contentsOf: $0) }
        }
        for section in sections { entry.append(contentsOf: section) }
        let checksum = entry.withUnsafeBytes { Fingerprint(UnsafeRawBufferPointer(rebasing: $0[(start + 8)...])) }
        withUnsafeBytes(of: checksum.value.littleEndian) { bytes in
            for (place, byte) in bytes.enumerated() { entry[start + place] = byte }
        }
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
