import Disclosures
import Glibc

/// Lists the files of a release that nobody sees yet, with their digests.
///
/// What is the very file that the shown release has at the same path is not read again.
struct ReleaseFiles {
    private let folder: String
    private let shown: ShownFiles?
    private var lines: ManifestLines
    /// Those that were met and not looked into yet.
    private var folders: [String] = []
    private var failure: LedgerError?
    private var altered: String?
    /// The file at hand: no more than its length is of it.
    private var content: [UInt8] = []
    private var path: [UInt8] = []

    private init(_ folder: String, _ shown: ShownFiles?) {
        self.folder = folder
        self.shown = shown
        lines = ManifestLines(since: shown?.text ?? [])
    }

    enum List {
        case files(ManifestLines)
        /// A published file has another size than was signed: nothing of that release is to be taken over.
        case altered(String)
    }

    static func list(_ folder: String, since shown: ShownFiles?) throws(LedgerError) -> List {
        var all = ReleaseFiles(folder, shown)
        all.folders = [""]
        // One level after the other.
        while !all.folders.isEmpty {
            let level = all.folders
            all.folders = []
            Workers().run(
                level.count, batch: 1, start: { ReleaseFiles(folder, shown) }, finish: { all.add($0) },
                body: { index, files in files.add(level[index]) })
        }
        if let failure = all.failure { throw failure }
        return all.altered.map { .altered($0) } ?? .files(all.lines)
    }

    private mutating func add(_ other: ReleaseFiles) {
        lines.add(other.lines)
        folders += other.folders
        failure = failure ?? other.failure
        altered = altered ?? other.altered
    }

    /// The files of one folder, not of those below.
    private mutating func add(_ inner: String) {
        let new = open("\(folder)/\(inner)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard new >= 0, let stream = fdopendir(new) else { return fail(inner) }
        defer { closedir(stream) }
        let old = shown.map { open("\($0.folder)/\(inner)", O_RDONLY | O_DIRECTORY | O_CLOEXEC) } ?? -1
        defer { if old >= 0 { close(old) } }
        path = Array(inner.utf8)
        let start = path.count
        while let entry = readdir(stream) {
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
                    if name.pointee == CChar(UInt8(ascii: ".")) { return }
                    path.removeSubrange(start...)
                    path.append(contentsOf: UnsafeRawBufferPointer(start: name, count: strlen(name)))
                    add(name, new, old)
                }
            }
        }
    }

    private mutating func add(_ name: UnsafePointer<CChar>, _ new: Int32, _ old: Int32) {
        var status = stat()
        guard fstatat(new, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return fail(name) }
        if status.st_mode & S_IFMT == S_IFDIR {
            folders.append(String(decoding: path, as: UTF8.self) + "/")
            return
        }
        if old >= 0, let listed = shown(status, name, old) {
            if listed.size == status.st_size {
                lines.add(known: listed.line, path: listed.path)
            } else {
                altered = altered ?? String(decoding: path, as: UTF8.self)
            }
            return
        }
        guard let count = read(name, new) else { return fail(name) }
        let digest = content.withUnsafeBytes { Hash(of: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        path.withUnsafeBytes { lines.add($0, digest, size: count) }
    }

    /// What was signed of the file, where it is the same one.
    private func shown(_ status: stat, _ name: UnsafePointer<CChar>, _ old: Int32) -> ShownFiles.Listed? {
        var known = stat()
        guard status.st_nlink > 1, fstatat(old, name, &known, AT_SYMLINK_NOFOLLOW) == 0,
            known.st_ino == status.st_ino, known.st_dev == status.st_dev
        else { return nil }
        return path.withUnsafeBytes { shown?.listed($0) }
    }

    /// Reads a file into `content`; gives how long it is, or nil with `errno`.
    private mutating func read(_ name: UnsafePointer<CChar>, _ folder: Int32) -> Int? {
        let descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let size = Int(status.st_size)
        if content.count < size { content = [UInt8](repeating: 0, count: max(size, 2 * content.count)) }
        var count = 0
        while count < size {
            let got = content.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + count, size - count) }
            if got < 0, errno == EINTR { continue }
            if got < 0 { return nil }
            if got == 0 { break }
            count += got
        }
        return count
    }

    private mutating func fail(_ name: UnsafePointer<CChar>) { fail(String(decoding: path, as: UTF8.self)) }

    private mutating func fail(_ path: String) {
        failure = failure ?? LedgerError("\(folder)/\(path)", String(cString: strerror(errno)))
    }
}
