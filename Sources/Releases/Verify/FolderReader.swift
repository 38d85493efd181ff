import Disclosures
import Glibc

/// A site in a folder: a release, or a Site folder with its `current`.
final class FolderReader: PublicReader {
    private let folder: String

    init(_ path: String) {
        let current = path + "/current"
        // The release itself: the link may be switched while it is read.
        if let real = realpath(current, nil) ?? realpath(path, nil) {
            folder = String(cString: real)
            free(real)
        } else {
            folder = path
        }
    }

    func read(_ path: String) throws(ReadFailure) -> [UInt8]? {
        do throws(LedgerError) {
            return try LedgerFolder.content("\(folder)/\(path)")
        } catch {
            throw ReadFailure(reason: error.description)
        }
    }

    func list() -> [String]? {
        var paths: [String] = []
        func walk(_ path: String) {
            for entry in Disk.files.list(path.isEmpty ? folder : "\(folder)/\(path)") ?? [] {
                let inner = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
                if entry.isFolder { walk(inner) } else { paths.append(inner) }
            }
        }
        walk("")
        return paths
    }
}
