import Disclosures
import Documents
import Figures
import Rendering
import Reports

/// Writes the pages of reports, one after the other. Each worker has its own; its buffers are used again and again.
final class DisclosureWriter {
    let pages: ReportPageWriter
    private let markdown = Markdown()
    private var page: Page
    private var wholePage: Page
    private var parts = Parts()
    private var text: [UInt8] = []
    private var rows: RowWriter
    private var searched = SearchedTextWriter()
    private let attic: Attic

    /// The years before and after, where they have pages.
    struct Neighbours {
        var previous: Int?
        var next: Int?
    }

    init(theme: Theme, frame: SiteFrame, attic: Attic, output: any PageOutput) {
        pages = ReportPageWriter(theme: theme, frame: frame, output: output)
        self.attic = attic
        rows = RowWriter(attic)
        page = Page(theme.disclosureNames.schema)
        wholePage = Page(theme.markdownNames.schema)
    }

    var theme: Theme { pages.theme }
    var frame: SiteFrame { pages.frame }
    var output: any PageOutput { pages.output }

    /// Writes all that a disclosure is made of, and keeps what other pages need.
    func write(_ reading: Reading, of department: Department, neighbours: Neighbours) -> Record {
        let year = reading.disclosure.year
        let address = Addresses.disclosure(department.slug, year)
        let content = DisclosureMarkdown(reading, theme.words)
        var record = record(reading, content)
        parts.removeAll()
        content.write(into: &parts, record: &record)
        let files = self.files(reading, department.slug, suffix: "\(year)", &record)
        record.items.revision = reading.disclosure.revisions.count + 1
        record.items.correction = reading.disclosure.revisions.last?.revision
        record.items.proof = reading.disclosure.proven?[record.items.revision]
        record.items.rows = rows.write(reading, content.words, department.slug)
        record.searched = search(reading, of: department)
        fill(content, record, department, address, files)
        DateValues.fill(
            &page, names.dates, reading.disclosure.proven?[reading.disclosure.revisions.count + 1],
            name: "\(year)")
        page.set(names.previousYear, neighbours.previous.map(String.init) ?? "")
        page.set(names.previousLink, neighbours.previous.map { "\($0).html" } ?? "")
        page.set(names.nextYear, neighbours.next.map(String.init) ?? "")
        page.set(names.nextLink, neighbours.next.map { "\($0).html" } ?? "")
        for replaced in reading.disclosure.revisions.reversed() {
            let item = page.add(to: names.revisions)
            page.set(names.revision.number, replaced.number, in: item)
            page.set(names.revision.link, "\(year).r\(replaced.number).html", in: item)
            page.set(names.revision.moment, replaced.revision.moment.moved(to: frame.site.zone).minuteText, in: item)
            page.set(names.revision.note, replaced.revision.note, in: item)
        }
        pages.write(page, as: .disclosure, at: address)
        writeMarkdown(content, record, department, Address("\(department.slug)/\(year).md"))
        text.removeAll(keepingCapacity: true)
        reading.writeData(
            words: content.words, sha256: files.first { $0.file.stem == .report }?.sha256, into: &text)
        output.write(file: text, at: Address("\(department.slug)/\(year).json"))
        return record
    }

    /// Writes the page of what was public before a revision.
    func write(
        earlier reading: Reading, _ replaced: PublicDisclosure.Replaced, changes: (inout [UInt8]) -> Void,
        of department: Department
    ) -> Record {
        let year = reading.disclosure.year
        let address = Address("\(department.slug)/\(year).r\(replaced.number).html")
        let content = DisclosureMarkdown(reading, theme.words)
        var record = record(reading, content)
        parts.removeAll()
        content.write(into: &parts, record: &record)
        changes(&parts[.changes])
        let files = self.files(reading, department.slug, suffix: "\(year).r\(replaced.number)", &record)
        record.items.revision = replaced.number
        record.items.correction =
            replaced.number > 1 ? reading.disclosure.revisions[replaced.number - 2].revision : nil
        record.items.proof = reading.disclosure.proven?[replaced.number]
        fill(content, record, department, address, files)
        DateValues.fill(
            &page, names.dates, reading.disclosure.proven?[replaced.number],
            name: "\(year).r\(replaced.number)")
        page.set(names.revisionNumber, replaced.number)
        page.set(names.currentLink, "\(year).html")
        page.set(names.replacedMoment, replaced.revision.moment.moved(to: frame.site.zone).minuteText)
        page.set(names.replacedNote, replaced.revision.note)
        pages.write(page, as: .revision, at: address)
        return record
    }

    /// Puts the text aside for the search.
    private func search(_ reading: Reading, of department: Department) -> Attic.Piece {
        searched.begin(department.slug, department.name, department.region)
        searched.append(reading.report.document.text, as: SearchText.report)
        if let scores = reading.scores { searched.append(scores.document.text, as: SearchText.scores) }
        if let accounts = reading.accounts { searched.append(accounts.document.text, as: SearchText.accounts) }
        searched.end()
        return attic.put(searched.bytes)
    }

    private var names: DisclosureNames { theme.disclosureNames }

