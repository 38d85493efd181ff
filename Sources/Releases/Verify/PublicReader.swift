/// Reads what the public reads, and nothing else.
protocol PublicReader: AnyObject {
    /// The bytes of a file; nil where there is none.
    func read(_ path: String) throws(ReadFailure) -> [UInt8]?
    /// These will be asked for next.
    func expect(_ paths: ArraySlice<String>)
    /// All files there are, where that can be known.
    func list() -> [String]?
}

/// Why something could not be read, although it may be there.
struct ReadFailure: Error {
    var reason: String
}

extension PublicReader {
    func expect(_ paths: ArraySlice<String>) {}
    func list() -> [String]? { nil }
}
