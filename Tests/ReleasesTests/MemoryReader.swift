@testable import Releases

/// A site in memory, to be tampered with.
final class MemoryReader: PublicReader {
    var files: [String: [UInt8]]

    init(_ files: [String: [UInt8]]) { self.files = files }

    func read(_ path: String) throws(ReadFailure) -> [UInt8]? { files[path] }
    func list() -> [String]? { Array(files.keys) }
}
