extension Gate {
    /// Nothing is public before its moment.
    static let due = Gate("due") { candidate, results in
        switch candidate.disclosure.origin.waiting(at: candidate.moment) {
        case .noMoment:
            // Of the year after: who takes the example over as it stands must not publish at once.
            let example = "\(candidate.disclosure.year + 1)-09-05T09:00:00+08:00"
            results.append(
                GateResult(
                    "due", .waits, file: candidate.yaml, "没有写明公开时刻",
                    advice: "在disclosure.yaml写明publish，如publish: \(example)"))
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
