import Disclosures
import Rendering

/// The page in place of a withdrawn disclosure: that it was public, since when it is not, and why. No word of its text.
struct WithdrawalNotice {
    let withdrawn: WithdrawnDisclosure
    let department: Department

    /// Writes the notice at the disclosure's address and at those of its revisions.
    func write(_ pages: ReportPageWriter) -> Record {
        let year = withdrawn.year
        let revisions = (0..<withdrawn.revisions).map { Address("\(department.slug)/\(year).r\($0 + 1).html") }
        for address in [Addresses.disclosure(department.slug, year)] + revisions {
            pages.write(page(pages.theme, pages.frame, address), as: .withdrawn, at: address)
        }
        var record = Record(year: year, calendar: withdrawn.calendar, isDraft: false, isRevised: false)
        record.withdrawal = withdrawn.withdrawal
        record.items.revision = withdrawn.revisions + 1
        return record
    }

    private func page(_ theme: Theme, _ frame: SiteFrame, _ address: Address) -> Page {
        let names = theme.noticeNames
        var page = Page(names.schema)
        let (withdrawal, zone) = (withdrawn.withdrawal, frame.site.zone)
        let moment = withdrawal.moment.moved(to: zone).minuteText
        var values = FrameValues(address: address, title: "\(department.name) \(withdrawn.year)年度：已撤回")
        values.column = "绩效自评与决算公开"
        values.pubDate = moment
        values.feed = (Feeds.folder(department: department.slug), department.name)
        frame.fill(&page, names.frame, values)
        page.set(names.department, department.name)
        page.set(names.year, withdrawn.year)
        page.set(names.departmentLink, "index.html")
        if let last = department.region.last {
            page.set(names.regionName, last)
            page.set(names.regionLink, "../" + Addresses.region(department.region).link)
        }
        page.set(names.published, withdrawn.calendar.moment?.minuteText ?? "")
        page.set(names.moment, moment)
        page.set(names.reason, withdrawal.reason)
        switch withdrawal.kind {
        case .privacy: page.set(names.isPrivacy, true)
        case .secrecy: page.set(names.isSecrecy, true)
        case .error: page.set(names.isError, true)
        case .duplicate: page.set(names.isDuplicate, true)
        case .other: break
        }
        return page
    }
}
