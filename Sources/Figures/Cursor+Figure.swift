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
        return look.follows("约") || look.follows("近") || look.follows("超") || look.follows("超过")
            || look.follows("逾") || look.follows("大约") || look.follows("约为") || look.follows("将近")
            || look.follows("不足") || look.follows("不低于") || look.follows("不少于") || look.follows("多于")
            || look.follows("突破") || look.follows("超出")
    }

    private mutating func eatApproximation() -> Bool { eat("余") || eat("多") || eat("来") }

    private mutating func approximationAfter() -> Bool {
        eat("左右") || eat("以上") || eat("上下") || eat("以内")
    }

    private mutating func eatMagnitude() -> Int {
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
        for (word, unit) in measureWords where stands(word) {
            if unit == .points, !marksAreMeant { continue }
            position += word.utf8CodeUnitCount
            return unit
        }
        return nil
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

/// Measure words, longer ones before their beginnings.
private let measureWords: [(StaticString, Unit)] = [
    ("元", .yuan), ("个百分点", .percentagePoints), ("百分点", .percentagePoints), ("分", .points),
    ("人次", .visits), ("户次", .visits), ("人·次", .visits), ("人", .people), ("名", .people),
    ("个", .people), ("位", .people), ("户", .households), ("年度", .year), ("年", .year), ("月", .calendar), ("日", .calendar),
    ("号", .calendar), ("时", .calendar), ("届", .calendar), ("周年", .calendar), ("岁", .calendar),
    ("条", .count), ("次", .count), ("件", .count), ("宗", .count), ("场", .count), ("家", .count),
    ("项", .count), ("份", .count), ("期", .count), ("批", .count), ("篇", .count), ("张", .count),
    ("支", .count), ("处", .count), ("所", .count), ("辆", .count), ("台", .count), ("套", .count),
    ("亩", .count), ("吨", .count), ("公里", .count), ("平方米", .count), ("米", .count), ("起", .count),
    ("例", .count), ("本", .count), ("册", .count), ("座", .count), ("间", .count), ("棵", .count),
    ("株", .count), ("天", .count), ("万", .count), ("对", .count), ("幅", .count), ("只", .count),
    ("头", .count), ("卷", .count), ("班", .count), ("倍", .count), ("部", .count), ("门", .count),
]
