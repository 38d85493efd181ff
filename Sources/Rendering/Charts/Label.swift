/// Names cut into lines that fit.
enum Label {
    private static let widest = 960

    /// How wide text of 12 units is, about: a Chinese character is 12, a digit 7.
    static func width(of text: some Bytes) -> Coordinate {
        text.withBytes { bytes in
            var sum = 0
            var at = 0
            while at < bytes.count {
                let next = character(bytes, at)
                sum += next.width
                at += next.length
            }
            return Coordinate(hundredths: sum)
        }
    }

    /// The text as at most `most` lines of `width`. The last ends with … where not all of it fits.
    static func lines(
        _ text: [UInt8], width: Coordinate, most: Int
    ) -> (lines: [ArraySlice<UInt8>], isShortened: Bool) {
        // No byte is wider than a capital letter: most names fit without being looked at.
        if !text.isEmpty, most > 0, text.count * widest <= width.hundredths { return ([text[...]], false) }
        return text.withUnsafeBufferPointer { bytes in
            var lines: [ArraySlice<UInt8>] = []
            var start = 0
            while start < bytes.count {
                let isLast = lines.count == most - 1
                let end = lineEnd(bytes, from: start, width.hundredths)
                if isLast, end < bytes.count {
                    let cut = lineEnd(bytes, from: start, width.hundredths - 1200)
                    lines.append(text[start..<max(start, cut)] + Array("…".utf8))
                    return (lines, true)
                }
                lines.append(text[start..<end].trimmingSpace)
                start = end
            }
            return (lines, false)
        }
    }

    /// Where a line that begins at `start` ends: after as much as fits, before a word that would be cut, and not before
    /// a mark that must not begin a line.
    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ width: Int) -> Int {
        var sum = 0
        var at = start
        var lastBreak = start
        while at < bytes.count {
            let next = character(bytes, at)
            if at > start, mayBreak(bytes, before: at) { lastBreak = at }
            if sum + next.width > width, at > start { return lastBreak > start ? lastBreak : at }
            sum += next.width
            at += next.length
        }
        return bytes.count
    }

    private static func mayBreak(_ bytes: UnsafeBufferPointer<UInt8>, before at: Int) -> Bool {
        let (last, next) = (bytes[at - 1], bytes[at])
        if last == 0x20 { return true }
        if next < 0x80 { return last >= 0x80 && isWordASCII(next) }
        let length = Runs.wellFormedLength(bytes, at)
        if character(bytes, at).width == 0 || (length == 3 && closing.contains(scalar(bytes, at))) { return false }
        // Nothing is cut behind a joiner or an opening mark.
        guard at >= 3, last >= 0x80 else { return true }
        return !opening.contains(scalar(bytes, at - 3)) && scalar(bytes, at - 3) != 0xE2808D
    }

    private static func isWordASCII(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "(")
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 {
        UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
    }

    private static let closing = marks("，。、；：？！）》】」』”’…％")
    private static let opening = marks("（《【「『“‘")

    private static func marks(_ text: StaticString) -> [UInt32] {
        text.withBytes { bytes in stride(from: 0, to: bytes.count, by: 3).map { scalar(bytes, $0) } }
    }

    private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (length: Int, width: Int) {
        let byte = bytes[at]
        if byte < 0x80 {
            switch byte {
            case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "."),
                UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "|"),
                UInt8(ascii: "!"), UInt8(ascii: " "):
                return (1, 360)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "%"),
                UInt8(ascii: "@"):
                return (1, widest)
            default: return (1, 700)
            }
        }
        let length = max(1, Runs.wellFormedLength(bytes, at))
        switch length {
        case 2: return (2, byte == 0xCC || (byte == 0xCD && bytes[at + 1] < 0xB0) ? 0 : 780)
        case 3:
            // Joiners and variation selectors take no room.
            if byte == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] >= 0x8B, bytes[at + 2] <= 0x8F { return (3, 0) }
            if byte == 0xEF, bytes[at + 1] == 0xB8, bytes[at + 2] <= 0x8F { return (3, 0) }
            return (3, 1200)
        default: return (length, 1200)
        }
    }
}
