/// The numbers of bank cards: sixteen to nineteen digits, a known beginning, and a check digit by Luhn.
enum BankCard {
    static let lengths = 16...19

    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        lengths.contains(digits.count) && isKnown(Array(digits.prefix(4)), count: digits.count) && holdsLuhn(digits)
    }

    /// UnionPay and the cards before it; Visa, MasterCard, JCB, which have sixteen digits.
    private static func isKnown(_ head: [UInt8], count: Int) -> Bool {
        let two = head[0] * 10 + head[1]
        let four = Int(two) * 100 + Int(head[2] * 10 + head[3])
        if two == 62 || four == 9558 || four == 9559 || four == 9553 || two == 60 || two == 68 || two == 69 {
            return true
        }
        guard count == 16 else { return false }
        return head[0] == 4 || (51...55).contains(two) || (3528...3589).contains(four) || (2221...2720).contains(four)
    }

    private static func holdsLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place % 2 == 0 ? Int(digit) : Int(digit) * 2
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }
}
