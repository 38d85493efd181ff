extension Cursor {
    /// Reads the figure here: number, marks of approximation, magnitude and unit.
    ///
    /// The cursor must stand on a digit. Spaces and one line break may stand between a number and
    /// its unit. What stands before the number (约, a minus sign) is looked at, not stepped over.
    public mutating func figure() throws(DecimalError) -> Figure? {
        let start = position
        guard var number = try number() else { return nil }
        let digits = ByteSpan(start, position)
        var span = digits
        if let sign = signBefore(start) {
            number = number.negated
            span.start -= sign
        }
        var isApproximate = approximationBefore(span.start)

        var look = self
        look.skipSpace()
        if look.eatApproximation() { isApproximate = true }
        look.skipSpace()
        let unitStart = look.position
        var exponent = look.eatMagnitude()
        if look.eatApproximation() { isApproximate = true }
        var unit = look.eatUnit(afterMagnitude: exponent != 0)
        let unitEnd = look.position
        if unit == nil {
            // 万 alone may stand for 万元; 千 and 百 alone say nothing of a unit.
            unit = .bare
            if exponent == 2 || exponent == 3 {
                look = self
                exponent = 0
            }
        }
        if exponent != 0 || unit != .bare { position = look.position }
        let unitSpan = position > digits.end ? ByteSpan(unitStart, max(unitStart, min(unitEnd, position))) : ByteSpan(digits.end, digits.end)
        if approximationAfter() { isApproximate = true }
        span.end = position
        return Figure(
            number: number, exponent: exponent, unit: unit ?? .bare, isApproximate: isApproximate,
            span: span, digits: digits, unitSpan: unitSpan)
    }

    /// The length of a minus sign before `start`, where it is a sign and not a dash between two figures.
    private func signBefore(_ start: Int) -> Int? {
        var look = self
        look.position = start
        let length: Int
        if look.follows("-") {
            length = 1
        } else if look.follows("－") || look.follows("−") {
            length = 3
        } else {
            return nil
        }
        let before = start - length
        guard before > 0 else { return length }
        let byte = bytes[before - 1]
        let isJoined =
            (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "-")
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: ")")
        look.position = before
        if isJoined || look.follows("％") || look.follows("年") || look.follows("月") || look.follows("表")
            || look.follows("图") || look.follows("）") || look.follows("-")
        {
            return nil
        }
        return length
    }

    private func approximationBefore(_ start: Int) -> Bool {
        var look = self
        look.position = start
        while look.follows(" ") { look.position -= 1 }
        guard look.position >= 3, bytes[look.position - 3] >= 0xE4 else { return false }
        return look.follows("约") || look.follows("近") || look.follows("超") || look.follows("超过")
            || look.follows("逾") || look.follows("大约") || look.follows("约为") || look.follows("将近")
            || look.follows("不足") || look.follows("不低于") || look.follows("不少于") || look.follows("多于")
            || look.follows("突破") || look.follows("超出")
    }

    private mutating func eatApproximation() -> Bool {
        here >= 0xE4 && (eat("余") || eat("多") || eat("来"))
    }

    private mutating func approximationAfter() -> Bool {
        guard here >= 0xE4, here <= 0xE5 else { return false }
        return eat("左右") || eat("以上") || eat("上下") || eat("以内")
    }

    private mutating func eatMagnitude() -> Int {
        guard here >= 0xE4, here <= 0xE7 else { return 0 }
        if eat("万亿") { return 12 }
        if eat("亿") { return 8 }
        if eat("万") { return 4 }
        if eat("千万") { return 7 }
        if eat("百万") { return 6 }
        if eat("千") { return 3 }
        if eat("百") { return 2 }
        return 0
    }

    private mutating func eatUnit(afterMagnitude: Bool) -> Unit? {
        guard here >= 0x80 || here == UInt8(ascii: "%") else { return nil }
        if eat("%") || eat("％") { return .percent }
        // 2017年初: the year ends in its digits, 年初 is a word of its own.
        if stands("年初") || stands("年末") || stands("年底") || stands("年终") { return .year }
        guard let (index, after) = MeasureWords.table.match(bytes, at: position, end: end) else { return nil }
        let unit = MeasureWords.units[index]
        // 分 may begin another word; no shorter measure word does.
        if unit == .points, !marksAreMeant { return nil }
        position = after
        return unit
    }

    /// 分 stands for marks, not for the first half of 分别, 分钟 or 分公司.
    private var marksAreMeant: Bool {
        var look = self
        guard look.eat("分") else { return false }
        return !(look.stands("别") || look.stands("钟") || look.stands("公司") || look.stands("局") || look.stands("部")
            || look.stands("类") || look.stands("为") || look.stands("成") || look.stands("批") || look.stands("管")
            || look.stands("之") || look.stands("期"))
    }
}
