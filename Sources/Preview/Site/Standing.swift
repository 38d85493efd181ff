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
    /// Whether it waits for a file or a moment, and not for time alone.
    private var waitsForStaff = false

    /// How many things staff must do themselves: a file or a moment that is missing is one, what only takes time is not.
    var count: Int { work.count { $0.effect == .blocks || $0.effect == .waits && waitsForStaff } }
}

extension Standing {
    /// Asks all gates. Files that cannot be understood are work of their own.
    init(_ disclosure: Disclosure, of department: Department, in edition: Edition, faults: [Fault]) {
        let zone = edition.content.site.zone
        work = faults.filter { $0.file.hasPrefix(disclosure.folder + "/") }.map { fault in
            Work(
                effect: .blocks, word: GateResult.Effect.blocks.word, message: fault.message, advice: "改正这个文件",
                place: fault.line > 0 ? "\(fault.file)，第 \(fault.line) 行" : fault.file)
        }
        let candidate = Candidate(
            reading: disclosure, of: department, in: edition.content, at: edition.moment, before: edition.before)
        work += Gate.results(candidate, gates: edition.gates).map(Work.init)
        let waiting = disclosure.waiting(at: edition.moment)
        switch waiting {
        case .noReport, .noAccounts, .noMoment: waitsForStaff = true
        case .notDue, nil: break
        }
        if work.contains(where: { $0.effect == .blocks }) {
            (kind, status) = (.blocked, "还不能公开")
        } else {
            switch waiting {
            case .notDue(let moment): (kind, status) = (.planned, "定于 \(moment.moved(to: zone).minuteText) 公开")
            case nil: (kind, status) = (.open, "可以公开")
            default: (kind, status) = (.waiting, "还不能公开，在等")
            }
        }
        if let withdrawal = disclosure.file.withdrawn, withdrawal.moment <= edition.moment {
            (kind, status) = (.open, "已撤回")
            work = []
        }
        deadline = Standing.deadline(disclosure.file, isOpen: kind == .open, today: edition.day)
    }

    /// 预算法 art. 14 gives twenty days from the approval.
    private static func deadline(_ file: DisclosureFile, isOpen: Bool, today: Day) -> String {
        guard !isOpen else { return "" }
        guard let approved = file.approved else { return "没有批复日期，期限无法计算" }
        let last = approved.adding(Calendar.daysAllowed)
        let days = last.number - today.number
        if days > 0 { return "距公开期限 \(last) 还有 \(days) 天" }
        return days == 0 ? "今天是公开期限" : "已超过公开期限 \(last) \(-days) 天"
    }
}

extension Standing.Work {
    init(_ result: GateResult) {
        switch result.effect {
        case .warns: effect = .warns
        case .waits: effect = .waits
        case .blocks: effect = .blocks
        }
        word = result.effect.word
        message = result.message
        advice = result.advice
        place = result.place.map { "\(result.file)，第 \($0.line) 行第 \($0.column) 字" } ?? ""
    }
}
