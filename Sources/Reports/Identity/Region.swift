import Figures

/// The places that a department's name begins with: 郴州市桂东县总工会 → 郴州市, 桂东县.
struct Region {
    /// What is no place and stands before one: 共青团松岭县委员会.
    private var prefix = ""
    /// From the largest down, each in full.
    var levels: [String] = []
    /// The name after them.
    var rest: ArraySlice<UInt8>

    /// The whole name, every place in full.
    var name: String { prefix + levels.joined() + String(decoding: rest, as: UTF8.self) }

    private static let prefixes = WordTable([
        "共青团", "政协", "国家税务总局", "国家统计局", "中国共产主义青年团", "民革", "民盟", "民建", "民进", "农工党",
    ])

    /// Endings of places.
    private static let endings = WordTable([
        "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "特区", "地区", "新区", "开发区",
        "省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道",
    ])

    /// After these words an ending is part of another word: 市场, 城乡建设, 州市.
    private static let longer: [(ending: StaticString, next: WordTable)] = [
        ("市", WordTable(["场", "政", "容环", "容管", "容市"])),
        ("乡", WordTable(["村", "镇", "建", "规"])),
        ("区", WordTable(["域"])),
        ("州", WordTable(["市", "区", "县"])),
        ("镇", WordTable(["江", "区"])),
        ("旗", WordTable(["县"])),
    ]

    init(of name: some Collection<UInt8>) {
        let bytes = Array(name)
        var start = bytes.starts(with: "中共".utf8) ? 6 : 0
        if let (_, end) = Region.prefixes.match(bytes, at: 0, end: bytes.count) {
            prefix = String(decoding: bytes[..<end], as: UTF8.self)
            start = end
        }
        while let end = Region.place(bytes, from: start) {
            var level = String(decoding: bytes[start..<end], as: UTF8.self)
            // 广州, 杭州: a city that dropped its 市.
            if end - start == 6, bytes[..<end].suffix(3).elementsEqual("州".utf8) { level += "市" }
            levels.append(level)
            start = end
        }
        rest = bytes[start...]
    }

    /// Where the first place ends. A place has at least one character before its ending, and something after it.
    private static func place(_ bytes: [UInt8], from start: Int) -> Int? {
        var at = start
        while at < bytes.count, at - start < 36 {
            if at > start, let (_, end) = endings.match(bytes, at: at, end: bytes.count) {
                let cursor = Cursor(bytes, ByteSpan(at, bytes.count))
                if end - start == 6, bytes[start..<end].elementsEqual("城市".utf8) { return nil }
                if bytes[..<end].suffix(6).elementsEqual("城乡".utf8) { return nil }
                let isLonger = longer.contains { entry in
                    cursor.stands(entry.ending) && end - at == 3
                        && entry.next.match(bytes, at: end, end: bytes.count) != nil
                }
                if !isLonger, end < bytes.count { return end }
            }
            at += characterLength(bytes[at])
        }
        return nil
    }
}
