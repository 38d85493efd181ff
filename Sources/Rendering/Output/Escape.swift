/// Writing text where it can be nothing but text.
///
/// Each place has its own function: what is safe between tags is not safe in an attribute. All append to the caller's
/// buffer, copy runs without specials whole, and write U+FFFD for what the format cannot hold (control characters,
/// noncharacters, ill-formed UTF-8).
///
///     Escape.text("工资 < 奖金", into: &page)          // 工资 &lt; 奖金
public enum Escape {
    /// Between HTML tags.
    @inlinable
    public static func text(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { writeText($0, &out) }
    }

    /// Between HTML tags and in attributes, whichever quotes surround them.
    @inlinable
    public static func attribute(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { writeAttribute($0, &out) }
    }

    /// In XML: elements and attributes. Tabs and line breaks survive in attributes.
    @inlinable
    public static func xml(_ text: some Bytes, into out: inout [UInt8]) {
        text.withBytes { writeXML($0, &out) }
    }

    @usableFromInline
    static func writeText(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        Runs.write(bytes, Escape.inText, into: &out, entity)
    }

    @usableFromInline
    static func writeAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        Runs.write(bytes, Escape.inAttribute, into: &out, entity)
    }

    @usableFromInline
    static func writeXML(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        Runs.write(bytes, Escape.inXML, into: &out) { byte, out in
            switch byte {
            case 0x09: out.append("&#9;")
            case 0x0A: out.append("&#10;")
            case 0x0D: out.append("&#13;")
            default: entity(byte, &out)
            }
        }
    }

    /// Whether text can stand between tags as it is.
    static func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        Runs.end(of: bytes, from: 0, inText) == bytes.count
    }

    private static var inText: Specials { Specials(UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">")) }
    private static var inAttribute: Specials {
        Specials(UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"))
    }
    private static var inXML: Specials {
        Specials(
            UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            controls: Specials.allControls)
    }

    @usableFromInline
    static func entity(_ byte: UInt8, _ out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "&"): out.append("&amp;")
        case UInt8(ascii: "<"): out.append("&lt;")
        case UInt8(ascii: ">"): out.append("&gt;")
        case UInt8(ascii: "\""): out.append("&quot;")
        case UInt8(ascii: "'"): out.append("&#39;")
        default: out.append("\u{FFFD}")
        }
    }
}
