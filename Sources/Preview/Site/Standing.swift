import Disclosures
import Pages

/// How a disclosure stands: public or not, why, and what is left to do.
struct Standing: Sendable {
    enum Kind: Sendable { case blocked, waiting, planned, open }

    /// One thing to do, or to wait for.
    struct Work: Sendable {
        enum Effect: Sendable { case warns, waits, blocks }
        var effect: Effect
        var word: String
        var message: String
        var advice = ""
        var place = ""
    }

    var kind: Kind
    var status: String
    var deadline: String
    var work: [Work]

    /// How many things staff must do themselves; what only takes time is not one.
    var count: Int { work.count { $0.effect == .blocks } }
}

extension Standing {
    init(_ disclosure: Disclosure, edition: Edition, faults: [Fault]) {
        let site = edition.content.site
        let reason = edition.withheld.first { $0.folder == disclosure.folder }?.reason
        work = faults.filter { $0.file.hasPrefix(disclosure.folder + "/") }.map { fault in
            Work(
                effect: .blocks, word: "不能公开", message: fault.message, advice: "改正这个文件",
                place: fault.line > 0 ? "\(fault.file)，第 \(fault.line) 行" : fault.file)
        }
        switch reason {
        case .noReport:
            work.append(
                Work(effect: .blocks, word: "等待", message: "缺少自评报告，决算不能单独公开", advice: "把自评报告放进 \(disclosure.folder)"))
        case .noAccounts:
            work.append(
                Work(effect: .blocks, word: "等待", message: "缺少部门决算，自评报告不能单独公开", advice: "把部门决算放进 \(disclosure.folder)"))
        case .noMoment:
            work.append(
                Work(
                    effect: .blocks, word: "不能公开", message: "没有写明公开时间",
                    advice: "在 \(disclosure.folder)/disclosure.yaml 写明 publish"))
        case .notDue(let moment):
            work.append(
                Work(effect: .waits, word: "等待", message: "定于 \(moment.moved(to: site.zone).minuteText) 公开"))
        case nil: break
        }
        if work.contains(where: { $0.effect == .blocks }) {
            (kind, status) = (.blocked, "草稿：还不能公开")
        } else if case .notDue(let moment) = reason {
            (kind, status) = (.planned, "到时公开：\(moment.moved(to: site.zone).minuteText)")
        } else if reason != nil {
            (kind, status) = (.waiting, "草稿：在等")
        } else {
            (kind, status) = (.open, "可以公开")
        }
        deadline = Standing.deadline(disclosure.file, isOpen: kind == .open, today: edition.day)
    }

    /// 预算法 art. 14 gives twenty days from the approval.
    private static func deadline(_ file: DisclosureFile, isOpen: Bool, today: Day) -> String {
        guard let approved = file.approved else { return isOpen ? "" : "没有批复日期，期限无法计算" }
        guard !isOpen else { return "" }
        let last = approved.adding(Calendar.daysAllowed)
        let days = last.number - today.number
        if days > 0 { return "距公开期限 \(last) 还有 \(days) 天" }
        return days == 0 ? "今天是公开期限" : "已超过公开期限 \(last) \(-days) 天"
    }
}
