/// What is wrong with a file of Content, and where.
public struct ContentFault: Error, Hashable, Sendable {
    public var file: String
    /// Counted from 1; 0 where the file as a whole is meant.
    public var line: Int
    /// In characters, counted from 1.
    public var column: Int
    public var message: String

    public init(file: String, line: Int = 0, column: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension ContentFault: CustomStringConvertible {
    public var description: String {
        line > 0 ? "\(file):\(line):\(column): error: \(message)" : "\(file): error: \(message)"
    }
}
