import Figures

/// What stands between two figures, seen in one pass: whether a list of parts begins, goes on or ends.
struct GapWords: OptionSet {
    let rawValue: UInt16

    /// 其中, 分别为, 按…分
    static let ofWhich = GapWords(rawValue: 1 << 0)
    /// 用于 包括 分为 构成 主要为 支出中，
    static let use = GapWords(rawValue: 1 << 1)
    /// 年末 现有 全年 上年 同比 结余 另有 此外 来源分 执行率: another statement.
    static let elsewhere = GapWords(rawValue: 1 << 2)
    /// 等 主要 重点: not all parts are named.
    static let openEnded = GapWords(rawValue: 1 << 3)
    static let semicolon = GapWords(rawValue: 1 << 4)
    /// 、 和
    static let enumeration = GapWords(rawValue: 1 << 5)
    /// 比上年 较上年
    static let comparison = GapWords(rawValue: 1 << 6)
    private static let by = GapWords(rawValue: 1 << 7)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ text: [UInt8], _ gap: ByteSpan) {
        var found: GapWords = []
        text.withUnsafeBufferPointer { bytes in
            var at = gap.start
            let end = Swift.min(gap.end, bytes.count)
            while at + 3 <= end {
                guard bytes[at] >= 0xE0 else {
                    at += 1
                    continue
                }
                let next = at + 6 <= end ? GapWords.character(bytes, at + 3) : 0
                found.formUnion(GapWords.word(GapWords.character(bytes, at), next, after: found))
                at += 3
            }
        }
        self = found
    }

    private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32 {
        UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
    }

    private static func word(_ first: UInt32, _ next: UInt32, after found: GapWords) -> GapWords {
        switch first {
        case code("其"): return next == code("中") ? .ofWhich : []
        case code("按"): return .by
        case code("分"):
            if next == code("别") || found.contains(.by) { return .ofWhich }
            return next == code("为") ? .use : []
        case code("用"): return next == code("于") ? .use : []
        case code("包"): return next == code("括") ? .use : []
        case code("构"): return next == code("成") ? .use : []
        case code("中"): return next == code("，") ? .use : []
        case code("主"): return next == code("要") ? .openEnded : []
        case code("重"): return next == code("点") ? .openEnded : []
        case code("等"): return .openEnded
        case code("；"): return .semicolon
        case code("、"), code("和"): return .enumeration
        case code("年"): return next == code("末") ? .elsewhere : []
        case code("现"), code("另"): return next == code("有") ? .elsewhere : []
        case code("全"): return next == code("年") ? .elsewhere : []
        case code("上"): return next == code("年") ? .elsewhere : []
        case code("同"): return next == code("比") ? .elsewhere : []
        case code("结"): return next == code("余") ? .elsewhere : []
        case code("此"): return next == code("外") ? .elsewhere : []
        case code("来"): return next == code("源") ? .elsewhere : []
        case code("行"): return next == code("率") ? .elsewhere : []
        case code("比"), code("较"): return next == code("上") ? .comparison : []
        default: return []
        }
    }

    /// The three bytes of a Chinese character.
    @inline(__always)
    private static func code(_ character: Unicode.Scalar) -> UInt32 {
        let value = character.value
        return (0xE0 | value >> 12) << 16 | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F)
    }
}
