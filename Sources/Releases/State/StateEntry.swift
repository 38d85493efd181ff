import Figures
import Pages

/// What is remembered of one bundle, read where it stands.
///
///     checksum, lengths of the sections: 8 + 6 × 4 bytes
///     files       fingerprint, size, path, 0
///     links       pages that it leads to; places on pages that it leads to
///     parts       its name, what it was made from
///     department  what staff wrote of a department
///     body        what the build wants back
///     pages       how its pages were filled
struct StateEntry {
    enum Section: Int, CaseIterable { case files, links, parts, department, body, pages }

    static let headSize = 8 + 4 * Section.allCases.count

    let bytes: UnsafeRawBufferPointer
    private var starts: [Int] = []

    /// Nil where the bytes are not those that were written, unless that is known already.
    init?(_ bytes: UnsafeRawBufferPointer, isSound: Bool) {
        guard bytes.count >= StateEntry.headSize else { return nil }
        self.bytes = bytes
        let checksum = bytes.loadUnaligned(as: UInt64.self).littleEndian
        guard isSound || checksum == Fingerprint(UnsafeRawBufferPointer(rebasing: bytes[8...])).value else {
            return nil
        }
        var at = StateEntry.headSize
        for section in Section.allCases {
            starts.append(at)
            at += Int(bytes.loadUnaligned(fromByteOffset: 8 + 4 * section.rawValue, as: UInt32.self).littleEndian)
        }
        starts.append(at)
        guard at == bytes.count else { return nil }
    }

    subscript(section: Section) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[starts[section.rawValue]..<starts[section.rawValue + 1]])
    }

    /// A file of the bundle. The path ends with a zero byte, as the system wants it.
    struct File {
        var fingerprint: Fingerprint
        var count: Int
        var path: UnsafePointer<CChar>
        var pathCount: Int

        /// The path of the folder that it stands in.
        var folder: UnsafeRawBufferPointer {
            let path = UnsafeRawBufferPointer(start: self.path, count: pathCount)
            return UnsafeRawBufferPointer(rebasing: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
        }

        /// The name that it has there.
        var name: UnsafePointer<CChar> {
            let folder = self.folder.count
            return folder == 0 ? path : path + folder + 1
        }
    }

    /// Calls `body` for each file, until it gives false.
    func forEachFile(_ body: (File) -> Bool) {
        let section = self[.files]
        guard let base = section.baseAddress else { return }
        var at = 0
        while at + 17 <= section.count {
            let fingerprint = section.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
            let count = section.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self).littleEndian
            let start = at + 16
            var end = start
            while end < section.count, section[end] != 0 { end += 1 }
            guard end < section.count else { return }
            let path = (base + start).assumingMemoryBound(to: CChar.self)
            let file = File(
                fingerprint: Fingerprint(value: fingerprint), count: Int(count), path: path, pathCount: end - start)
            if !body(file) { return }
            at = end + 1
        }
    }

    /// The folders that its files stand in, each with the names of its files there; the top is called "".
    var folders: [(path: String, names: FolderSum)] {
        var folders: [(path: String, names: FolderSum)] = []
        var last: UnsafeRawBufferPointer?
        forEachFile { file in
            let parent = file.folder
            if last?.elementsEqual(parent) != true {
                folders.append((String(decoding: parent, as: UTF8.self), FolderSum()))
                last = parent
            }
            let start = file.name - file.path
            folders[folders.count - 1].names.add(
                UnsafeRawBufferPointer(start: file.name, count: file.pathCount - start))
            return true
        }
        return folders
    }

    /// Calls `body` for each link to another bundle: the page, and the place on it or 0.
    func forEachLink(_ body: (_ page: UInt64, _ anchor: UInt64) -> Void) {
        let section = self[.links]
        var at = 0
        while at + 16 <= section.count {
            body(
                section.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian,
                section.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self).littleEndian)
            at += 16
        }
    }

    var parts: (name: String, parts: [Inputs.Part])? {
        var packing = Packing(reading: self[.parts])
        var (name, parts): (String, [Inputs.Part]) = ("", [])
        packing.take(&name)
        packing.take(&parts)
        return packing.isWhole ? (name, parts) : nil
    }
}
