import Disclosures
import Rendering

/// The names that every template of the preview knows.
struct CommonNames: Sendable {
    let title, here, root, asOfDay, moreFaults: TextSlot
    let css: HTMLSlot
    let isLive, isWide, withDrafts: FlagSlot
    let faults: ListSlot
    let file, line, column, message, excerpt, marks: TextSlot

    init(into schema: inout Schema) {
        title = schema.text("title")
        here = schema.text("here")
        root = schema.text("root")
        asOfDay = schema.text("as_of_day")
        moreFaults = schema.text("more_faults")
        css = schema.html("css")
        isLive = schema.flag("is_live")
        isWide = schema.flag("is_wide")
        withDrafts = schema.flag("with_drafts")
        var fault = Schema()
        file = fault.text("file")
        line = fault.text("line")
        column = fault.text("column")
        message = fault.text("message")
        excerpt = fault.text("excerpt")
        marks = fault.text("marks")
        faults = schema.list("faults", of: fault)
    }
}

/// What stands on every page of the preview, and in every frame.
struct CommonValues: Sendable {
    /// The address as the browser knows it, with the slash.
    var here: String
    /// The way up to the site's root.
    var root: String
    var day: Day
    var withDrafts: Bool
    /// Whether a server stands behind the page.
    var isLive: Bool
    var faults: [Fault]

    static let mostFaults = 5

    func fill(_ page: inout Page, _ names: CommonNames, title: String = "", isWide: Bool = false) {
        page.set(names.title, title)
        page.set(names.here, here)
        page.set(names.root, root)
        page.set(names.asOfDay, day.description)
        page.set(names.css, PreviewTemplates.style)
        page.set(names.isLive, isLive)
        page.set(names.isWide, isWide)
        page.set(names.withDrafts, withDrafts)
        for fault in faults.prefix(CommonValues.mostFaults) {
            let item = page.add(to: names.faults)
            page.set(names.file, fault.file, in: item)
            if fault.line > 0 {
                page.set(names.line, fault.line, in: item)
                page.set(names.column, fault.column, in: item)
            }
            page.set(names.message, fault.message, in: item)
            page.set(names.excerpt, fault.excerpt, in: item)
            page.set(names.marks, fault.marks, in: item)
        }
        let more = faults.count - CommonValues.mostFaults
        if more > 0 { page.set(names.moreFaults, more) }
    }
}
