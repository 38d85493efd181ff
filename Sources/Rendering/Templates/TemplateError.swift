/// What is wrong with a theme: everything that was found, not only the first.
public struct TemplateError: Error, Equatable, Sendable {
    public let findings: [Finding]

    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        public var file: String
        /// Counted from 1.
        public var line: Int
        /// In characters, counted from 1.
        public var column: Int
        public var message: String

        public var description: String { "\(file):\(line):\(column): error: \(message)" }
    }
}
