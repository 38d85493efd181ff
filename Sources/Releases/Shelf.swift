import Disclosures
import Glibc
import Pages
import Synchronization

/// Where one worker puts its pages: into the folder of the release, with a note of what was written and what it links to.
/// What did not change is linked from the release before.
final class Shelf: PageOutput {
    private let folder: String
    private let before: Before?
    private let writer: StateWriter?
    private var madeFolders: Set<String> = []
    private(set) var failures: [ReleaseError] = []
    /// Addresses that were written twice.
    private(set) var doubles: [Address] = []
    private(set) var links: CrossLinks
    private(set) var rows: [StateRow] = []
    /// The rows of bundles that stay.
    private(set) var kept: [Int] = []
    /// The release before is not what its state says.
    private(set) var isMismatch = false
    /// Files that were written, not linked.
    private(set) var writtenCount = 0

    // The bundle at hand.
    private var bundle = ""
    private var files: [WrittenFile] = []
    /// How many of them were linked.
    private var linkedCount = 0
    private var notes = LinkNotes()
    private var noted = 0
    private var entry = EntryWriter()
    private var own: Set<UInt64> = []

    /// Entries that are not in the state file yet; their rows are the last ones, and count from the first of them.
    private var pending: [UInt8] = []
    private var pendingRows = 0
    private static let mostPending = 1 << 16

    /// The release before, open.
    struct Before: Sendable {
        var state: StateFile
        var folder: String
        var oldRoot: Int32
        var newRoot: Int32
    }

    /// What need not be remembered is put aside in `attic`.
    init(folder: String, attic: Attic, before: Before? = nil, writer: StateWriter? = nil) {
        links = CrossLinks(in: attic)
        self.folder = folder
        self.before = before
        self.writer = writer
    }

    // MARK: Bundles

    func begin(bundle name: String) { bundle = name }

    func end(_ memo: BundleMemo) {
        own.removeAll(keepingCapacity: true)
        for file in files {
            let address = LinkNotes.hash(file.address.path)
            own.insert(address)
            links.add(address: address)
            entry.add(file)
        }
        let anchors = Set(notes.anchors)
        for target in notes.targets {
            let link = BrokenLink(page: files[target.from].address.path, target: target.words)
            if !own.contains(target.page) {
                entry.addLink(page: target.page, anchor: target.anchor)
                links.add(page: target.page, anchor: target.anchor, link)
            } else if target.anchor != 0, !anchors.contains(target.anchor) {
                links.add(fault: link)
            }
        }
        for fault in notes.faults { links.add(fault: fault) }
        writtenCount += files.count - linkedCount
        let start = pending.count
        if writer != nil { entry.entry(bundle, memo, into: &pending) }
        rows.append(
            StateRow(
                name: Fingerprint(Array(bundle.utf8)), inputs: memo.inputs, digest: Fingerprint(all: entry.digest),
                stamp: memo.stamp?.key ?? 0, newest: memo.stamp?.newest ?? 0, offset: start,
                length: pending.count - start, files: entry.fileCount, bytes: entry.byteCount))
        files.removeAll(keepingCapacity: true)
        linkedCount = 0
        notes.removeAll()
        noted = 0
        entry.removeAll()
        if pending.count > Shelf.mostPending { flush() }
    }

    func keep(_ bundle: KnownBundle, stamp: FolderStamp?) {
        guard let before, !isMismatch else { return }
        var row = before.state.row(bundle.place)
        guard let entry = before.state.entry(row) else {
            isMismatch = true
            return
        }
        entry.forEachFile { link($0, before) }
        if let stamp {
            row.stamp = stamp.key
            row.newest = stamp.newest
        }
        row.offset = pending.count
        if writer != nil { pending.append(contentsOf: entry.bytes) }
        rows.append(row)
        kept.append(bundle.place)
        if pending.count > Shelf.mostPending { flush() }
    }

    func remake(
        _ name: String, from bundle: KnownBundle, wanted: (_ path: String) -> Bool,
        _ body: (_ path: String, _ bytes: [UInt8]) -> Bool
    ) {
        begin(bundle: name)
        guard let before, !isMismatch, let entry = before.state.entry(before.state.row(bundle.place)) else {
            isMismatch = true
            return
        }
        entry.forEachFile { file in
            let path = String(cString: file.path)
            if wanted(path) {
                guard let bytes = read(file, before), body(path, bytes) else {
                    isMismatch = true
                    return false
                }
                return failures.isEmpty
            }
            files.append(WrittenFile(address: Address(path), fingerprint: file.fingerprint, count: file.count))
            linkedCount += 1
            return link(file, before)
        }
    }

