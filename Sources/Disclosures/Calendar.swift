/// The dates of a disclosure, and whether it came in time.
///
/// 预算法 art. 14: within twenty days of the approval of the accounts. A date that is missing is never called late.
public struct Calendar: Sendable {
    public static let daysAllowed = 20

    public var approved: Day?
    /// Approval and twenty days.
    public var deadline: Day?
    /// When both became, or become, public on this site: planned, until a ledger proves it.
    public var moment: Moment?
    /// Whether a ledger holds that moment.
    public var isProven: Bool
    /// What was public elsewhere before, as declared.
    public var earlier: DisclosureFile.Earlier?
    public var status: Status
    /// The days from the approval to the publication of the later of the two.
    public var lag: Int?
    /// The days between report and accounts, where that is more than the site tolerates: said beside any status.
    public var apart: Int?

    public enum Status: Sendable, Equatable {
        /// Both together, and in time.
        case together
        /// Days after the deadline.
        case late(Int)
        /// Days between report and accounts, where that is more than the site tolerates.
        case apart(Int)
        case unknown
    }

    init(_ file: DisclosureFile, site: Site, proven: Moment? = nil) {
        approved = file.approved
        deadline = file.approved?.adding(Calendar.daysAllowed)
        moment = (proven ?? file.publish)?.moved(to: site.zone)
        isProven = proven != nil
        earlier = file.earlier
        let here = moment?.day(in: site.zone)
        let report = file.earlier?.report ?? here
        let accounts = file.earlier?.accounts ?? here
        if let report, let accounts, abs(report.number - accounts.number) > site.toleranceDays {
            apart = abs(report.number - accounts.number)
        }
        guard let deadline, let approved, let report, let accounts else {
            status = .unknown
            return
        }
        let last = max(report, accounts)
        let lag = last.number - approved.number
        self.lag = lag
        if lag < 0 {
            status = .unknown
        } else if last > deadline {
            status = .late(last.number - deadline.number)
        } else if let apart {
            status = .apart(apart)
        } else {
            status = .together
        }
    }

    /// The days from a moment to the deadline; negative where it is past.
    public func daysLeft(at moment: Moment, zone: TimeZoneOffset) -> Int? {
        deadline.map { $0.number - moment.day(in: zone).number }
    }
}
