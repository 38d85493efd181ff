import Disclosures
import Figures
import Rendering

/// What both formats of a feed say of an event, in the words of the theme.
struct FeedItem {
    let department: DepartmentRecord
    /// The version that became public.
    let record: Record
    /// The version after it, where it was corrected.
    let next: Record?
    /// All versions, the oldest first.
    let versions: [Record]
    let place: Int
    let moment: Moment
    /// When the item last changed: it leads elsewhere once its version was replaced.
    let modified: Moment
    /// `2023` or `2023.r1`: what the files of this version begin with.
    let stem: String
    let base: String
    var title: [UInt8] = []
    var summary: [UInt8] = []
    var content: [UInt8] = []

    init?(_ event: FeedEvent, _ index: SiteIndex, _ site: Site) {
        guard let base = site.baseURL else { return nil }
        self.base = base
        department = index.departments[event.department]
        let newest = department.years[event.record]
        versions = newest.items.earlier + [newest]
        place = event.version
        record = versions[place]
        next = place + 1 < versions.count ? versions[place + 1] : nil
        moment = Moment(seconds: event.moment, zone: site.zone)
        modified = next?.since?.moved(to: site.zone) ?? moment
        stem = next == nil ? "\(record.year)" : "\(record.year).r\(record.items.revision)"
    }

    /// The page of this version.
    var url: String { "\(base)\(department.slug)/\(stem).html" }

    /// Never changes while the site stays where it is, whatever becomes of the page.
    var id: String { "\(base)\(department.slug)/\(record.year).html#r\(record.items.revision)" }

    func url(of file: ReceivedFile) -> String {
        "\(base)\(department.slug)/\(stem).\(file.stem.rawValue).\(file.ending)"
    }

    /// When a document of this version became public, as it stands here byte for byte.
    func since(_ stem: Reading.File.Stem) -> Moment? {
        guard let digest = record.items.file(stem)?.digest else { return nil }
        var first = place
        while first > 0, versions[first - 1].items.file(stem)?.digest == digest { first -= 1 }
        return versions[first].since?.moved(to: moment.zone)
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
        page.set(names.moment, moment.minuteText)
        if let correction = record.items.correction {
            page.set(names.isCorrected, true)
            page.set(names.note, correction.note)
        }
        page.set(names.isPlanned, record.items.proof == nil)
        if let score = record.score { page.write(names.score) { $0.append(decimal: score) } }
        if let full = record.outOf?.reduced { page.write(names.outOf) { $0.append(decimal: full) } }
        if let grade = record.grade { page.set(names.grade, grade.rawValue) }
        if let amount = record.initial { page.write(names.initial) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.adjusted { page.write(names.adjusted) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.actual { page.write(names.actual) { Amounts.wan(amount, into: &$0) } }
        page.set(names.isUnstaged, record.sum(.expenditure, .budget) != nil)
        if let rate = record.rate { page.write(names.rate) { $0.append(decimal: rate) } }
        page.set(names.isComputedRate, record.items.isRateComputed)
        for (slot, count) in [
            (names.checked, record.checked), (names.failed, record.failed), (names.errors, record.errors),
            (names.warnings, record.warnings), (names.notes, record.notes),
        ] where count > 0 { set(slot, count) }
        writeDates(&page, names)
        theme.feedTitle.render(page, into: &title)
        theme.feedSummary.render(page, into: &summary)
        theme.feedContent.render(page, into: &content)
        for path in [\FeedItem.title, \FeedItem.summary, \FeedItem.content] {
            while self[keyPath: path].last == 0x0A { self[keyPath: path].removeLast() }
        }
    }

    private func writeDates(_ page: inout Page, _ names: FeedNames) {
        let calendar = record.calendar
        if let day = calendar.approved { page.set(names.approved, day.description) }
        if let day = calendar.deadline { page.set(names.deadline, day.description) }
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
            if let day = earlier.report { page.set(names.declaredReport, day.description) }
            if let day = earlier.accounts { page.set(names.declaredAccounts, day.description) }
            page.set(names.declaredPlace, earlier.place ?? "")
        }
    }
}
