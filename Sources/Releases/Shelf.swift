import Disclosures
import Glibc
import Pages

/// Where one worker puts its pages: into the folder of the release, with a note of what was written and what it links to.
/// What did not change is linked from the release before.
final class Shelf: PageOutput {
    private var draft: DraftFolder
    private let before: ReleaseBefore?
    private let linker: Linker?
    private let attic: Attic?
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
    private var notes = LinkNotes()
    private var noted = 0
    private var entry = EntryWriter()
    private var own: Set<UInt64> = []

    /// The files of the same bundle in the release before, by the numbers of their addresses; nil until one is asked for.
    private var known: [UInt64: StateEntry.File]?

    /// Entries that are not in the attic yet, and their rows, which count from the first of them.
    private var pending: [UInt8] = []
    private var pendingRows: [StateRow] = []
    private static let mostPending = 1 << 16

    /// What stays is left to `linker`, which takes it from `before`. What is to be remembered of the rest goes to `attic`;
    /// what need not be is put aside in `scratch`.
    init(
        folder: String, before: ReleaseBefore? = nil, linker: Linker? = nil, attic: Attic? = nil, scratch: Attic
    ) {
        links = CrossLinks(in: scratch)
        draft = DraftFolder(folder)
        self.before = before
        self.linker = linker
        self.attic = attic
    }

    // MARK: Bundles

    func begin(bundle name: String) {
        bundle = name
        known = nil
    }

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
        let start = pending.count
        if attic != nil { entry.entry(bundle, memo, into: &pending) }
        pendingRows.append(
            StateRow(
                name: Fingerprint(Array(bundle.utf8)), inputs: memo.inputs, digest: Fingerprint(all: entry.digest),
                stamp: memo.stamp?.key ?? 0, newest: memo.stamp?.newest ?? 0, offset: start,
                length: pending.count - start, files: entry.fileCount, bytes: entry.byteCount))
        files.removeAll(keepingCapacity: true)
        notes.removeAll()
        noted = 0
        entry.removeAll()
        if pending.count > Shelf.mostPending { flush() }
    }

    func keep(_ bundle: KnownBundle, stamp: FolderStamp?) {
        guard let before, let linker, !isMismatch else { return }
        var row = before.state.row(bundle.place)
        guard let entry = before.state.entry(bundle.place) else {
            isMismatch = true
            return
        }
        linker.add(entry)
        if let stamp {
            row.stamp = stamp.key
            row.newest = stamp.newest
        }
        rows.append(row)
        kept.append(bundle.place)
    }

    func remake(
        _ name: String, from bundle: KnownBundle, wanted: (_ path: String) -> Bool,
        _ body: (_ path: String, _ bytes: [UInt8]) -> Bool
    ) {
        begin(bundle: name)
        guard let before, !isMismatch, let entry = before.state.entry(bundle.place) else {
            isMismatch = true
            return
        }
        entry.forEachFile { file in
            let path = String(cString: file.path)
            if wanted(path) {
                guard let bytes = DraftFolder.read(file, from: before), body(path, bytes) else {
                    isMismatch = true
                    return false
                }
                return failures.isEmpty
            }
            files.append(WrittenFile(address: Address(path), fingerprint: file.fingerprint, count: file.count))
            switch draft.take(file, from: before) {
            case .done: break
            case .taken: doubles.append(Address(path))
            case .missing, .unlinkable: isMismatch = true
            case .failed(let error): failures.append(error)
            }
            return failures.isEmpty && !isMismatch
        }
    }

    /// Puts the entries at hand into the attic.
    func flush() {
        let start = attic?.append(pending) ?? 0
        for var row in pendingRows {
            row.offset += start
            rows.append(row)
        }
        pendingRows.removeAll(keepingCapacity: true)
        pending.removeAll(keepingCapacity: true)
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
        guard failures.isEmpty else { return false }
        let file = WrittenFile(
            address: address, fingerprint: bytes.withUnsafeBytes { Fingerprint($0) }, count: bytes.count)
        if !link(file) {
            switch draft.create(bytes, at: address) {
            case .done: writtenCount += 1
            case .taken:
                doubles.append(address)
                return false
            case .failed(let error):
                failures.append(error)
                return false
            case .missing, .unlinkable: return false
            }
        }
        files.append(file)
        return true
    }

    /// A bundle that is made anew may have files that come out as they were: true where such a file was linked.
    private func link(_ file: WrittenFile) -> Bool {
        guard let before else { return false }
        if known == nil {
            var files: [UInt64: StateEntry.File] = [:]
            if let place = before.state.place(of: bundle) {
                before.state.entry(place)?.forEachFile { file in
                    files[LinkNotes.hash(file)] = file
                    return true
                }
            }
            known = files
        }
        guard let old = known?[LinkNotes.hash(file.address.path)], old.fingerprint == file.fingerprint,
            old.count == file.count, String(cString: old.path) == file.address.path,
            case .done = draft.link(old, from: before)
        else { return false }
        return true
    }
}

struct WrittenFile: Sendable {
    var address: Address
    var fingerprint: Fingerprint
    var count: Int
}
