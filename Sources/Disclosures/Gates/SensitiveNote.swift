import Figures

/// Personal data or a secrecy mark in what staff wrote: notes and explanations are public too.
public struct SensitiveNote: Sendable, Hashable {
    /// What belongs to a person; nil for a secrecy mark.
    public var personal: PersonalData.Kind?
    public var words: String
    /// How personal data may stand instead.
    public var masked: String
    /// Whether a mark is the paper's own.
    public var isCertain: Bool
    public var place: TextPlace
}

extension SensitiveNote {
    /// All in a YAML file. Lines that are comments stay at home.
    static func search(_ yaml: [UInt8]) -> [SensitiveNote] {
        func words(_ span: ByteSpan) -> String { String(decoding: yaml[span.range], as: UTF8.self) }
        let personal = PersonalData.search(yaml).map { hit in
            SensitiveNote(
                personal: hit.kind, words: words(hit.span), masked: hit.masked, isCertain: true,
                place: TextPlace(hit.span, in: yaml))
        }
        let marks = SecrecyMark.search(yaml).map { mark in
            SensitiveNote(
                personal: nil, words: words(mark.span), masked: "", isCertain: mark.isCertain,
                place: TextPlace(mark.span, in: yaml))
        }
        return (personal + marks).filter { !isComment($0.place.span.start, yaml) }
    }

    private static func isComment(_ offset: Int, _ yaml: [UInt8]) -> Bool {
        let start = yaml[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return yaml[start...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
    }
}
