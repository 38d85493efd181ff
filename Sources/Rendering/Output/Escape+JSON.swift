extension Escape {
    /// The inside of a JSON string, without its quotes.
    ///
    /// With `inScript`, `<`, `>` and `&` are written as `\u00XX`, so that the text can stand in a `<script>` element.
    @inlinable
    public static func json(_ text: some Bytes, inScript: Bool = false, into out: inout [UInt8]) {
        text.withBytes { writeJSON($0, inScript, &out) }
    }

    /// Whether the text can stand between quotes as it is.
    @usableFromInline
    static func isPlainJSON(_ bytes: UnsafeBufferPointer<UInt8>, inScript: Bool) -> Bool {
        Runs.end(of: bytes, from: 0, inJSON(inScript)) == bytes.count
    }

    @usableFromInline
    static func isPlainJSON(_ key: StaticString) -> Bool {
        isPlainJSON(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount), inScript: true)
    }

    private static func inJSON(_ inScript: Bool) -> Specials {
        let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
        return inScript
            ? Specials(
                quote, backslash, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
                controls: Specials.allControls)
            : Specials(quote, backslash, controls: Specials.allControls)
    }

    @usableFromInline
    static func writeJSON(_ bytes: UnsafeBufferPointer<UInt8>, _ inScript: Bool, _ out: inout [UInt8]) {
        Runs.write(bytes, inJSON(inScript), into: &out) { byte, out in
            switch byte {
            case UInt8(ascii: "\""): out.append("\\\"")
            case UInt8(ascii: "\\"): out.append("\\\\")
            case 0x08: out.append("\\b")
            case 0x09: out.append("\\t")
            case 0x0A: out.append("\\n")
            case 0x0C: out.append("\\f")
            case 0x0D: out.append("\\r")
            default:
                out.append("\\u00")
                out.append(hexadecimal(byte >> 4))
                out.append(hexadecimal(byte & 15))
            }
        }
    }
}
