extension Gate {
    /// 预算法 art. 14: twenty days from the approval. What will be late is said while there is still time.
    static let deadline = Gate("deadline") { candidate, results in
        let (calendar, zone) = (candidate.disclosure.calendar, candidate.site.zone)
        let origin = candidate.disclosure.origin
        guard let deadline = calendar.deadline, let left = calendar.daysLeft(at: candidate.moment, zone: zone),
            origin.waiting(at: candidate.moment) != nil, calendar.earlier == nil
        else { return }
        let place = origin.file.places.approved
        func warn(_ message: String, _ advice: String) {
            results.append(
                GateResult("deadline", .warns, file: candidate.yaml, place: place, message, advice: advice))
        }
        if left < 0 {
            warn("法定公开期限\(deadline)已过\(-left)天", "尽快公开")
        } else if let planned = calendar.moment?.day(in: zone), planned > deadline {
            warn(
                "排定在\(planned)公开，比法定期限\(deadline)晚\(planned.number - deadline.number)天",
                "把publish提前到\(deadline)以前")
        } else if calendar.moment == nil || left <= Gate.lastDays {
            warn(left == 0 ? "今天是法定公开期限" : "距法定公开期限\(deadline)还有\(left)天", "抓紧办齐报告、决算和审核")
        }
    }

    /// How many days before the end staff are warned although all is planned.
    static let lastDays = 5
}
