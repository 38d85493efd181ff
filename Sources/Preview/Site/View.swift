import Disclosures

/// Which site is looked at: at which moment, with drafts or as citizens see it.
struct View: Hashable, Sendable {
    /// Nil: as time goes on.
    var moment: Moment?
    var drafts = true

    static let now = View()
    /// The same moment, as citizens see it.
    var forCitizens: View { View(moment: moment, drafts: false) }
}

extension View {
    /// What a date field or an address says. A day is looked at as it ends: all that is due on it is there.
    static func moment(_ text: String, zone: TimeZoneOffset) -> Moment? {
        guard let moment = Moment(text, zone: zone) else { return nil }
        return text.utf8.count == 10 ? Moment(seconds: moment.seconds + 86_399, zone: zone) : moment
    }

    /// As it is kept in a cookie.
    var cookie: String { "\(moment.map { String($0.seconds) } ?? "")~\(drafts ? 1 : 0)" }

    init?(cookie: String, zone: TimeZoneOffset) {
        let parts = cookie.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        drafts = parts[1] == "1"
        moment = nil
        if !parts[0].isEmpty {
            guard let seconds = Int(parts[0]), abs(seconds) < 1 << 40 else { return nil }
            moment = Moment(seconds: seconds, zone: zone)
        }
    }
}
