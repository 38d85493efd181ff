/// What is wrong with a file of Content, and where.
public struct ContentFault: Error, Hashable, Sendable {
    public var file: String
    /// Counted from 1; 0 where the file as a whole is meant.
    public var line: Int
    /// In characters, counted from 1.
    public var column: Int
    var problem: Problem

    init(_ problem: Problem, file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// Where there is no Content at all.
    public init(noContentIn folder: String) {
        self.init(.noContent, file: folder)
    }
}

extension ContentFault: CustomStringConvertible {
    /// English, for the command line.
    public var description: String {
        line > 0 ? "\(file):\(line):\(column): error: \(english)" : "\(file): error: \(english)"
    }
}
