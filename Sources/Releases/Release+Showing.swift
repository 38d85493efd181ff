import Glibc

extension Release {
    /// The release that `current` shows.
    public var current: String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(site + "/current", &buffer, buffer.count)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return target.split(separator: "/").last.map(String.init)
    }

    /// Points `current` to a release, by one rename.
    public func show(_ name: String) throws(ReleaseError) {
        if current == name { return }
        let link = "\(site)/.current-\(getpid())"
        unlink(link)
        guard symlink("releases/\(name)", link) == 0 else { throw .system(link, String(cString: strerror(errno))) }
        guard rename(link, site + "/current") == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(link)
            throw .system(site + "/current", reason)
        }
    }

    /// The name of the release that `current` leads to.
    func shown() throws(LedgerError) -> String {
        guard let real = realpath(site + "/current", nil) else {
            throw LedgerError(site + "/current", "no release is shown here: publish first")
        }
        defer { free(real) }
        let path = String(cString: real)
        return String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
    }
}
