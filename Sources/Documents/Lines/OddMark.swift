import Figures

/// A mark that does not go into the text as it is.
struct OddMark {
    enum Meaning { case emphasis, space, lineBreak, nothing }

    let meaning: Meaning
    let length: Int

    /// Whether a mark can begin so; most characters are turned away by their first byte.
    @inline(__always)
    static func mayBegin(with byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "*") || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3
            || byte == 0xEF
    }

    /// The mark at the cursor, or nil where an ordinary character stands.
    init?(_ cursor: Cursor) {
        let byte = cursor.here
        if byte >= 0x20, byte < 0x7F {
            guard byte == UInt8(ascii: "*"), cursor.ahead(1) == byte else { return nil }
            (meaning, length) = (.emphasis, 2)
        } else if byte == 0x0B {
            (meaning, length) = (.lineBreak, 1)
        } else if byte < 0x20 && byte != 0x09 || byte == 0x7F {
            (meaning, length) = (.nothing, 1)
        } else if byte == 0xC2, cursor.ahead(1) == 0xA0 {
            (meaning, length) = (.space, 2)
        } else if byte == 0xE3, cursor.stands("\u{3000}") {
            (meaning, length) = (.space, 3)
        } else if byte == 0xE2, cursor.ahead(1) == 0x80, cursor.ahead(2) >= 0x8B, cursor.ahead(2) <= 0x8F {
            (meaning, length) = (.nothing, 3)  // zero-width
        } else if byte == 0xEF, cursor.stands("\u{FEFF}") {
            (meaning, length) = (.nothing, 3)
        } else {
            return nil
        }
    }
}
