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

        var exponent = 0
        var unit = Unit.bare
        var unitStart = position
        var unitEnd = position
        if here >= 0x80 || here == UInt8(ascii: "%") || here <= 0x20 {
            skipSpace()
            let isMore = eatApproximation()
            if isMore { skipSpace() }
            unitStart = position
            exponent = eatMagnitude()
            if isMore || exponent > 0, eatApproximation() || isMore { isApproximate = true }
            if let found = eatUnit() {
                unit = found
            } else if exponent == 2 || exponent == 3 {
                // 万 alone may stand for 万元; 千 and 百 alone say nothing of a unit.
                exponent = 0
                position = digits.end
            }
            unitEnd = position
            if exponent == 0, unit == .bare { position = digits.end }
        }
        let unitSpan =
            position > digits.end
            ? ByteSpan(unitStart, max(unitStart, min(unitEnd, position))) : ByteSpan(digits.end, digits.end)
        if approximationAfter() { isApproximate = true }
        span.end = position
        return Figure(
            number: number, exponent: exponent, unit: unit, isApproximate: isApproximate,
            span: span, digits: digits, unitSpan: unitSpan)
    }

    /// The length of a minus sign before `start`, where it is a sign and not a dash between two figures.
    @inline(__always)
    private func signBefore(_ start: Int) -> Int? {
        guard start > 0, bytes[start - 1] == UInt8(ascii: "-") || bytes[start - 1] == 0x8D || bytes[start - 1] == 0x92
        else { return nil }
        return signStanding(before: start)
    }

    private func signStanding(before start: Int) -> Int? {
        let length: Int
        if word("-", endsAt: start) {
            length = 1
        } else if word("－", endsAt: start) || word("−", endsAt: start) {
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
        if isJoined || word("％", endsAt: before) || word("年", endsAt: before) || word("月", endsAt: before)
            || word("表", endsAt: before)
            || word("图", endsAt: before) || word("）", endsAt: before) || word("-", endsAt: before)
        {
            return nil
        }
        return length
    }

    func approximationBefore(_ start: Int) -> Bool {
        var end = start
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        guard end >= 3 else { return false }
        switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
        case (0xE7, 0xBA, 0xA6), (0xE8, 0xBF, 0x91), (0xE8, 0xB6, 0x85), (0xE9, 0x80, 0xBE): return true  // 约 近 超 逾
        case (0xE4, 0xB8, 0xBA): return word("约为", endsAt: end)
        case (0xE8, 0xBF, 0x87): return word("超过", endsAt: end)
        case (0xE8, 0xB6, 0xB3): return word("不足", endsAt: end)
        case (0xE4, 0xBA, 0x8E): return word("不低于", endsAt: end) || word("不少于", endsAt: end) || word("多于", endsAt: end)
        case (0xE7, 0xA0, 0xB4): return word("突破", endsAt: end)
        case (0xE5, 0x87, 0xBA): return word("超出", endsAt: end)
        default: return false
        }
    }

    @inline(__always)
    mutating func eatApproximation() -> Bool {
        guard here >= 0xE4, here <= 0xE6 else { return false }
        switch character {
        case "余", "多", "来":
            position += 3
            return true
        default: return false
        }
    }

    @inline(__always)
    mutating func approximationAfter() -> Bool {
        guard here == 0xE4 || here == 0xE5 else { return false }
        return switch character {
        case "左": eat("左右")
        case "以": eat("以上") || eat("以内")
        case "上": eat("上下")
        default: false
        }
    }

    @inline(__always)
    private mutating func eatMagnitude() -> Int {
        guard here >= 0xE4, here <= 0xE7 else { return 0 }
        let exponent: Int
        switch character {
        case "万":
            if eat("万亿") { return 12 }
            exponent = 4
        case "亿": exponent = 8
        case "千":
            if eat("千万") { return 7 }
            exponent = 3
        case "百":
            if eat("百万") { return 6 }
            if stands("百分") { return 0 }
            exponent = 2
        default: return 0
        }
        position += 3
        return exponent
    }

    mutating func eatUnit() -> Unit? {
        if here == UInt8(ascii: "%") {
            position += 1
            return .percent
        }
        guard here >= 0x80 else { return nil }
        switch character {
        case "％":
            position += 3
            return .percent
        case "元":
            position += 3
            return .yuan
        // 2017年初: the year ends in its digits, 年初 is a word of its own.
        case "年": if stands("年初") || stands("年末") || stands("年底") || stands("年终") { return .year }
        default: break
        }
        guard let (index, after) = MeasureWords.table.match(bytes, at: position, end: end) else { return nil }
        let unit = MeasureWords.units[index]
        // 分 may begin another word; no shorter measure word does.
        if unit == .points, !marksAreMeant { return nil }
        position = after
        return unit
    }

    /// 分 stands for marks, not for the first half of 分别, 分钟 or 分公司.
    private var marksAreMeant: Bool {
        guard stands("分") else { return false }
        switch character(at: 3) {
        case "别", "钟", "局", "部", "类", "批", "管", "之", "期": return false
        case "公": return !stands("分公司")
        default: return true
        }
    }
}
