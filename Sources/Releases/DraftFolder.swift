import Disclosures
import Glibc
import Pages

/// The folder that a release is written into, as one thread sees it.
struct DraftFolder {
    private let path: String
    private var made: Set<String> = []
    /// Where the last file was linked: the next one is mostly beside it.
    private var opened: OpenFolders?

    init(_ path: String) { self.path = path }

    /// What came of putting a file into the folder.
    enum Placing {
        case done
        /// Something has this address already.
        case taken
        /// The release before does not have the file.
        case missing
        /// There are as many links as the file system allows, or it knows none at all.
        case unlinkable
        case failed(ReleaseError)
    }

    mutating func create(_ bytes: borrowing [UInt8], at address: Address) -> Placing {
        let file = path + "/" + address.path
        var descriptor = DraftFolder.create(file)
        if descriptor < 0, errno == ENOENT {
            makeFolders(for: address)
            descriptor = DraftFolder.create(file)
        }
        guard descriptor >= 0 else {
            return errno == EEXIST ? .taken : .failed(.system(file, String(cString: strerror(errno))))
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
        return isWhole ? .done : .failed(.system(file, String(cString: strerror(errno))))
    }

    /// Takes a file over from the release before.
    mutating func link(_ file: StateEntry.File, from before: ReleaseBefore) -> Placing {
        if opened?.holds(file) != true { opened = folders(of: file, in: before) }
        if let opened, linkat(opened.old, file.name, opened.new, file.name, 0) == 0 { return .done }
        switch errno {
        case EEXIST: return .taken
        case ENOENT: return .missing
        case EMLINK, EPERM, EXDEV, ENOTSUP: return .unlinkable
        default:
            return .failed(.system(path + "/" + String(cString: file.path), String(cString: strerror(errno))))
        }
    }

    /// The folder of this file in both releases, made where it is not there yet.
    private mutating func folders(of file: StateEntry.File, in before: ReleaseBefore) -> OpenFolders? {
        let folder = String(decoding: file.folder, as: UTF8.self)
        if let both = OpenFolders(folder, before) { return both }
        guard errno == ENOENT else { return nil }
        makeFolders(for: Address(String(cString: file.path)))
        return OpenFolders(folder, before)
    }

    /// The same, where links cannot be made too.
    mutating func take(_ file: StateEntry.File, from before: ReleaseBefore) -> Placing {
        let placing = link(file, from: before)
        guard case .unlinkable = placing else { return placing }
        guard let bytes = DraftFolder.read(file, from: before) else { return .missing }
        return create(bytes, at: Address(String(cString: file.path)))
    }

    /// Takes a whole folder from an old release. False where it cannot be had, or where something stands there already.
    mutating func move(_ folder: String, from root: Int32, to newRoot: Int32) -> Bool {
        if renameat(root, folder, newRoot, folder) == 0 { return true }
        guard errno == ENOENT else { return false }
        makeFolders(for: Address(folder))
        return renameat(root, folder, newRoot, folder) == 0
    }

    /// The bytes of a file of the release before; nil where they are not what was written.
    static func read(_ file: StateEntry.File, from before: ReleaseBefore) -> [UInt8]? {
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

    /// Nobody may write into a published file: releases share it.
    private static func create(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444) }

    private mutating func makeFolders(for address: Address) {
        let parts = address.path.split(separator: "/").dropLast()
        var folder = path
        for part in parts {
            folder += "/" + part
            if made.insert(folder).inserted { mkdir(folder, 0o755) }
        }
    }
}
