extension Gate {
    /// Nothing is public before its moment.
    static let due = Gate("due") { candidate, results in
        switch candidate.disclosure.origin.waiting(at: candidate.moment) {
        case .noMoment:
            results.append(
                GateResult(
                    "due", .waits, file: candidate.yaml, "没有写明公开时刻",
                    advice: "在disclosure.yaml写明publish，如publish: 2025-09-05T09:00:00+08:00"))
        case .notDue(let moment):
            let zone = candidate.site.zone
            let days = moment.day(in: zone).number - candidate.moment.day(in: zone).number
            let rest = days > 0 ? "还有\(days)天" : "就在今天"
            results.append(
                GateResult(
                    "due", .waits, file: candidate.yaml, place: candidate.disclosure.origin.file.places.publish,
                    "公开时刻未到：\(moment.moved(to: zone).minuteText)，\(rest)", advice: "到时再公开；如要提前，改publish"))
        case .noReport, .noAccounts, nil: return
        }
    }
}
