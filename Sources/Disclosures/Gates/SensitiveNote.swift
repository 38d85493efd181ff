import Figures

/// Personal data or a secrecy mark in what staff wrote: notes and explanations are public too.
public struct SensitiveNote: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// What it is, how it may stand instead, and the words themselves.
        case personal(PersonalData.Kind, masked: String, words: String)
        case secrecy(words: String, isCertain: Bool)
    }

    public var kind: Kind
    public var place: TextPlace

    /// All in a YAML file. Lines that are comments stay at home.
    static func search(_ yaml: [UInt8]) -> [SensitiveNote] {
        var notes: [SensitiveNote] = []
        func words(_ span: ByteSpan) -> String { String(decoding: yaml[span.range], as: UTF8.self) }
        for hit in PersonalData.search(yaml) where !isComment(hit.span.start, yaml) {
            notes.append(
                SensitiveNote(
                    kind: .personal(hit.kind, masked: hit.masked, words: words(hit.span)),
                    place: TextPlace(hit.span, in: yaml)))
        }
        for mark in SecrecyMark.search(yaml) where !isComment(mark.span.start, yaml) {
            notes.append(
                SensitiveNote(
                    kind: .secrecy(words: words(mark.span), isCertain: mark.isCertain),
                    place: TextPlace(mark.span, in: yaml)))
        }
        return notes
    }

    private static func isComment(_ offset: Int, _ yaml: [UInt8]) -> Bool {
        let start = yaml[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return yaml[start...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
    }
}
