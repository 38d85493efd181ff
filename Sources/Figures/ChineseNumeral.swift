/// Numbers written in characters: 二〇一一, 十五, 三百零六.
public enum ChineseNumeral {
    /// The digit that a character stands for; 10, 100, 1000 for 十 百 千.
    private static func value(_ character: Unicode.Scalar) -> Int? {
        switch character {
        case "〇", "零", "○", "Ｏ": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// Reads the numeral at `start`: its value and where it ends. Digits in a row (二〇一一) are read as
    /// such, numerals with 十 百 千 (三百零六) by their places.
    public static func read(_ bytes: [UInt8], at start: Int) -> (value: Int, end: Int)? {
        read(Cursor(bytes, ByteSpan(start, bytes.count)))
    }

    /// Reads the numeral at a cursor; it may go on behind the cursor's end.
    public static func read(_ start: Cursor) -> (value: Int, end: Int)? {
        var cursor = Cursor(start.bytes, ByteSpan(start.position, start.bytes.count))
        var count = 0
        var inRow = 0
        var total = 0
        var digit: Int?
        var hasPlaces = false
        while count < 9, let next = value(cursor.character) {
            count += 1
            cursor.position += 3
            if next < 10 {
                inRow = inRow * 10 + next
                digit = next
            } else {
                hasPlaces = true
                total += (digit ?? 1) * next
                digit = nil
            }
        }
        guard count > 0 else { return nil }
        return (hasPlaces ? total + (digit ?? 0) : inRow, cursor.position)
    }
}
