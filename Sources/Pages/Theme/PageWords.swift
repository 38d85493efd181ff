import Rendering
import Reports

/// The words of a report's page that stand in tables and charts, as the theme's `words.txt` has them.
final class PageWords: Sendable {
    /// Heads of tables.
    let indicator, level1, level2, level3, target, actual, weight, score, lost, reason: [UInt8]
    let item, initial, adjusted, budget, final, rate, stage, amount: [UInt8]
    let before, after: [UInt8]
    /// Documents by name, and what is said of one that no lines can be compared of.
    let report, accounts, scores, replaced: [UInt8]
    /// What stands where nothing does.
    let noReason, nothing: [UInt8]
    /// Behind an amount.
    let wan: [UInt8]
    /// In lists: the way back to the report, the department's explanation, parts of a task.
    let look, explanation, goal, done, taskAmount: [UInt8]
    /// Titles of charts, and what is seen on them.
    let bars, lostTitle, money: [UInt8]
    let barsFull, barsLost, lostMost, moneyRate: Phrase
    private let pageTitle: Phrase
    /// The column of the site that pages of reports stand in.
    let column: [UInt8]
    private let tables: [Part: String]
    private let lines: [BudgetLine: [UInt8]]
    private let rules: [String: [UInt8]]

    init(_ file: inout WordFile) {
        indicator = file.words("table.indicator")
        level1 = file.words("table.level1")
        level2 = file.words("table.level2")
        level3 = file.words("table.level3")
        target = file.words("table.target")
        actual = file.words("table.actual")
        weight = file.words("table.weight")
        score = file.words("table.score")
        lost = file.words("table.lost")
        reason = file.words("table.reason")
        item = file.words("table.item")
        initial = file.words("table.initial")
        adjusted = file.words("table.adjusted")
        budget = file.words("table.budget")
        final = file.words("table.final")
        rate = file.words("table.rate")
        stage = file.words("table.stage")
        amount = file.words("table.amount")
        before = file.words("table.before")
        after = file.words("table.after")
        report = file.words("document.report")
        accounts = file.words("document.accounts")
        scores = file.words("document.scores")
        replaced = file.words("document.replaced")
        noReason = file.words("table.no-reason")
        nothing = file.words("table.nothing")
        wan = file.words("unit.wan")
        look = file.words("list.look")
        explanation = file.words("list.explanation")
        goal = file.words("list.goal")
        done = file.words("list.done")
        taskAmount = file.words("list.amount")
        bars = file.words("chart.bars")
        barsFull = file.phrase("chart.bars.full", ["count"])
        barsLost = file.phrase("chart.bars.lost", ["count", "full", "lost"])
        lostTitle = file.words("chart.lost")
        lostMost = file.phrase("chart.lost.most", ["count", "indicator", "lost"])
        money = file.words("chart.money")
        moneyRate = file.phrase("chart.money.rate", ["rate"])
        var tables: [Part: String] = [:]
        for part in [Part.lost, .indicators, .money, .yuan, .report, .scores, .accounts, .changes] {
            tables[part] = String(decoding: file.words("label.\(part.name)"), as: UTF8.self)
        }
        self.tables = tables
        pageTitle = file.phrase("page.title", ["department", "year"])
        column = file.words("page.column")
        var lines: [BudgetLine: [UInt8]] = [:]
        for line in [.expenditure] + Money.order { lines[line] = file.words("line.\(line.rawValue)") }
        self.lines = lines
        var rules: [String: [UInt8]] = [:]
        for rule in RuleFamilies.all { rules[rule] = file.words("rule.\(rule)") }
        self.rules = rules
    }

    /// What a rule looks at, as a citizen would say it.
    func rule(_ rule: String) -> [UInt8] { rules[rule] ?? Array(rule.utf8) }

    func line(_ line: BudgetLine) -> [UInt8] { lines[line] ?? [] }

    /// What a table of the part is called.
    func table(_ part: Part) -> String { tables[part] ?? tables[.report] ?? "" }

    /// The title of a department's year.
    func title(_ department: String, _ year: Int) -> [UInt8] {
        var out: [UInt8] = []
        pageTitle.write(into: &out) { number, out in
            if number == 0 { out.append(raw: department) } else { out.append(number: year) }
        }
        return out
    }
}
