import Disclosures
import Glibc

/// The names in a folder.
enum FolderListing {
    static func names(_ path: String) -> [String] {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var names: [String] = []
        _ = FolderEntries.forEach(in: descriptor) { entry in
            names.append(String(cString: entry.name))
            return true
        }
        return names.sorted()
    }
}
