import Disclosures
import Rendering

/// The dates of a disclosure and what follows from them, set into a page.
enum DateValues {
    /// What the ledger says of one revision. `name` is that of the page, without its ending.
    static func fill(_ page: inout Page, _ names: DateNames, _ standing: Proven.Standing?, name: String) {
        guard let standing else { return }
        page.set(names.isProven, true)
        page.set(names.ledgerIndex, standing.index)
        page.set(names.proofLink, "\(name).tlog-proof")
    }

    static func fill(_ page: inout Page, _ names: DateNames, _ calendar: Calendar) {
        if let approved = calendar.approved { page.set(names.approved, approved.description) }
        if let deadline = calendar.deadline { page.set(names.deadline, deadline.description) }
        if let moment = calendar.moment { page.set(names.moment, moment.minuteText) }
        if let lag = calendar.lag { page.set(names.lag, lag) }
        if let days = calendar.apart { page.set(names.apartDays, days) }
        switch calendar.status {
        case .together: page.set(names.isTogether, true)
        case .late(let days):
            page.set(names.isLate, true)
            page.set(names.days, days)
        case .apart(let days):
            page.set(names.isApart, true)
            page.set(names.days, days)
        case .unknown: page.set(names.isUnknown, true)
        }
        if let earlier = calendar.earlier {
            page.set(names.isDeclared, true)
            if let day = earlier.report { page.set(names.declaredReport, day.description) }
            if let day = earlier.accounts { page.set(names.declaredAccounts, day.description) }
            page.set(names.declaredPlace, earlier.place ?? "")
        }
    }
}

/// `16.1 KB`
enum FileSize {
    static func text(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        let (unit, divisor) = bytes < 1_000_000 ? ("KB", 1000) : ("MB", 1_000_000)
        let tenths = (bytes * 10 + divisor / 2) / divisor
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
