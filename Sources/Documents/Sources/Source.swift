import Figures

/// A file as received, and its text in UTF-8.
public struct Source: Sendable {
    public let name: String
    /// The text, decoded. Spans everywhere are offsets into these bytes.
    public let bytes: [UInt8]
    public let encoding: Encoding
    /// The bytes as received, where they differ from the decoded ones.
    let received: [UInt8]?

    public enum Encoding: String, Sendable {
        case utf8 = "utf-8"
        case gb18030 = "gb18030"
    }

    /// How many bytes were received.
    public var byteCount: Int { (received ?? bytes).count }

    /// The SHA-256 of the file as received, in hexadecimal.
    public var sha256: String { Digest.sha256((received ?? bytes)) }

    /// Larger files are refused: no report comes near, and every stage keeps a report in memory.
    public static let byteLimit = 32 << 20

    /// Takes bytes as received. They are UTF-8 or GB18030; anything else is refused.
    public init(name: String, received bytes: [UInt8]) throws(SourceError) {
        guard bytes.count <= Source.byteLimit else { throw SourceError(name, .tooLarge(bytes.count)) }
        if let format = Source.foreignFormat(bytes) { throw SourceError(name, .foreign(format)) }
        self.name = name
        let isUsual = UTF8Check.isUsual(bytes)
        if !isUsual, let nul = UTF8Check.firstNul(bytes) { throw SourceError(name, .nul(nul)) }
        guard !isUsual, let fault = UTF8Check.firstFault(bytes) else {
            self.bytes = bytes
            encoding = .utf8
            received = nil
            return
        }
        // GB18030 hardly ever looks like eight characters of UTF-8 in a row: this is UTF-8 with a byte lost.
        guard UTF8Check.wideCharacters(bytes, before: fault) < 8, let decoded = GB18030.decode(bytes) else {
            throw SourceError(name, .notText(fault))
        }
        self.bytes = decoded
        encoding = .gb18030
        received = bytes
    }

    /// Text that is known to be UTF-8, as tests hold it.
    public init(name: String, text: String) throws(SourceError) {
        try self.init(name: name, received: Array(text.utf8))
    }

    /// Formats that are recognised by their first bytes, to be named in the refusal.
    private static func foreignFormat(_ bytes: [UInt8]) -> String? {
        let formats: [(StaticString, String)] = [
            ("%PDF-", "a PDF file"), ("PK\u{3}\u{4}", "a Word, Excel or zip file"), ("{\\rtf", "an RTF file"),
        ]
        let cursor = Cursor(bytes)
        for (magic, format) in formats where cursor.stands(magic) { return format }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Word or Excel file" }
        return nil
    }
}
