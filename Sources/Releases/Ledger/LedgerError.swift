/// What is wrong with a ledger or its key, and where.
public struct LedgerError: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ file: String, _ message: String) {
        description = "\(file): error: \(message)"
    }

    init(_ line: String) {
        description = line
    }
}
