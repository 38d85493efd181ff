import Disclosures
import Glibc
import Pages

/// The files of a folder, added up: in which order they are listed does not matter.
struct FolderSum: Equatable {
    private(set) var count = 0
    /// Of the names.
    private(set) var names: UInt64 = 0
    /// Of the names, each with the number of the file that it names.
    private(set) var files: UInt64 = 0

    /// What the system says of a folder below `root`; nil where it cannot be read, holds anything but files, or more than
    /// `most` of them.
    init?(_ folder: String, below root: Int32, most: Int) {
        let descriptor = openat(root, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let isWhole = FolderEntries.forEach(in: descriptor) { entry in
            add(UnsafeRawBufferPointer(start: entry.name, count: strlen(entry.name)), number: entry.number)
            return entry.kind == .file && count <= most
        }
        if !isWhole { return nil }
    }

    init() {}

    mutating func add(_ name: UnsafeRawBufferPointer, number: UInt64 = 0) {
        let name = Fingerprint(name)
        count += 1
        names &+= name.value
        files &+= name.with(number).value
    }

    /// Whether these are the names, whatever they name.
    func isOf(_ names: FolderSum) -> Bool { count == names.count && self.names == names.names }

    static func += (sum: inout FolderSum, more: FolderSum) {
        sum.count += more.count
        sum.names &+= more.names
        sum.files &+= more.files
    }
}
