import Disclosures
import Glibc
import Pages

/// What folders hold, as numbers: who cannot watch them compares these.
struct FolderPrints: Equatable {
    private var departments: [String: Fingerprint] = [:]
    private var site: Fingerprint
    private var pages: Fingerprint
    private var theme: Fingerprint

    init(content: String, theme: String) {
        let disk = Disk.files
        site = FolderPrints.print([content + "/site.yaml"])
        let entries = disk.list(content) ?? []
        pages = FolderPrints.print(
            entries.filter { !$0.isFolder && $0.name.hasSuffix(".md") }.map { content + "/" + $0.name })
        self.theme = FolderPrints.print((disk.list(theme) ?? []).map { theme + "/" + $0.name })
        for entry in entries where entry.isFolder {
            var files: [String] = []
            let folder = content + "/" + entry.name
            for inner in disk.list(folder) ?? [] {
                files.append(folder + "/" + inner.name)
                guard inner.isFolder else { continue }
                files += (disk.list(folder + "/" + inner.name) ?? []).map { "\(folder)/\(inner.name)/\($0.name)" }
            }
            departments[entry.name] = FolderPrints.print(files)
        }
    }

    func changes(since known: FolderPrints) -> Changes {
        var changes = Changes()
        changes.site = site != known.site
        changes.pages = pages != known.pages
        changes.theme = theme != known.theme
        for (slug, print) in departments where known.departments[slug] != print { changes.departments.insert(slug) }
        for slug in known.departments.keys where departments[slug] == nil { changes.departments.insert(slug) }
        return changes
    }

    private static func print(_ files: [String]) -> Fingerprint {
        var bytes: [UInt8] = []
        for file in files {
            var status = stat()
            guard stat(file, &status) == 0 else { continue }
            bytes.append(contentsOf: file.utf8)
            for number in [
                Int(status.st_ino), Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
            ] {
                withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
            }
        }
        return Fingerprint(bytes)
    }
}
