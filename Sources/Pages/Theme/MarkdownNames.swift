import Rendering

/// The names in `disclosure.md`: the whole page as one Markdown document. Every value is Markdown.
struct MarkdownNames: Sendable {
    private(set) var schema = Schema()
    let title, department, year, score, outOf, grade, initial, adjusted, actual, rate: HTMLSlot
    let isUnstaged, isComputedRate: FlagSlot
    let approved, moment, ledgerIndex, sample: HTMLSlot
    let parts: [HTMLSlot]

    init() {
        title = schema.html("title")
        department = schema.html("department")
        year = schema.html("year")
        score = schema.html("score")
        outOf = schema.html("out_of")
        grade = schema.html("grade")
        initial = schema.html("initial")
        adjusted = schema.html("adjusted")
        actual = schema.html("actual")
        rate = schema.html("rate")
        isUnstaged = schema.flag("is_unstaged")
        isComputedRate = schema.flag("is_computed_rate")
        approved = schema.html("approved")
        moment = schema.html("moment")
        ledgerIndex = schema.html("ledger_index")
        sample = schema.html("sample")
        var parts: [HTMLSlot] = []
        for part in Part.allCases { parts.append(schema.html(part.name)) }
        self.parts = parts
    }
}
