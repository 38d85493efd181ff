import CLinux
import Glibc

/// What stands in a folder, as the system lists it. A stream would cost a large buffer and three calls more, and most
/// folders are small.
public enum FolderEntries {
    public struct Entry {
        /// Ends with a zero byte; gone when the next entry comes.
        public var name: UnsafePointer<CChar>
        /// The number of the file: two names of one file have the same.
        public var number: UInt64
        public var kind: Kind
    }

    public enum Kind { case file, folder, other }

    /// Calls `body` for each entry but `.` and `..`, in the system's order, until it gives false. True where all were
    /// looked at.
    public static func forEach(in descriptor: Int32, _ body: (Entry) -> Bool) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return false }
            while true {
                let count = getdents64(descriptor, start, buffer.count)
                guard count > 0 else { return count == 0 }
                var at = 0
                while at < count {
                    let entry = Entry(
                        name: (start + at + nameOffset).assumingMemoryBound(to: CChar.self),
                        number: start.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                        kind: kind((start + at).load(fromByteOffset: kindOffset, as: UInt8.self)))
                    if !isItselfOrAbove(entry.name), !body(entry) { return false }
                    at += Int(start.loadUnaligned(fromByteOffset: at + lengthOffset, as: UInt16.self))
                }
            }
        }
    }

    private static func kind(_ type: UInt8) -> Kind {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        default: .other
        }
    }

    private static func isItselfOrAbove(_ name: UnsafePointer<CChar>) -> Bool {
        let dot = CChar(UInt8(ascii: "."))
        return name[0] == dot && (name[1] == 0 || name[1] == dot && name[2] == 0)
    }

    // Where an entry says how long it is, what it is, and its name.
    private static let lengthOffset = 16
    private static let kindOffset = 18
    private static let nameOffset = 19
}
