/// What reading Content asks of the world: files and folders, and nothing else.
public struct Disk: Sendable {
    public struct Entry: Sendable {
        public var name: String
        public var isFolder: Bool

        public init(name: String, isFolder: Bool) {
            self.name = name
            self.isFolder = isFolder
        }
    }

    /// The bytes of a file, or the system's words for why there are none.
    public var read: @Sendable (_ path: String) throws(DiskError) -> [UInt8]
    /// What stands in a folder; nil where there is none. Names that begin with a point are left out.
    public var list: @Sendable (_ path: String) -> [Entry]?
    /// The stamp of a folder; nil where there is none, or where the disk has no clock.
    public var stamp: @Sendable (_ path: String) -> FolderStamp?

    public init(
        read: @escaping @Sendable (_ path: String) throws(DiskError) -> [UInt8],
        list: @escaping @Sendable (_ path: String) -> [Entry]?,
        stamp: @escaping @Sendable (_ path: String) -> FolderStamp? = { _ in nil }
    ) {
        self.read = read
        self.list = list
        self.stamp = stamp
    }
}

public struct DiskError: Error, Equatable, Sendable {
    /// In the system's own words.
    public var reason: String

    public init(_ reason: String) { self.reason = reason }
}
