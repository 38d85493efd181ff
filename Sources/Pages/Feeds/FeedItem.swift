import Disclosures
import Figures
import Rendering

/// What both formats of a feed say of an event, as bytes, in the words of the theme.
struct FeedItem {
    let department: DepartmentRecord
    /// The version that became public.
    let record: Record
    let moment: Moment
    /// Never changes while the site stays where it is, whatever becomes of the page.
    let id: [UInt8]
    /// The page of this version.
    let url: [UInt8]
    let published: [UInt8]
    let modified: [UInt8]
    /// Where the ledger's proof of this version is, where there is one.
    let proof: [UInt8]
    /// The addresses of the files as received.
    let files: [[UInt8]]
    /// When each of the two documents became public, as it stands here byte for byte.
    let reportSince: [UInt8]?
    let accountsSince: [UInt8]?
    var title: [UInt8] = []
    var summary: [UInt8] = []
    var content: [UInt8] = []

    init?(_ event: FeedEvent, _ index: SiteIndex, _ site: Site) {
        guard let base = site.baseURL else { return nil }
        let department = index.departments[event.department]
        let newest = index.record(department.years[event.record])
        let isNewest = event.version == newest.items.earlier.count
        let record = isNewest ? newest : newest.items.earlier[event.version]
        let moment = Moment(seconds: event.moment, zone: site.zone)
        let published = moment.bytes
        self.department = department
        self.record = record
        self.moment = moment
        self.published = published
        modified =
            event.modified == event.moment
            ? published : Moment(seconds: event.modified, zone: site.zone).bytes
        var page: [UInt8] = []
        page.append(raw: base)
        page.append(raw: department.slug)
        page.append(UInt8(ascii: "/"))
        page.append(number: record.year)
        id =
            page
            + (record.isPublic
                ? Array(".html#r".utf8) + FeedItem.digits(record.items.revision) : Array(".html#withdrawn".utf8))
        if !isNewest { page += Array(".r".utf8) + FeedItem.digits(record.items.revision) }
        url = page + Array(".html".utf8)
        proof = page + Array(".tlog-proof".utf8)
        files = record.items.files.map { file in
            var address = page
            address.append(UInt8(ascii: "."))
            address.append(raw: file.stem.rawValue)
            address.append(UInt8(ascii: "."))
            address.append(raw: file.ending)
            return address
        }
        func since(_ stem: Reading.File.Stem) -> [UInt8]? {
            // Nothing is left of what was withdrawn but that it was public.
            guard record.isPublic else { return record.calendar.moment?.bytes }
            guard let digest = record.items.file(stem)?.digest else { return nil }
            var first = event.version
            while first > 0, newest.items.earlier[first - 1].items.file(stem)?.digest == digest { first -= 1 }
            guard first < event.version else { return published }
            return newest.items.earlier[first].since?.moved(to: site.zone).bytes
        }
        reportSince = since(.report)
        accountsSince = since(.accounts)
    }

    private static func digits(_ number: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.append(number: number)
        return out
    }
}

extension FeedItem {
    /// Fills the words from the theme's templates.
    mutating func write(_ page: inout Page, _ theme: Theme) {
        let names = theme.feedNames
        page.removeAll()
        func set(_ slot: HTMLSlot, _ number: Int) { page.write(slot) { $0.append(number: number) } }
        page.set(names.department, department.name)
        set(names.year, record.year)
        page.set(names.moment, moment.minuteBytes)
        if let correction = record.items.correction {
            page.set(names.isCorrected, true)
            page.set(names.note, correction.note)
        }
        page.set(names.isPlanned, record.items.proof == nil)
        if let withdrawal = record.withdrawal {
            page.set(names.isWithdrawn, true)
            page.set(names.note, withdrawal.reason)
        }
        if let score = record.score { page.write(names.score) { $0.append(decimal: score) } }
        if let full = record.outOf?.reduced { page.write(names.outOf) { $0.append(decimal: full) } }
        if let grade = record.grade { page.set(names.grade, grade.rawValue) }
        if let amount = record.initial { page.write(names.initial) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.adjusted { page.write(names.adjusted) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.actual { page.write(names.actual) { Amounts.wan(amount, into: &$0) } }
        page.set(names.isUnstaged, record.sum(.expenditure, .budget) != nil)
        if let rate = record.rate { page.write(names.rate) { $0.append(decimal: rate) } }
        page.set(names.isComputedRate, record.items.isRateComputed)
        let findings = record.findingCounts
        if record.checked > 0 { set(names.checked, record.checked) }
        if record.failed > 0 { set(names.failed, record.failed) }
        if findings.errors > 0 { set(names.errors, findings.errors) }
        if findings.warnings > 0 { set(names.warnings, findings.warnings) }
        if findings.notes > 0 { set(names.notes, findings.notes) }
        writeDates(&page, names)
        title = FeedItem.render(theme.feedTitle, page)
        summary = FeedItem.render(theme.feedSummary, page)
        content = FeedItem.render(theme.feedContent, page)
    }

    /// Without the line break that ends a file.
    private static func render(_ template: Template, _ page: Page) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(800)
        template.render(page, into: &out)
        while out.last == 0x0A { out.removeLast() }
        return out
    }

    private func writeDates(_ page: inout Page, _ names: FeedNames) {
        let calendar = record.calendar
        if let day = calendar.approved { page.set(names.approved, day.bytes) }
        if let day = calendar.deadline { page.set(names.deadline, day.bytes) }
        if let lag = calendar.lag { page.write(names.lag) { $0.append(number: lag) } }
        if let days = DataWords.status(calendar.status).days { page.write(names.days) { $0.append(number: days) } }
        switch calendar.status {
        case .together: page.set(names.isTogether, true)
        case .late: page.set(names.isLate, true)
        case .apart: page.set(names.isApart, true)
        case .unknown: page.set(names.isUnknown, true)
        }
        if let earlier = calendar.earlier {
            page.set(names.isDeclared, true)
            if let day = earlier.report { page.set(names.declaredReport, day.bytes) }
            if let day = earlier.accounts { page.set(names.declaredAccounts, day.bytes) }
            page.set(names.declaredPlace, earlier.place ?? "")
        }
    }
}
