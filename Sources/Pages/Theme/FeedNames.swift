import Rendering

/// The names in the templates of an item's words: `feed-title`, `feed-summary`, `feed-content`. They are plain text.
struct FeedNames: Sendable {
    private(set) var schema = Schema()
    let department, year, moment, note, score, outOf, grade: HTMLSlot
    let initial, adjusted, actual, rate, checked, failed, errors, warnings, notes: HTMLSlot
    let approved, deadline, lag, days, declaredReport, declaredAccounts, declaredPlace: HTMLSlot
    let isCorrected, isWithdrawn, isPlanned, isUnstaged, isComputedRate: FlagSlot
    let isTogether, isLate, isApart, isUnknown, isDeclared: FlagSlot

    init() {
        department = schema.html("department")
        year = schema.html("year")
        moment = schema.html("moment")
        note = schema.html("note")
        score = schema.html("score")
        outOf = schema.html("out_of")
        grade = schema.html("grade")
        initial = schema.html("initial")
        adjusted = schema.html("adjusted")
        actual = schema.html("actual")
        rate = schema.html("rate")
        checked = schema.html("checked")
        failed = schema.html("failed")
        errors = schema.html("errors")
        warnings = schema.html("warnings")
        notes = schema.html("notes")
        approved = schema.html("approved")
        deadline = schema.html("deadline")
        lag = schema.html("lag")
        days = schema.html("status_days")
        declaredReport = schema.html("declared_report")
        declaredAccounts = schema.html("declared_accounts")
        declaredPlace = schema.html("declared_place")
        isCorrected = schema.flag("is_corrected")
        isWithdrawn = schema.flag("is_withdrawn")
        isPlanned = schema.flag("is_planned")
        isUnstaged = schema.flag("is_unstaged")
        isComputedRate = schema.flag("is_computed_rate")
        isTogether = schema.flag("is_together")
        isLate = schema.flag("is_late")
        isApart = schema.flag("is_apart")
        isUnknown = schema.flag("is_unknown")
        isDeclared = schema.flag("is_declared")
    }
}
