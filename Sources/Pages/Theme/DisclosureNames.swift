import Rendering

/// The names in `disclosure.html`, the page of a department's year, and in `revision.html`.
struct DisclosureNames: Sendable {
    private(set) var schema = Schema()
    let frame: Frame
    let department, year, title, departmentLink, regionName, regionLink, yearLink: TextSlot
    let previousYear, previousLink, nextYear, nextLink: TextSlot
    let isDraft: FlagSlot
    let score: ScoreNames
    let money: MoneyNames
    let checks: CheckNames
    let dates: DateNames
    let parts: [HTMLSlot]
    let files: ListSlot
    let file: FileNames
    let revisions: ListSlot
    let revision: RevisionNames
    /// Of an earlier revision: its number, the page that replaced it, when and why.
    let revisionNumber, currentLink, replacedMoment, replacedNote: TextSlot

    init() {
        frame = Frame(into: &schema)
        department = schema.text("department")
        year = schema.text("year")
        title = schema.text("title")
        departmentLink = schema.text("department_link")
        regionName = schema.text("region")
        regionLink = schema.text("region_link")
        yearLink = schema.text("year_link")
        previousYear = schema.text("previous_year")
        previousLink = schema.text("previous_link")
        nextYear = schema.text("next_year")
        nextLink = schema.text("next_link")
        isDraft = schema.flag("is_draft")
        score = ScoreNames(into: &schema)
        money = MoneyNames(into: &schema)
        checks = CheckNames(into: &schema)
        dates = DateNames(into: &schema)
        var parts: [HTMLSlot] = []
        for part in Part.allCases { parts.append(schema.html(part.name)) }
        self.parts = parts
        file = FileNames()
        files = schema.list("files", of: file.schema)
        revision = RevisionNames()
        revisions = schema.list("revisions", of: revision.schema)
        revisionNumber = schema.text("revision_number")
        currentLink = schema.text("current_link")
        replacedMoment = schema.text("replaced_moment")
        replacedNote = schema.text("replaced_note")
    }
}

struct ScoreNames: Sendable {
    let has: FlagSlot
    let value, outOf, grade, printed, lost, lostCount: TextSlot

    init(into schema: inout Schema) {
        has = schema.flag("has_score")
        value = schema.text("score")
        outOf = schema.text("out_of")
        grade = schema.text("grade")
        printed = schema.text("grade_printed")
        lost = schema.text("lost_total")
        lostCount = schema.text("lost_count")
    }
}

struct MoneyNames: Sendable {
    let has, isComputedRate, isOver, isFromAccounts, isUnstaged: FlagSlot
    let initial, adjusted, actual, actualYuan, rate, basic, project, projectShare, unspent, over: TextSlot

    init(into schema: inout Schema) {
        has = schema.flag("has_money")
        isComputedRate = schema.flag("is_computed_rate")
        isOver = schema.flag("is_over")
        isFromAccounts = schema.flag("is_from_accounts")
        isUnstaged = schema.flag("is_unstaged")
        initial = schema.text("initial")
        adjusted = schema.text("adjusted")
        actual = schema.text("actual")
        actualYuan = schema.text("actual_yuan")
        rate = schema.text("rate")
        basic = schema.text("basic")
        project = schema.text("project")
        projectShare = schema.text("project_share")
        unspent = schema.text("unspent")
        over = schema.text("over_budget")
    }
}

struct CheckNames: Sendable {
    let has, hasFailed: FlagSlot
    let checked, held, failed, undecided, cutOff: TextSlot

    init(into schema: inout Schema) {
        has = schema.flag("has_checks")
        hasFailed = schema.flag("has_failed")
        checked = schema.text("checked")
        held = schema.text("held")
        failed = schema.text("failed")
        undecided = schema.text("undecided_count")
        cutOff = schema.text("cut_off")
    }
}

struct DateNames: Sendable {
    let approved, deadline, moment, lag, days, apartDays, declaredReport, declaredAccounts, declaredPlace: TextSlot
    /// The roles that signed off; nobody's name.
    let review: TextSlot
    /// Of the ledger: the number of the entry, counted from 0, and the file that proves it.
    let ledgerIndex, proofLink: TextSlot
    let isTogether, isLate, isApart, isUnknown, isDeclared, isWithdrawn, isProven: FlagSlot

    init(into schema: inout Schema) {
        approved = schema.text("approved")
        deadline = schema.text("deadline")
        moment = schema.text("moment")
        lag = schema.text("lag")
        days = schema.text("status_days")
        apartDays = schema.text("apart_days")
        declaredReport = schema.text("declared_report")
        declaredAccounts = schema.text("declared_accounts")
        declaredPlace = schema.text("declared_place")
        review = schema.text("review")
        ledgerIndex = schema.text("ledger_index")
        proofLink = schema.text("proof_link")
        isTogether = schema.flag("is_together")
        isLate = schema.flag("is_late")
        isApart = schema.flag("is_apart")
        isUnknown = schema.flag("is_unknown")
        isDeclared = schema.flag("is_declared")
        isWithdrawn = schema.flag("is_withdrawn")
        isProven = schema.flag("is_proven")
    }
}

struct FileNames: Sendable {
    private(set) var schema = Schema()
    let link, name, size, sha256: TextSlot
    let isReport, isAccounts, isScores, isMarkdown, isJSON: FlagSlot

    init() {
        link = schema.text("link")
        name = schema.text("name")
        size = schema.text("size")
        sha256 = schema.text("sha256")
        isReport = schema.flag("is_report")
        isAccounts = schema.flag("is_accounts")
        isScores = schema.flag("is_scores")
        isMarkdown = schema.flag("is_markdown")
        isJSON = schema.flag("is_json")
    }
}

struct RevisionNames: Sendable {
    private(set) var schema = Schema()
    let number, link, moment, note: TextSlot

    init() {
        number = schema.text("number")
        link = schema.text("link")
        moment = schema.text("moment")
        note = schema.text("note")
    }
}
