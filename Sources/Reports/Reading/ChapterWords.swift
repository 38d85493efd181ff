import Figures

/// What a chapter's title names, seen in one pass.
struct ChapterWords: OptionSet {
    let rawValue: UInt8

    /// 结论
    static let conclusion = ChapterWords(rawValue: 1 << 0)
    /// 改进 措施 整改 下一步 打算
    static let measures = ChapterWords(rawValue: 1 << 1)
    /// 建议
    static let advice = ChapterWords(rawValue: 1 << 2)
    /// 问题
    static let problems = ChapterWords(rawValue: 1 << 3)
    /// 存在
    static let existing = ChapterWords(rawValue: 1 << 4)
    /// 其他需要说明
    static let explanation = ChapterWords(rawValue: 1 << 5)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ text: [UInt8], _ title: ByteSpan) {
        var found: ChapterWords = []
        var cursor = Cursor(text, title)
        while !cursor.isAtEnd {
            found.formUnion(ChapterWords.word(cursor))
            cursor.step()
        }
        self = found
    }

    private static func word(_ cursor: Cursor) -> ChapterWords {
        switch cursor.character {
        case "结": cursor.stands("结论") ? .conclusion : []
        case "改": cursor.stands("改进") ? .measures : []
        case "措": cursor.stands("措施") ? .measures : []
        case "整": cursor.stands("整改") ? .measures : []
        case "下": cursor.stands("下一步") ? .measures : []
        case "打": cursor.stands("打算") ? .measures : []
        case "建": cursor.stands("建议") ? .advice : []
        case "问": cursor.stands("问题") ? .problems : []
        case "存": cursor.stands("存在") ? .existing : []
        case "其": cursor.stands("其他需要说明") ? .explanation : []
        default: []
        }
    }
}
