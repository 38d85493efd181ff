/// What tells whether anything in a folder, or in the folders right below it, was touched: names, sizes, times, inodes.
public struct FolderStamp: Hashable, Sendable {
    public var key: UInt64
    /// When the last of the files was changed, in nanoseconds since 1970. A file that is changed twice within one tick of
    /// its clock shows it only once: who trusts a stamp must be sure that this tick was over.
    public var newest: Int

    public init(key: UInt64, newest: Int) {
        self.key = key
        self.newest = newest
    }
}
