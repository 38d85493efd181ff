import Disclosures

/// The words that stand in data, not on pages.
enum DataWords {
    /// 同步 and what it is not, with the days where there are any.
    static func status(_ status: Calendar.Status) -> (word: StaticString, days: Int?) {
        switch status {
        case .together: ("同步", nil)
        case .late(let days): ("迟", days)
        case .apart(let days): ("相隔", days)
        case .unknown: ("无法判断", nil)
        }
    }

    static func file(_ stem: Reading.File.Stem) -> StaticString {
        switch stem {
        case .report: "自评报告原件"
        case .accounts: "部门决算原件"
        case .scores: "评分表原件"
        }
    }

    static let packageDescription =
        "部门整体支出绩效自评报告与部门决算中的数字，以及本站重新计算的结果。"
        + "文本单元格若以 = + - @、制表符、换行或 ' 开头（全角的 ＝ ＋ － ＠ 也是），前面加了一个 '，以免被电子表格当作公式；去掉这一个 ' 即为原文。数字单元格不受影响。"
        + " The figures of departments' performance self-evaluations and final accounts, and what came out when they were"
        + " recomputed. A text cell that begins with = + - @, a tab, a line break or ' (full-width ＝ ＋ － ＠ included) has"
        + " one ' before it, so that no spreadsheet takes it for a formula: take that one ' away and you have the text."
        + " Cells of numbers are never touched."
}