    /// Writes the entries at hand into the state file.
    func flush() {
        guard let writer else { return }
        let start = writer.append(pending)
        for row in pendingRows..<rows.count { rows[row].offset += start }
        pendingRows = rows.count
        pending.removeAll(keepingCapacity: true)
    }

    private func link(_ file: StateEntry.File, _ before: Before) -> Bool {
        var result = linkat(before.oldRoot, file.path, before.newRoot, file.path, 0)
        if result != 0, errno == ENOENT {
            makeFolders(for: Address(String(cString: file.path)))
            result = linkat(before.oldRoot, file.path, before.newRoot, file.path, 0)
        }
        if result == 0 { return true }
        let path = String(cString: file.path)
        switch errno {
        case EEXIST: doubles.append(Address(path))
        case ENOENT: isMismatch = true
        // As many links as the file system allows, or none at all: the file is written again.
        case EMLINK, EPERM, EXDEV, ENOTSUP:
            if !copy(file, before) { isMismatch = true }
        default: failures.append(.system(folder + "/" + path, String(cString: strerror(errno))))
        }
        return failures.isEmpty && !isMismatch
    }

    /// Writes a file again that cannot be linked.
    private func copy(_ file: StateEntry.File, _ before: Before) -> Bool {
        guard let bytes = read(file, before) else { return false }
        return create(bytes, Address(String(cString: file.path)))
    }

    /// The bytes of a file of the release before; nil where they are not what was written.
    private func read(_ file: StateEntry.File, _ before: Before) -> [UInt8]? {
        let source = openat(before.oldRoot, file.path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { return nil }
        defer { close(source) }
        var bytes = [UInt8](repeating: 0, count: file.count)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(source, $0.baseAddress! + count, file.count - count) }
            if got < 0, errno == EINTR { continue }
            if got <= 0 { return nil }
            count += got
        }
        return Fingerprint(bytes) == file.fingerprint ? bytes : nil
    }

    // MARK: Files

    func write(page bytes: borrowing [UInt8], at address: Address) {
        let page = files.count
        guard write(bytes, address) else { return }
        notes.note(bytes, at: address, page: page)
        links.add(page: LinkNotes.hash(address.path), anchors: notes.anchors[noted...])
        noted = notes.anchors.count
    }

    func write(file bytes: borrowing [UInt8], at address: Address) {
        _ = write(bytes, address)
    }

    private func write(_ bytes: borrowing [UInt8], _ address: Address) -> Bool {
        guard failures.isEmpty, create(bytes, address) else { return false }
        let fingerprint = bytes.withUnsafeBytes { Fingerprint($0) }
        files.append(WrittenFile(address: address, fingerprint: fingerprint, count: bytes.count))
        return true
    }

    /// False where it could not be written, with a note of why.
    private func create(_ bytes: borrowing [UInt8], _ address: Address) -> Bool {
        let path = folder + "/" + address.path
        var descriptor = Shelf.create(path)
        if descriptor < 0, errno == ENOENT {
            makeFolders(for: address)
            descriptor = Shelf.create(path)
        }
        guard descriptor >= 0 else {
            if errno == EEXIST {
                doubles.append(address)
            } else {
                failures.append(.system(path, String(cString: strerror(errno))))
            }
            return false
        }
        defer { close(descriptor) }
        var start = 0
        let count = bytes.count
        let isWhole = bytes.withUnsafeBytes { buffer in
            while start < count {
                let written = Glibc.write(descriptor, buffer.baseAddress! + start, count - start)
                if written < 0, errno == EINTR { continue }
                if written <= 0 { return false }
                start += written
            }
            return true
        }
        if !isWhole { failures.append(.system(path, String(cString: strerror(errno)))) }
        return isWhole
    }

    /// Nobody may write into a published file: releases share it.
    private static func create(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444) }

    private func makeFolders(for address: Address) {
        let parts = address.path.split(separator: "/").dropLast()
        var path = folder
        for part in parts {
            path += "/" + part
            if madeFolders.insert(path).inserted { mkdir(path, 0o755) }
        }
    }
}

struct WrittenFile: Sendable {
    var address: Address
    var fingerprint: Fingerprint
    var count: Int
}
