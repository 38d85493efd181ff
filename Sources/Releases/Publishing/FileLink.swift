import Glibc

/// A second name for a file, with the folders it stands in; a copy where the disk has no second names.
enum FileLink {
    static func link(_ file: String, to place: String) throws(LedgerError) {
        if Glibc.link(file, place) == 0 { return }
        if errno == ENOENT, let slash = place.lastIndex(of: "/") {
            do throws(ReleaseError) {
                try Release.makeFolder(String(place[..<slash]))
            } catch {
                throw LedgerError("\(error)")
            }
            if Glibc.link(file, place) == 0 { return }
        }
        guard errno == EXDEV || errno == EPERM || errno == EMLINK || errno == ENOTSUP else {
            throw LedgerError(place, String(cString: strerror(errno)))
        }
        guard let bytes = try LedgerFolder.content(file) else { throw LedgerError(file, "it is gone") }
        try DurableFile.write(bytes, to: place)
    }
}
