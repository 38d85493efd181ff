import Rendering

/// The names in the templates of all pages that list: home, region, department, year, sync, checks, and of the pages
/// that staff write.
struct IndexNames: Sendable {
    private(set) var schema = Schema()
    let frame: Frame
    let heading, kind, aliases, year, script, searchLink: TextSlot
    /// The part of a long list that a page shows: a region, or from one department to another.
    let area: TextSlot
    let departmentCount, disclosureCount, togetherCount, lateCount, apartCount, unknownCount: TextSlot
    let checkedCount, failedCount, errorCount, warningCount, noteCount, total: TextSlot
    /// Whether the scores of some years were given by other indicators than those before.
    let hasBreaks: FlagSlot
    /// Of a part of a long list: whether it has rows of its own, and whether it says who is missing.
    let hasRows, showsMissing: FlagSlot
    let scoresChart, scoresTable, moneyChart, moneyTable, peersChart, peersTable, body: HTMLSlot
    let trail, places, years, missing: ListSlot
    let place: PlaceNames
    let groups: ListSlot
    let group: GroupNames
    let rows: ListSlot
    let row: RowNames
    let rules: ListSlot
    let rule: RuleNames

    init() {
        frame = Frame(into: &schema)
        heading = schema.text("heading")
        kind = schema.text("kind")
        aliases = schema.text("aliases")
        year = schema.text("year")
        script = schema.text("script")
        searchLink = schema.text("search_link")
        area = schema.text("area")
        departmentCount = schema.text("department_count")
        disclosureCount = schema.text("disclosure_count")
        togetherCount = schema.text("together_count")
        lateCount = schema.text("late_count")
        apartCount = schema.text("apart_count")
        unknownCount = schema.text("unknown_count")
        checkedCount = schema.text("checked_count")
        failedCount = schema.text("failed_count")
        errorCount = schema.text("error_count")
        warningCount = schema.text("warning_count")
        noteCount = schema.text("note_count")
        total = schema.text("total")
        hasBreaks = schema.flag("has_breaks")
        hasRows = schema.flag("has_rows")
        showsMissing = schema.flag("shows_missing")
        scoresChart = schema.html("scores_chart")
        scoresTable = schema.html("scores_table")
        moneyChart = schema.html("money_chart")
        moneyTable = schema.html("money_table")
        peersChart = schema.html("peers_chart")
        peersTable = schema.html("peers_table")
        body = schema.html("body")
        place = PlaceNames()
        trail = schema.list("trail", of: place.schema)
        places = schema.list("places", of: place.schema)
        years = schema.list("years", of: place.schema)
        missing = schema.list("missing", of: place.schema)
        row = RowNames()
        rows = schema.list("rows", of: row.schema)
        group = GroupNames(row)
        groups = schema.list("groups", of: group.schema)
        rule = RuleNames()
        rules = schema.list("rules", of: rule.schema)
    }
}

/// A link with a count: a region, a year, a department.
struct PlaceNames: Sendable {
    private(set) var schema = Schema()
    let name, link, count: TextSlot

    init() {
        name = schema.text("name")
        link = schema.text("link")
        count = schema.text("count")
    }
}

/// Rows under a heading of their own.
struct GroupNames: Sendable {
    private(set) var schema = Schema()
    let name, link, togetherCount: TextSlot
    let rows: ListSlot

    init(_ row: RowNames) {
        name = schema.text("name")
        link = schema.text("link")
        togetherCount = schema.text("together_count")
        rows = schema.list("rows", of: row.schema)
    }
}

/// A disclosure in a list.
struct RowNames: Sendable {
    private(set) var schema = Schema()
    let department, departmentLink, rowYear, link, score, outOf, grade, actual, rate, failed: TextSlot
    let approved, deadline, moment, lag, days, apartDays, declared: TextSlot
    let isTogether, isLate, isApart, isUnknown, isDraft, isRevised, isWithdrawn, isProven, hasDisclosure: FlagSlot

    init() {
        department = schema.text("department")
        departmentLink = schema.text("department_link")
        rowYear = schema.text("row_year")
        link = schema.text("link")
        score = schema.text("score")
        outOf = schema.text("out_of")
        grade = schema.text("grade")
        actual = schema.text("actual")
        rate = schema.text("rate")
        failed = schema.text("failed")
        approved = schema.text("approved")
        deadline = schema.text("deadline")
        moment = schema.text("moment")
        lag = schema.text("lag")
        days = schema.text("status_days")
        apartDays = schema.text("apart_days")
        declared = schema.text("declared")
        isTogether = schema.flag("is_together")
        isLate = schema.flag("is_late")
        isApart = schema.flag("is_apart")
        isUnknown = schema.flag("is_unknown")
        isDraft = schema.flag("is_draft")
        isRevised = schema.flag("is_revised")
        isWithdrawn = schema.flag("is_withdrawn")
        isProven = schema.flag("is_proven")
        hasDisclosure = schema.flag("has_disclosure")
    }
}

/// A rule and what it found.
struct RuleNames: Sendable {
    private(set) var schema = Schema()
    let name, anchor, count, errors, warnings, notes: TextSlot
    let findings, years: ListSlot
    let year: PlaceNames
    let message, department, findingYear, link, explanation: TextSlot
    let hasFindings: FlagSlot
    let isError, isWarning, isNote: FlagSlot

    init() {
        name = schema.text("name")
        anchor = schema.text("anchor")
        count = schema.text("count")
        errors = schema.text("errors")
        warnings = schema.text("warnings")
        notes = schema.text("notes")
        hasFindings = schema.flag("has_findings")
        var finding = Schema()
        message = finding.text("message")
        department = finding.text("department")
        findingYear = finding.text("finding_year")
        link = finding.text("link")
        explanation = finding.text("explanation")
        isError = finding.flag("is_error")
        isWarning = finding.flag("is_warning")
        isNote = finding.flag("is_note")
        findings = schema.list("findings", of: finding)
        year = PlaceNames()
        years = schema.list("rule_years", of: year.schema)
    }
}
