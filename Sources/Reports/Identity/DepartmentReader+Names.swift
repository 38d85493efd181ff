import Figures

/// The name in full, and the short ones.
extension DepartmentReader {
    /// The name with the most places before it, as some line of the text prints it.
    func longerName(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        guard bytes.count >= 9 else { return nil }
        var best: String?
        var from = 0
        while let at = text.first(bytes, from: from), at < 9000 {
            from = at + bytes.count
            guard endsInPlace(at), let prefix = places(before: at) else { continue }
            let candidate = prefix + name
            if candidate.count > (best?.count ?? name.count) { best = candidate }
        }
        return best
    }

    /// 省 市 县 区 州 盟 旗 right before.
    func endsInPlace(_ at: Int) -> Bool {
        var cursor = Cursor(text)
        cursor.position = at
        return cursor.follows("市") || cursor.follows("县") || cursor.follows("区") || cursor.follows("省")
            || cursor.follows("州")
            || cursor.follows("盟") || cursor.follows("旗")
    }

    /// Places right before an offset, from the beginning of the phrase: 武威市.
    func places(before end: Int) -> String? {
        var start = end
        var characters = 0
        while start >= 3, characters < 14 {
            guard text[start - 1] & 0xC0 == 0x80, text[start - 3] >= 0xE4, text[start - 3] <= 0xE9 else { break }
            start -= 3
            characters += 1
        }
        guard characters >= 2, characters < 14 else { return nil }
        let span = ByteSpan(start, end)
        for foreign: StaticString in ["名称", "标题", "单位", "部门", "关于"] where text.holds(foreign, in: span) { return nil }
        let lead = Cursor(text, span)
        for other: StaticString in ["在", "对", "由", "为", "与", "和", "到"] where lead.stands(other) { return nil }
        // The run must be nothing but places: take them off one by one.
        let region = Region(of: text[span.range] + Array("某".utf8))
        return region.rest.elementsEqual("某".utf8) && !region.levels.isEmpty
            && region.levels.allSatisfy(DepartmentReader.mayBePlace)
            ? String(decoding: text[span.range], as: UTF8.self) : nil
    }

    /// Whether a place can be called so: 职责划入区 and 全区 end like one, and are none.
    private static func mayBePlace(_ level: String) -> Bool {
        let bytes = Array(level.utf8)
        let span = ByteSpan(0, bytes.count)
        if foreign.first(in: bytes, span) != nil { return false }
        if bytes.count == 6, whole.match(bytes, at: 0, end: 6) != nil { return false }
        return bytes.count <= 18 || long.first(in: bytes, span) != nil
    }

    private static let foreign = WordTable(["等", "划", "属", "入", "由", "各", "该", "的", "及"])
    private static let whole = WordTable(["全", "本", "原", "我"])
    private static let long = WordTable(["自治", "开发", "高新"])

    /// 广州海珠区 where 海珠区 stands elsewhere without 广州 before it.
    func glued(_ level: String) -> (city: String, district: String)? {
        guard level.hasSuffix("区") || level.hasSuffix("县"), level.count >= 5, level.count <= 7 else { return nil }
        for head in 2...(level.count - 3) {
            let city = String(level.prefix(head))
            let district = String(level.dropFirst(head))
            if stands(alone: district, notAfter: city) { return (city + "市", district) }
        }
        return nil
    }

    func stands(alone district: String, notAfter city: String) -> Bool {
        let bytes = Array(district.utf8)
        let before = Array(city.utf8)
        var from = 0
        while let at = text.first(bytes, from: from) {
            from = at + bytes.count
            if at < before.count || !text[at - before.count..<at].elementsEqual(before) { return true }
        }
        return false
    }

    // MARK: Aliases

    /// What the department calls itself: 我会, 我局.
    func aliases() -> [String] {
        var found: [String] = []
        var at = 0
        while let place = text.first("我", in: ByteSpan(at, min(text.count, 6000))) {
            at = place + 3
            guard at + 3 <= text.count else { break }
            let cursor = Cursor(text, ByteSpan(at, text.count))
            for ending: StaticString in [
                "会", "局", "委", "办", "院", "校", "馆", "所", "站", "镇", "乡", "部", "厅", "处", "中心", "单位", "街道", "社", "队",
            ]
            where cursor.stands(ending) {
                let alias = "我" + ending.description
                if !found.contains(alias) { found.append(alias) }
                break
            }
        }
        return found
    }
}
