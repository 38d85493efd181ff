import CLinux
import Disclosures
import Glibc

extension Deployment {
    func deploy(toFolder path: String) throws(LedgerError) {
        let there = Release(site: path)
        do throws(ReleaseError) {
            try Release.makeFolder(path + "/releases")
        } catch {
            throw LedgerError("\(error)")
        }
        let lock = try PublishLock.take(path + "/.lock", making: true)
        defer { withExtendedLifetime(lock) {} }
        let current = path + "/current"
        try check(try LedgerFolder.content(current + "/ledger/checkpoint"), at: path)
        let target = "\(path)/releases/\(name)"
        // A folder of this name was renamed when it was whole.
        if access(target, F_OK) != 0 {
            let draft = "\(path)/releases/.incoming"
            FolderRemoval.remove(draft)
            do throws(LedgerError) {
                try copy("", to: draft, like: current)
                try sync(draft)
            } catch {
                FolderRemoval.remove(draft)
                throw error
            }
            guard rename(draft, target) == 0 else { throw LedgerError(target, String(cString: strerror(errno))) }
        }
        do throws(ReleaseError) {
            try there.show(name)
        } catch {
            throw LedgerError("\(error)")
        }
    }

    /// Copies a folder of the release. A file that is shown there already is linked.
    private func copy(_ folder: String, to draft: String, like current: String) throws(LedgerError) {
        guard mkdir(draft + folder, 0o755) == 0 else {
            throw LedgerError(draft + folder, String(cString: strerror(errno)))
        }
        guard let entries = Disk.files.list(release + folder) else {
            throw LedgerError(release + folder, "it cannot be read")
        }
        for entry in entries {
            let path = "\(folder)/\(entry.name)"
            if entry.isFolder {
                try copy(path, to: draft, like: current)
                continue
            }
            guard let bytes = try LedgerFolder.content(release + path) else {
                throw LedgerError(release + path, "it is gone")
            }
            let known = try LedgerFolder.content(current + path)
            if known == bytes, link(current + path, draft + path) == 0 { continue }
            try write(bytes, to: draft + path)
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(LedgerError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw LedgerError(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard DurableFile.write(bytes, to: descriptor) else {
            throw LedgerError(path, String(cString: strerror(errno)))
        }
    }

    /// All that was written is on disk before it is shown.
    private func sync(_ path: String) throws(LedgerError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LedgerError(path, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        guard syncfs(descriptor) == 0 else { throw LedgerError(path, String(cString: strerror(errno))) }
    }
}
