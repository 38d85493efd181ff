import Disclosures
import Pages
import Rendering

/// The names in `frame.html`.
struct FrameNames: Sendable {
    private(set) var schema = Schema()
    let common: CommonNames
    let standing: StandingNames
    let work: WorkNames
    let isLastGood, isGone, isDisclosure, isOpen, hasFindings: FlagSlot
    let sourceLink, sizesLink, difference, differenceLink, todoCount, findingCount: TextSlot
    let findings: ListSlot
    let word, message, link: TextSlot
    let isError, isWarning, isExplained: FlagSlot

    init() {
        common = CommonNames(into: &schema)
        standing = StandingNames(into: &schema)
        work = WorkNames(into: &schema)
        isLastGood = schema.flag("is_last_good")
        isGone = schema.flag("is_gone")
        isDisclosure = schema.flag("is_disclosure")
        isOpen = schema.flag("is_open")
        hasFindings = schema.flag("has_findings")
        sourceLink = schema.text("source_link")
        sizesLink = schema.text("sizes_link")
        difference = schema.text("difference")
        differenceLink = schema.text("difference_link")
        todoCount = schema.text("todo_count")
        findingCount = schema.text("finding_count")
        var finding = Schema()
        word = finding.text("word")
        message = finding.text("message")
        link = finding.text("link")
        isError = finding.flag("is_error")
        isWarning = finding.flag("is_warning")
        isExplained = finding.flag("is_explained")
        findings = schema.list("findings", of: finding)
    }
}

/// The staff's frame: what is put before a page while it is looked at, and what the page itself never holds.
struct FramePage {
    enum State { case page, lastGood, gone }

    var common: CommonValues
    var state = State.page
    /// The page's path below the site's root.
    var path: String
    var disclosure: (slug: String, year: Int, standing: Standing, record: LiveRecord?)?
    /// What changes for citizens, and whether it can be looked at.
    var difference: (words: String, isReadable: Bool)?

    /// The page with the frame in it: behind the body's first tag, outside all that the page itself holds.
    func wrap(_ html: [UInt8], _ templates: PreviewTemplates) -> [UInt8] {
        var frame: [UInt8] = []
        templates.frame.render(fill(html, templates.frameNames), into: &frame)
        while frame.last == 0x0A { frame.removeLast() }
        let place = FramePage.bodyStart(html)
        return Array(html[..<place]) + frame + Array(html[place...])
    }

    private func fill(_ html: [UInt8], _ names: FrameNames) -> Page {
        var page = Page(names.schema)
        common.fill(&page, names.common)
        page.set(names.isLastGood, state == .lastGood)
        page.set(names.isGone, state == .gone)
        page.set(names.sizesLink, "\(common.root)_preview/sizes/\(Doorkeeper.encoded(path))")
        if let difference {
            page.set(names.difference, difference.words)
            if difference.isReadable {
                page.set(names.differenceLink, "\(common.root)_preview/change/\(Doorkeeper.encoded(path))")
            }
        }
        guard let disclosure else { return page }
        page.set(names.isDisclosure, true)
        page.set(names.sourceLink, "\(common.root)_preview/source/\(disclosure.slug)/\(disclosure.year).html")
        names.standing.fill(&page, disclosure.standing)
        names.work.fill(&page, disclosure.standing.work)
        if disclosure.standing.count > 0 { page.set(names.todoCount, disclosure.standing.count) }
        let complaints = disclosure.record?.complaints ?? []
        page.set(names.hasFindings, !complaints.isEmpty)
        if !complaints.isEmpty { page.set(names.findingCount, complaints.count) }
        for complaint in complaints {
            let item = page.add(to: names.findings)
            page.set(names.word, Words.severity(complaint.severity), in: item)
            page.set(names.message, complaint.message, in: item)
            // The figure itself where the page marks it, else the check.
            let figure = "f\(complaint.number)"
            let isMarked = FramePage.find(Array("id=\"\(figure)\"".utf8), in: html, from: 0) != nil
            page.set(names.link, isMarked ? "#\(figure)" : "#c\(complaint.number)", in: item)
            page.set(names.isError, complaint.severity == "error", in: item)
            page.set(names.isWarning, complaint.severity == "warning", in: item)
            page.set(names.isExplained, complaint.isExplained, in: item)
        }
        return page
    }

    /// Behind `<body …>`, and behind the link that skips to the text: it must stay the first. At the end where a theme
    /// has no body.
    static func bodyStart(_ html: [UInt8]) -> Int {
        guard let tag = find(Array("<body".utf8), in: html, from: 0),
            let close = html[tag...].firstIndex(of: UInt8(ascii: ">"))
        else { return html.count }
        let first = html[(close + 1)...].drop { $0 <= 0x20 }
        guard first.starts(with: "<a ".utf8), let end = find(Array("</a>".utf8), in: html, from: first.startIndex),
            let opened = first.firstIndex(of: UInt8(ascii: ">")),
            find(Array("href=\"#".utf8), in: Array(first[..<opened]), from: 0) != nil
        else { return close + 1 }
        return end + 4
    }

    static func find(_ words: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = words.first else { return nil }
        var at = start
        while at + words.count <= bytes.count, let found = bytes[at...].firstIndex(of: first) {
            guard found + words.count <= bytes.count else { return nil }
            if bytes[found..<(found + words.count)].elementsEqual(words) { return found }
            at = found + 1
        }
        return nil
    }
}

/// Words for what is kept as a code.
enum Words {
    static func severity(_ code: String) -> String {
        switch code {
        case "error": "错误"
        case "warning": "提醒"
        default: "说明"
        }
    }
}
