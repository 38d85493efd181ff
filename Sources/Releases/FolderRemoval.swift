import Disclosures
import Glibc

/// Takes a folder away with all that is in it. Links are not followed.
enum FolderRemoval {
    static func remove(_ path: String) { remove(path, below: AT_FDCWD) }

    private static func remove(_ name: String, below folder: Int32) {
        let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            unlinkat(folder, name, 0)
            return
        }
        var inner: [String] = []
        _ = FolderEntries.forEach(in: descriptor) { entry in
            // What cannot be unlinked is a folder, or stays.
            if entry.kind == .folder || unlinkat(descriptor, entry.name, 0) != 0 {
                inner.append(String(cString: entry.name))
            }
            return true
        }
        for name in inner { remove(name, below: descriptor) }
        close(descriptor)
        unlinkat(folder, name, AT_REMOVEDIR)
    }
}
