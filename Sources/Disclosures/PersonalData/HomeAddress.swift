import Figures

/// An address to the door: a street and its number, or an estate and its building, then a room.
///
/// The rooms of offices are everybody's: 办公, 大厦, 服务中心 near by say so.
struct HomeAddress {
    let span: ByteSpan
    let masked: String

    private static let doors: [StaticString] = ["室", "房", "单元"]
    private static let ways: [StaticString] = ["路", "街", "巷", "道", "弄", "胡同", "里", "村", "社区"]
    private static let estates: [StaticString] = [
        "小区", "花园", "苑", "公寓", "家园", "新村", "宿舍", "名城", "雅居", "府", "庭", "湾", "城", "里", "村",
    ]
    private static let buildings: [StaticString] = ["栋", "幢", "座", "号楼", "单元"]
    private static let homes: [StaticString] = ["住址", "家庭", "户籍", "居住", "现住", "家住", "住在", "住于"]
    private static let offices: [StaticString] = [
        "办公", "大厦", "大楼", "写字楼", "政务", "行政中心", "服务中心", "机关", "单位地址", "会议", "机房", "库房", "采购",
        "培训", "展厅", "门市", "商铺", "活动室", "活动中心", "地点",
    ]

    /// `number` are digits; what stands behind them may be a door.
    init?(_ text: UnsafeBufferPointer<UInt8>, _ around: Surroundings, number: ByteSpan) {
        let door = HomeAddress.doors.first { around.stands($0, at: number.end) }
        let isVillage = door == nil && HomeAddress.isVillageDoor(around, number)
        guard door != nil || isVillage else { return nil }
        let from = around.sentence(before: number.start, limit: 120)
        let isHome = around.holdsAny(HomeAddress.homes, from, number.start)
        let isUnit = door.map { "\($0)" == "单元" } ?? false
        guard
            let street = HomeAddress.street(text, around, from, number.start, isUnit: isUnit, isHome: isHome, isVillage)
        else { return nil }
        let doorEnd = number.end + (isUnit ? 6 : 3)
        if !isHome, around.holdsAny(HomeAddress.offices, from, min(text.count, doorEnd + 18)) { return nil }
        let start = HomeAddress.beginning(around, from, street.way)
        span = ByteSpan(start, doorEnd)
        masked = String(decoding: UnsafeBufferPointer(rebasing: text[start..<street.number]), as: UTF8.self) + "***"
    }

    /// 柳湾村3组15号
    private static func isVillageDoor(_ around: Surroundings, _ number: ByteSpan) -> Bool {
        guard around.stands("号", at: number.end) else { return false }
        if around.standsAny(["楼", "文", "令", "公"], at: number.end + 3) { return false }
        guard ["组", "队", "屯", "社"].contains(where: { around.stands($0, at: number.start - 3) }) else { return false }
        return around.lastEnd(of: "村", max(0, number.start - 40), number.start) != nil
    }

    /// Where the name of the street or estate ends, and where its number begins.
    private static func street(
        _ text: UnsafeBufferPointer<UInt8>, _ around: Surroundings, _ from: Int, _ to: Int, isUnit: Bool, isHome: Bool,
        _ isVillage: Bool
    ) -> (way: Int, number: Int)? {
        if isVillage { return around.lastEnd(of: "村", from, to).map { ($0, $0) } }
        if let sign = numbered(around, "号", from, to), let way = nearest(around, ways, from, sign), sign - way <= 12 {
            return (way, way)
        }
        if isUnit, !isHome { return nil }
        for building in buildings {
            guard let sign = numbered(around, building, from, to), let way = nearest(around, estates, from, sign),
                sign - way <= 9
            else { continue }
            return (way, way)
        }
        return nil
    }

    /// Where `word` begins that stands right behind a digit, a letter or a Chinese numeral.
    private static func numbered(_ around: Surroundings, _ word: StaticString, _ from: Int, _ to: Int) -> Int? {
        guard let end = around.lastEnd(of: word, from, to) else { return nil }
        let start = end - word.utf8CodeUnitCount
        guard start > from else { return nil }
        let byte = around.text[start - 1]
        let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "甲", "乙", "丙"]
        let isNumbered =
            byte &- 0x30 < 10 || around.isLetter(at: start - 1)
            || DigitRun.digit(around.text, start - 3) != nil || around.standsAny(numerals, at: start - 3)
        return isNumbered ? start : nil
    }

    private static func nearest(_ around: Surroundings, _ words: [StaticString], _ from: Int, _ to: Int) -> Int? {
        words.compactMap { around.lastEnd(of: $0, from, to) }.max()
    }

    /// Where the name begins that ends at `way`: behind a mark, a blank, or the word that says that somebody lives there.
    private static func beginning(_ around: Surroundings, _ from: Int, _ way: Int) -> Int {
        let marks: [StaticString] = ["：", "（", "，", "、", "住址", "住在", "住于", "家住", "地址", "居住", "位于"]
        var start = from
        for mark in marks { start = max(start, around.lastEnd(of: mark, from, way) ?? from) }
        while start < way, around.text[start] <= 0x2F || around.text[start] == UInt8(ascii: ":") { start += 1 }
        return start
    }
}
