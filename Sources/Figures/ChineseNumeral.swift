/// Numbers written in characters: 二〇一一, 十五, 三百零六.
public enum ChineseNumeral {
    /// The digit that a character of three bytes stands for; 10, 100, 1000 for 十 百 千.
    static func value(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 3 <= bytes.count else { return nil }
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE3, 0x80, 0x87), (0xE9, 0x9B, 0xB6), (0xE2, 0x97, 0x8B), (0xEF, 0xBC, 0xAF): return 0  // 〇 零 ○ Ｏ
        case (0xE4, 0xB8, 0x80): return 1
        case (0xE4, 0xBA, 0x8C), (0xE4, 0xB8, 0xA4): return 2  // 二 两
        case (0xE4, 0xB8, 0x89): return 3
        case (0xE5, 0x9B, 0x9B): return 4
        case (0xE4, 0xBA, 0x94): return 5
        case (0xE5, 0x85, 0xAD): return 6
        case (0xE4, 0xB8, 0x83): return 7
        case (0xE5, 0x85, 0xAB): return 8
        case (0xE4, 0xB9, 0x9D): return 9
        case (0xE5, 0x8D, 0x81): return 10
        case (0xE7, 0x99, 0xBE): return 100
        case (0xE5, 0x8D, 0x83): return 1000
        default: return nil
        }
    }

    /// Reads the numeral at `start`: its value and where it ends. Digits in a row (二〇一一) are read as
    /// such, numerals with 十 百 千 (三百零六) by their places.
    public static func read(_ bytes: [UInt8], at start: Int) -> (value: Int, end: Int)? {
        var values: [Int] = []
        var at = start
        while values.count < 9, let next = value(bytes, at) {
            values.append(next)
            at += 3
        }
        guard !values.isEmpty else { return nil }
        if values.allSatisfy({ $0 < 10 }) {
            return (values.reduce(0) { $0 * 10 + $1 }, at)
        }
        var total = 0
        var digit: Int?
        for value in values {
            if value < 10 {
                digit = value
            } else {
                total += (digit ?? 1) * value
                digit = nil
            }
        }
        return (total + (digit ?? 0), at)
    }
}
