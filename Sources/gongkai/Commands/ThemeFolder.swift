import Disclosures
import Glibc
import Pages
import Rendering

/// The theme on disk: the one asked for, else `./Theme`, else the one installed beside the tool.
enum ThemeFolder {
    static func locate(_ asked: String?, disk: Disk = .files) -> String? {
        if let asked { return asked }
        return ["Theme", installed].first { disk.list($0)?.contains { $0.name == "home.html" } ?? false }
    }

    /// `<prefix>/bin/gongkai` has its theme in `<prefix>/share/gongkai/Theme`.
    private static var installed: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard count > 0 else { return "" }
        let tool = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return tool.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
            + "/share/gongkai/Theme"
    }

    /// Its files; names are as in messages.
    static func read(_ folder: String, disk: Disk = .files) -> (
        files: [(name: String, bytes: [UInt8])], faults: [String]
    ) {
        var files: [(name: String, bytes: [UInt8])] = []
        var faults: [String] = []
        guard let entries = disk.list(folder) else { return ([], ["\(folder): error: there is no such folder"]) }
        for entry in entries where !entry.isFolder {
            do throws(DiskError) {
                files.append((entry.name, try disk.read(folder + "/" + entry.name)))
            } catch {
                faults.append("\(folder)/\(entry.name): error: \(error.reason)")
            }
        }
        return (files, faults)
    }
}
