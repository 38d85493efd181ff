import Disclosures

extension Disk {
    /// A disk that holds the given files and no others.
    static func memory(_ files: [String: String]) -> Disk {
        var bytes: [String: [UInt8]] = [:]
        var folders: [String: [String: Bool]] = [:]
        for (path, text) in files {
            bytes[path] = Array(text.utf8)
            let parts = path.split(separator: "/").map(String.init)
            for depth in 1..<max(parts.count, 1) {
                let folder = parts[..<depth].joined(separator: "/")
                folders[folder, default: [:]][parts[depth]] = depth < parts.count - 1
            }
        }
        let (known, tree) = (bytes, folders)
        return Disk(
            read: { path throws(DiskError) in
                guard let found = known[path] else { throw DiskError("No such file or directory") }
                return found
            },
            list: { path in
                tree[path].map { $0.sorted { $0.key < $1.key }.map { Disk.Entry(name: $0.key, isFolder: $0.value) } }
            })
    }
}
