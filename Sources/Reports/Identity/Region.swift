/// The places that a department's name begins with: 郴州市桂东县总工会 → 郴州市, 桂东县.
struct Region {
    /// From the largest down.
    var levels: [String] = []
    /// The name after them.
    var rest: Substring = ""
    /// The whole name, every place in full.
    var name: String { levels.joined() + rest }

    /// Endings of places, longer ones first.
    private static let endings = [
        "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "林区", "特区", "地区", "新区", "开发区",
        "省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道",
    ]

    init(of name: String) {
        var rest = name[...]
        if rest.hasPrefix("中共") { rest = rest.dropFirst(2) }
        while let (level, after) = Region.first(rest, isFirst: levels.isEmpty) {
            // 广州, 杭州: a city that dropped its 市.
            levels.append(level.count == 2 && level.hasSuffix("州") ? level + "市" : String(level))
            rest = after
        }
        self.rest = rest
    }

    /// The first place in a name. A place has at least one character before its ending, two where none
    /// stands before it, and something after it.
    private static func first(_ name: Substring, isFirst: Bool) -> (Substring, Substring)? {
        var index = name.startIndex
        var length = 0
        while index < name.endIndex, length < 12 {
            let tail = name[index...]
            if length >= 1, let ending = endings.first(where: { tail.hasPrefix($0) }) {
                let end = name.index(index, offsetBy: ending.count)
                let after = name[end...]
                // 市区, 市场监督管理局, 州市: the ending belongs to a longer word.
                let isWord = isPartOfWord(ending, after)
                if name[..<end].hasSuffix("城市") && name[..<end].count == 2 || name[..<end].hasSuffix("城乡") { return nil }
                if !isWord, !after.isEmpty { return (name[..<end], after) }
            }
            index = name.index(after: index)
            length += 1
        }
        return nil
    }

    private static func isPartOfWord(_ ending: String, _ after: Substring) -> Bool {
        switch ending {
        case "市": after.hasPrefix("场") || after.hasPrefix("政") || after.hasPrefix("容环") || after.hasPrefix("容管") || after.hasPrefix("容市")
        case "乡": after.hasPrefix("村") || after.hasPrefix("镇") || after.hasPrefix("建") || after.hasPrefix("规")
        case "区": after.hasPrefix("域")
        case "州": after.hasPrefix("市") || after.hasPrefix("区") || after.hasPrefix("县")
        case "镇": after.hasPrefix("江") || after.hasPrefix("区")
        case "旗": after.hasPrefix("县")
        default: false
        }
    }
}
