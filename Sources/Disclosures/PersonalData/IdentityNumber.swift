/// The numbers of identity cards: eighteen digits with a check digit (GB 11643), and the fifteen of before 1999.
enum IdentityNumber {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    /// `digits` are eighteen values of 0 to 9; 10 stands for X.
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 18, digits.dropLast().allSatisfy({ $0 < 10 }) else { return false }
        let digits = Array(digits)
        guard isPlace(digits), isDate(year: value(digits[6..<10]), digits[10..<14]),
            (1900...2099).contains(value(digits[6..<10]))
        else { return false }
        var sum = 0
        for (digit, weight) in zip(digits, weights) { sum += Int(digit) * weight }
        let check = checks[sum % 11]
        return digits[17] == (check == UInt8(ascii: "X") ? 10 : check - 0x30)
    }

    /// Fifteen digits: no check digit, a date of the twentieth century.
    static func isOldValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 15, digits.allSatisfy({ $0 < 10 }) else { return false }
        let digits = Array(digits)
        return isPlace(digits) && isDate(year: 1900 + value(digits[6..<8]), digits[8..<12])
    }

    /// The first two digits are a province's.
    private static func isPlace(_ digits: [UInt8]) -> Bool {
        switch digits[0] * 10 + digits[1] {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }

    private static func isDate(year: Int, _ monthAndDay: ArraySlice<UInt8>) -> Bool {
        Day(year: year, month: value(monthAndDay.prefix(2)), day: value(monthAndDay.suffix(2))) != nil
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }
}
