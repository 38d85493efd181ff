import Glibc

/// The reports under a path, each with the accounts of its folder and the report of the year before.
struct ReportFolders {
    struct Entry {
        var report: String
        var accounts: String?
        var previous: String?
        var disclosure: String?
    }

    /// A file is itself; a folder is searched for `<year>/report.*`, as Content is laid out.
    static func entries(at path: String) -> [Entry] {
        guard isFolder(path) else { return [neighbours(of: path)] }
        var entries: [Entry] = []
        collect(path, depth: 0, &entries)
        return entries
    }

    private static func collect(_ folder: String, depth: Int, _ entries: inout [Entry]) {
        for name in names(in: folder) {
            let path = folder + "/" + name
            if isFolder(path) {
                if depth < 3 { collect(path, depth: depth + 1, &entries) }
            } else if isNamed(name, "report") || isNamed(name, "scores") {
                entries.append(neighbours(of: path))
            }
        }
    }

    /// In `<department>/<year>/` a report has company; anywhere else it stands alone.
    private static func neighbours(of path: String) -> Entry {
        var entry = Entry(report: path)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, isNamed(String(name), "report") else { return entry }
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        entry.accounts = file(named: "accounts", in: folder)
        entry.disclosure = file(named: "disclosure", in: folder)
        if parts.count > 1, let year = Int(parts[parts.count - 2]) {
            let above = parts.dropLast(2).joined(separator: "/")
            entry.previous = file(named: "report", in: (above.isEmpty ? "." : above) + "/\(year - 1)")
        }
        return entry
    }

    private static func file(named stem: String, in folder: String) -> String? {
        names(in: folder).first { isNamed($0, stem) }.map { folder + "/" + $0 }
    }

    /// `report.txt`, not `report.r1.txt`.
    private static func isNamed(_ name: String, _ stem: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count == 2 && parts[0] == stem
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