    private func record(_ reading: Reading, _ content: DisclosureMarkdown) -> Record {
        let total = content.money.total
        let scored = reading.report.score ?? reading.scores?.score
        var record = Record(
            year: reading.disclosure.year, score: scored?.value, outOf: scored?.outOf,
            grade: (reading.report.grade ?? reading.scores?.grade)?.value, initial: total?.initial?.value,
            adjusted: total?.adjusted?.value, actual: total?.actual?.value, rate: total?.shownRate,
            calendar: reading.disclosure.calendar, isDraft: reading.disclosure.isDraft,
            isRevised: !reading.disclosure.revisions.isEmpty)
        var scheme: [UInt8] = []
        for row in content.rows.bars {
            scheme.append(contentsOf: content.rows.text[row.name.range])
            scheme.append(decimal: row.weight)
        }
        record.scheme = scheme.isEmpty ? 0 : Fingerprint(scheme).value
        record.take(reading, content.money)
        return record
    }

    // MARK: Files

    private struct PublishedFile {
        var file: Reading.File
        var address: Address
        var sha256: String
    }

    /// Puts the files as received beside the page.
    private func files(_ reading: Reading, _ slug: String, suffix: String, _ record: inout Record) -> [PublishedFile] {
        reading.files.map { file in
            let address = Addresses.file(slug, suffix, file.stem.rawValue, file.name)
            output.write(file: file.bytes, at: address)
            let sha256 = Digest.sha256(file.bytes)
            record.items.files.append(
                ReceivedFile(file.stem, at: address, size: file.bytes.count, sha256: sha256))
            return PublishedFile(file: file, address: address, sha256: sha256)
        }
    }

    // MARK: The page

    private func fill(
        _ content: DisclosureMarkdown, _ record: Record, _ department: Department, _ address: Address,
        _ files: [PublishedFile]
    ) {
        page.removeAll()
        let reading = content.reading
        let year = reading.disclosure.year
        let title = String(decoding: theme.words.title(department.name, year), as: UTF8.self)
        var values = FrameValues(address: address, title: title)
        values.column = String(decoding: theme.words.column, as: UTF8.self)
        values.feed = (Feeds.folder(department: department.slug), department.name)
        values.pubDate = record.calendar.moment?.minuteText ?? ""
        frame.fill(&page, names.frame, values)
        page.write(names.frame.structured) {
            StructuredData(frame.site).write(record, department, address, title, into: &$0)
        }
        page.set(names.department, department.name)
        page.set(names.year, year)
        page.set(names.title, title)
        page.set(names.departmentLink, "index.html")
        if let last = department.region.last {
            page.set(names.regionName, last)
            page.set(names.regionLink, "../" + Addresses.region(department.region).link)
        }
        page.set(names.yearLink, "../" + Addresses.year(year).link)
        page.set(names.isDraft, reading.disclosure.isDraft)
        names.score.fill(&page, content, record)
        names.money.fill(&page, content)
        names.checks.fill(&page, content, record)
        DateValues.fill(&page, names.dates, record.calendar)
        page.set(names.dates.review, reading.disclosure.origin.file.review.joined(separator: "、"))
        for published in files {
            let item = page.add(to: names.files)
            page.set(names.file.link, published.address.name, in: item)
            page.set(names.file.name, published.file.name, in: item)
            page.set(names.file.size, FileSize.text(published.file.bytes.count), in: item)
            page.set(names.file.sha256, published.sha256, in: item)
            page.set(names.file.isReport, published.file.stem == .report, in: item)
            page.set(names.file.isAccounts, published.file.stem == .accounts, in: item)
            page.set(names.file.isScores, published.file.stem == .scores, in: item)
        }
        fillParts(content)
    }

    // MARK: Markdown

    private func fillParts(_ content: DisclosureMarkdown) {
        for part in Part.allCases where !parts[part].isEmpty {
            let options = PartOptions(part, content).options
            page.write(names.parts[part.rawValue]) { out in
                markdown.render(parts[part], options, into: &out)
            }
        }
    }

    private func writeMarkdown(
        _ content: DisclosureMarkdown, _ record: Record, _ department: Department, _ address: Address
    ) {
        let names = theme.markdownNames
        wholePage.removeAll()
        func set(_ slot: HTMLSlot, _ words: some Bytes) {
            wholePage.write(slot) { MarkdownText.inline(words, into: &$0) }
        }
        set(names.title, theme.words.title(department.name, record.year))
        set(names.department, department.name)
        wholePage.write(names.year) { $0.append(number: record.year) }
        if let score = record.score { wholePage.write(names.score) { $0.append(decimal: score) } }
        if let full = record.outOf { wholePage.write(names.outOf) { $0.append(decimal: full.reduced) } }
        if let grade = record.grade { set(names.grade, grade.rawValue) }
        if let amount = record.initial { wholePage.write(names.initial) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.adjusted { wholePage.write(names.adjusted) { Amounts.wan(amount, into: &$0) } }
        if let amount = record.actual { wholePage.write(names.actual) { Amounts.wan(amount, into: &$0) } }
        if let rate = record.rate { wholePage.write(names.rate) { $0.append(decimal: rate) } }
        wholePage.set(names.isUnstaged, content.money.total?.adjusted?.isUnstaged == true)
        wholePage.set(names.isComputedRate, record.items.isRateComputed)
        if let day = record.calendar.approved { set(names.approved, day.description) }
        if let moment = record.calendar.moment { set(names.moment, moment.minuteText) }
        if let proven = content.reading.disclosure.proven?[content.reading.disclosure.revisions.count + 1] {
            wholePage.write(names.ledgerIndex) { $0.append(number: proven.index) }
        }
        if let sample = frame.site.sample { set(names.sample, sample) }
        for part in Part.allCases where !parts[part].isEmpty {
            wholePage.set(names.parts[part.rawValue], parts[part])
        }
        pages.write(wholePage, as: .markdown, at: address)
    }
}
