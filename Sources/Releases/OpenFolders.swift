import Glibc

/// One folder, open in the release before and in the one that is being made: the system then has to find only a name in it.
final class OpenFolders {
    let old: Int32
    let new: Int32
    private let folder: [UInt8]

    /// Nil where one of the two cannot be opened; `errno` says why.
    init?(_ folder: String, _ before: ReleaseBefore) {
        let path = folder.isEmpty ? "." : folder
        let old = openat(before.oldRoot, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard old >= 0 else { return nil }
        let new = openat(before.newRoot, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard new >= 0 else {
            let reason = errno
            close(old)
            errno = reason
            return nil
        }
        (self.old, self.new, self.folder) = (old, new, Array(folder.utf8))
    }

    deinit {
        close(old)
        close(new)
    }

    func holds(_ file: StateEntry.File) -> Bool { file.folder.elementsEqual(folder) }
}
