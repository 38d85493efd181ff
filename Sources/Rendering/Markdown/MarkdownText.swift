/// Writing Markdown whose words are exactly the given ones.
///
/// Whatever in a text could be markup is escaped, so that a document that was put together here reads back the same.
/// White space that Markdown would trim or fold is written as an entity; a line break inside a text as well, so that a
/// text never leaves its line.
///
///     MarkdownText.paragraph("1. 完成率*98%*", into: &out)      // 1\. 完成率\*98%\*
public enum MarkdownText {
    /// Text where a block begins: a paragraph, an item of a list, a quotation.
    @inlinable
    public static func paragraph(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { line($0, from: start($0, into: &out), into: &out) }
    }

    /// Text inside a line or a table's cell.
    @inlinable
    public static func inline(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { line($0, from: 0, into: &out) }
    }

    /// `## text`, and a blank line.
    public static func heading(_ text: some Bytes, level: Int, into out: inout [UInt8]) {
        out.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: min(6, max(1, level))))
        out.append(" ")
        inline(text, into: &out)
        out.append("\n\n")
    }

    /// `[text](address)`.
    public static func link(_ text: some Bytes, to address: some Bytes, into out: inout [UInt8]) {
        openLink(into: &out)
        inline(text, into: &out)
        out.append("](<")
        address.withBytes { bytes in
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), 0x00...0x20, 0x7F...0xFF:
                    out.append("%")
                    out.append(Escape.hexadecimal(byte >> 4))
                    out.append(Escape.hexadecimal(byte & 15))
                case UInt8(ascii: "&"): out.append("&amp;")
                default: out.append(byte)
                }
            }
        }
        out.append(">)")
    }

    /// `[`. An exclamation mark before it would make the link an image: it is escaped.
    public static func openLink(into out: inout [UInt8]) {
        if out.last == UInt8(ascii: "!") {
            out[out.count - 1] = UInt8(ascii: "\\")
            out.append(UInt8(ascii: "!"))
        }
        out.append(UInt8(ascii: "["))
    }

    /// `**text**`, with punctuation at its ends left outside.
    ///
    /// CommonMark does not take `**` for an end between 。 and a letter, so `**好。**又` would show its stars. Two strong
    /// texts in a row must be written as one: CommonMark cannot tell where the first ends.
    @inlinable
    public static func strong(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { writeStrong($0, &out) }
    }

    @usableFromInline
    static func writeStrong(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        let inner = withoutPunctuation(bytes)
        inline(UnsafeBufferPointer(rebasing: bytes[..<inner.lowerBound]), into: &out)
        if !inner.isEmpty {
            out.append("**")
            inline(UnsafeBufferPointer(rebasing: bytes[inner]), into: &out)
            out.append("**")
        }
        inline(UnsafeBufferPointer(rebasing: bytes[inner.upperBound...]), into: &out)
    }

    @usableFromInline
    static func line(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into out: inout [UInt8]) {
        var plain = start
        var at = start
        while true {
            at = mayTell.first(in: bytes, from: at)
            guard at < bytes.count else { break }
            let byte = bytes[at]
            at += 1
            // A space alone between words stays.
            if byte == 0x20, at > 1, at < bytes.count, bytes[at] > 0x20, bytes[at - 2] > 0x20 { continue }
            out.append(UnsafeBufferPointer(rebasing: bytes[plain..<at - 1]))
            plain = at
            if byte > 0x20 {
                out.append(atMost: 2) { tail in
                    tail.put(UInt8(ascii: "\\"))
                    tail.put(byte)
                }
            } else {
                entity(byte, into: &out)
            }
        }
        if plain < bytes.count { out.append(UnsafeBufferPointer(rebasing: bytes[plain...])) }
    }

    private static func entity(_ byte: UInt8, into out: inout [UInt8]) {
        out.append("&#")
        out.append(number: Int(byte))
        out.append(";")
    }

    /// ``# & * < > [ \ ] _ ` | ~`` and U+0000 to U+0020.
    private static var mayTell: Specials {
        Specials(
            low: 0x1_FFFF_FFFF | 1 << 35 | 1 << 38 | 1 << 42 | 1 << 60 | 1 << 62,
            high: 1 << 27 | 1 << 28 | 1 << 29 | 1 << 31 | 1 << 32 | 1 << 60 | 1 << 62)
    }

    /// Writes what means something only where a block begins (`-` `+` `=` `:`, `1.` `1)`); gives where the rest begins.
    @usableFromInline
    static func start(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) -> Int {
        guard let first = bytes.first else { return 0 }
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"):
            out.append(UInt8(ascii: "\\"))
            out.append(first)
            return 1
        default: break
        }
        var digits = 0
        while digits < bytes.count, bytes[digits] >= 0x30, bytes[digits] <= 0x39 { digits += 1 }
        guard digits > 0, digits < bytes.count else { return 0 }
        let mark = bytes[digits]
        guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return 0 }
        out.append(UnsafeBufferPointer(rebasing: bytes[..<digits]))
        out.append(UInt8(ascii: "\\"))
        out.append(mark)
        return digits + 1
    }

    private static func withoutPunctuation(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        func isOutside(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.isASCII { return !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil) }
            switch scalar.properties.generalCategory {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
                return true
            default: return false
            }
        }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let first = scalars.prefix(while: isOutside).reduce(0) { $0 + UTF8.width($1) }
        let last = scalars.reversed().prefix(while: isOutside).reduce(0) { $0 + UTF8.width($1) }
        // Ill-formed bytes were counted as the characters that stand for them: then nothing is left out.
        guard first + last < bytes.count, String(validating: bytes, as: UTF8.self) != nil else {
            return first + last >= bytes.count ? bytes.count..<bytes.count : 0..<bytes.count
        }
        return first..<bytes.count - last
    }
}
