import Glibc

extension Disk {
    /// The stamp of a real folder; nil where it cannot be looked at.
    static func stampFolder(_ path: String) -> FolderStamp? {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var stamp = FolderStamp(key: 0, newest: 0)
        return addEntries(of: descriptor, depth: 0, to: &stamp) ? stamp : nil
    }

    /// Takes the descriptor, and closes it. Entries are added up, so that their order does not matter.
    private static func addEntries(of descriptor: Int32, depth: UInt64, to stamp: inout FolderStamp) -> Bool {
        defer { close(descriptor) }
        return FolderEntries.forEach(in: descriptor) { entry in
            entry.name.pointee == CChar(UInt8(ascii: ".")) || add(entry.name, descriptor, depth, to: &stamp)
        }
    }

    private static func add(
        _ name: UnsafePointer<CChar>, _ folder: Int32, _ depth: UInt64, to stamp: inout FolderStamp
    ) -> Bool {
        var status = stat()
        guard fstatat(folder, name, &status, 0) == 0 else { return false }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ depth
        var at = name
        while at.pointee != 0 {
            hash = (hash ^ UInt64(UInt8(bitPattern: at.pointee))) &* 0x100_0000_01B3
            at += 1
        }
        hash = mix(hash, UInt64(status.st_mode))
        hash = mix(hash, UInt64(status.st_ino) ^ UInt64(status.st_dev) << 48)
        if !isFolder {
            // The time of the inode tells of changes that set the file's own time back.
            let changed = nanoseconds(status.st_ctim)
            let modified = nanoseconds(status.st_mtim)
            hash = mix(hash, UInt64(bitPattern: Int64(status.st_size)))
            hash = mix(hash, UInt64(bitPattern: Int64(changed)))
            hash = mix(hash, UInt64(bitPattern: Int64(modified)))
            stamp.newest = max(stamp.newest, changed, modified)
        }
        if isFolder, depth == 0 {
            let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            var below = FolderStamp(key: 0, newest: stamp.newest)
            guard inner >= 0, addEntries(of: inner, depth: 1, to: &below) else { return false }
            hash = mix(hash, below.key)
            stamp.newest = below.newest
        }
        stamp.key &+= mix(hash, 0x9E37_79B9_7F4A_7C15)
        return true
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }

    /// Both halves of a 128-bit product.
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: b ^ 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
