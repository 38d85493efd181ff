/// Why there is no new release.
public enum ReleaseError: Error, Sendable {
    /// A file, and the system's own words.
    case system(String, String)
    /// Two pages claim one address; each with what it is.
    case collisions([String])
    /// A page, and where it leads that nothing is.
    case brokenLinks([BrokenLink])
    case ledger(LedgerError)
}

public struct BrokenLink: Hashable, Sendable {
    public var page: String
    public var target: String
}

extension ReleaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .system(let path, let reason): "\(path): error: \(reason)"
        case .collisions(let lines): lines.map { "error: \($0)" }.joined(separator: "\n")
        case .ledger(let error): error.description
        case .brokenLinks(let links):
            links.map { "\($0.page): error: a link leads nowhere: '\($0.target)'" }.joined(separator: "\n")
        }
    }
}
