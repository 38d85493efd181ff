/// Why a file cannot be read as text.
public struct SourceError: Error, Sendable, Equatable {
    public let name: String
    public let reason: Reason

    public enum Reason: Sendable, Equatable {
        /// The system's own words.
        case unreadable(String)
        case tooLarge(Int)
        case foreign(String)
        case nul(Int)
        case notText(Int)
    }

    public init(_ name: String, _ reason: Reason) {
        self.name = name
        self.reason = reason
    }
}

extension SourceError: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .unreadable(let why): "\(name): error: \(why)"
        case .tooLarge(let count): "\(name): error: \(count) bytes; at most \(Source.byteLimit) are read"
        case .foreign(let format): "\(name): error: \(format); text and Markdown are read: save it as plain text, UTF-8"
        case .nul(let offset): "\(name): error: byte \(offset): a NUL byte, where text was expected"
        case .notText(let offset): "\(name): error: byte \(offset): not UTF-8 and not GB18030"
        }
    }
}
