import Figures

/// Mail boxes.
extension PersonalDataSearch {
    mutating func readEmail(at sign: Int) -> Int {
        let after = text[sign] == UInt8(ascii: "@") ? sign + 1 : sign + 3
        var start = sign
        while start > 0, isLocal(text[start - 1]) { start -= 1 }
        var end = after
        while end < text.count, isDomain(text[end]) { end += 1 }
        while end > after, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
        guard start < sign, start == 0 || text[start - 1] != UInt8(ascii: "*"), isHost(after, end) else { return after }
        let first = String(UnicodeScalar(text[start]))
        let host = String(decoding: UnsafeBufferPointer(rebasing: text[after..<end]), as: UTF8.self)
        add(.email, ByteSpan(start, end), "\(first)***@\(host)")
        return end
    }

    func isLocal(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
    }

    func isDomain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Names with a point between them, the last of letters only.
    func isHost(_ start: Int, _ end: Int) -> Bool {
        guard let dot = (start..<max(start, end)).last(where: { text[$0] == UInt8(ascii: ".") }), dot > start else {
            return false
        }
        return end - dot > 2 && (dot + 1..<end).allSatisfy { (text[$0] | 0x20) &- 0x61 < 26 }
    }
}
