/// Columns that words take on a terminal: two for Chinese characters and full-width marks.
enum DisplayWidth {
    static func of(_ words: some StringProtocol) -> Int {
        words.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F9FF, 0x20000...0x3FFFD, 0x2018...0x201D:
            2
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        default: 1
        }
    }
}
