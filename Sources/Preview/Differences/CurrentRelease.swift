import Disclosures
import Glibc

/// What is public now: the release that `Site/current` leads to.
struct CurrentRelease: Sendable {
    /// The name of its folder.
    let name: String
    private let folder: String

    /// Nil where nothing was published yet.
    init?(site: String) {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(site + "/current", &buffer, buffer.count - 1)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        folder = target.hasPrefix("/") ? target : site + "/" + target
        guard access(folder, R_OK) == 0 else { return nil }
        name = target.split(separator: "/").last.map(String.init) ?? target
    }

    /// `path` must be one that a page has or that ``paths()`` gave.
    func bytes(at path: String) -> [UInt8]? { try? Disk.files.read(folder + "/" + path) }

    /// All files, below the folder.
    func paths() -> [String] {
        var paths: [String] = []
        func add(_ inner: String) {
            for entry in Disk.files.list(folder + inner) ?? [] {
                let path = inner + "/" + entry.name
                if entry.isFolder { add(path) } else { paths.append(String(path.dropFirst())) }
            }
        }
        add("")
        return paths
    }
}
