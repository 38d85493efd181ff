import Figures

/// A place in a file: lines and columns counted from 1, columns in characters, the end exclusive.
public struct TextPlace: Hashable, Sendable {
    /// In the file's text, decoded to UTF-8.
    public var span: ByteSpan
    public var line: Int
    public var column: Int
    public var endLine: Int
    public var endColumn: Int

    public init(_ span: ByteSpan, in bytes: [UInt8]) {
        let start = min(max(0, span.start), bytes.count)
        let end = min(max(start, span.end), bytes.count)
        self.span = ByteSpan(start, end)
        (line, column) = TextPlace.point(start, bytes)
        (endLine, endColumn) = TextPlace.point(end, bytes)
    }

    /// A point that a reader of YAML has counted already.
    init(line: Int, column: Int) {
        span = ByteSpan(0, 0)
        (self.line, self.column, endLine, endColumn) = (line, column, line, column)
    }

    private static func point(_ offset: Int, _ bytes: [UInt8]) -> (Int, Int) {
        var (line, start) = (1, 0)
        for (index, byte) in bytes[..<offset].enumerated() where byte == 0x0A { (line, start) = (line + 1, index + 1) }
        return (line, bytes[start..<offset].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
    }
}
