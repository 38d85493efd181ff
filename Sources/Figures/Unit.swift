/// What a figure counts, its magnitude (万, 亿) apart.
public enum Unit: UInt8, Sendable, Hashable, CaseIterable, BitwiseCopyable {
    /// No unit is printed.
    case bare
    case yuan
    case percent
    /// 个百分点
    case percentagePoints
    /// 分: marks, not minutes or cents.
    case points
    /// 个 名 人: heads.
    case people
    /// 人次 户次: visits, not heads.
    case visits
    /// 户
    case households
    /// Any other measure word: 宗 件 场 家 …
    case count
    /// 年 of a calendar date.
    case year
    /// 月 日 号 时 届 期 第…: never an amount.
    case calendar

    /// The name in `gongkai/report/1`.
    public var name: String {
        switch self {
        case .yuan: "yuan"
        case .percent, .percentagePoints: "percent"
        case .points: "points"
        case .people, .visits, .households, .count: "people"
        case .bare, .year, .calendar: "bare"
        }
    }
}
