import Disclosures
import Synchronization

/// Remembers which files were read, and what they were.
final class ReadLog: Sendable {
    private let read = Mutex<[Inputs.Part]>([])

    /// The same disk, with every reading noted.
    func watching(_ disk: Disk) -> Disk {
        var watched = disk
        watched.read = { [self] path throws(DiskError) in
            do throws(DiskError) {
                let bytes = try disk.read(path)
                note(path, Fingerprint(bytes))
                return bytes
            } catch {
                note(path, ReadLog.unreadable)
                throw error
            }
        }
        return watched
    }

    private func note(_ path: String, _ fingerprint: Fingerprint) {
        read.withLock { read in
            if !read.contains(where: { $0.name == path }) {
                read.append(Inputs.Part(name: path, fingerprint: fingerprint))
            }
        }
    }

    /// Each file once, in the order of reading.
    var files: [Inputs.Part] { read.withLock { $0 } }

    /// Stands for a file that cannot be read.
    static let unreadable = Fingerprint(value: 0)

    /// Whether files are still what they were.
    static func areSame(_ files: [Inputs.Part], on disk: Disk) -> Bool {
        files.allSatisfy { file in
            let now = (try? disk.read(file.name)).map { Fingerprint($0) } ?? unreadable
            return now == file.fingerprint
        }
    }
}
