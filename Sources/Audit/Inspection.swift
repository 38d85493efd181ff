import Documents
import Figures
import Reports

/// What the rules look at: a report, and the documents that it can be held against.
///
/// A class, so that rules hand it around for the price of one reference.
final class Inspection: Sendable {
    let report: Report
    let accounts: Report?
    let previous: Report?
    let text: [UInt8]
    /// The facts as quantities, and their concepts side by side: they are looked up all the time.
    private let quantities: [Quantity]
    private let lines: [BudgetLine]
    private let columns: [BudgetColumn?]
    /// Exact and not qualified.
    private let isPlain: [Bool]
    /// What each mention counts.
    private let dimensions: [Unit]
    let scoreTables: [ScoreTable]

    init(report: Report, accounts: Report? = nil, previous: Report? = nil) {
        self.report = report
        self.accounts = accounts
        self.previous = previous
        text = report.document.text
        let facts = report.facts
        quantities = facts.indices.map { Quantity(facts[$0], at: $0) }
        lines = facts.map { $0.concept.line }
        columns = facts.map { $0.concept.column }
        isPlain = facts.map { $0.concept.qualifier == nil && !$0.figure.isApproximate }
        dimensions = report.mentions.map { mention in
            if let fact = mention.fact { return facts[fact].unit }
            // 1.60万 beside money is money.
            return mention.figure.unit == .bare && mention.figure.exponent >= 4 ? .yuan : mention.figure.unit
        }
        scoreTables = report.indicatorTables.map { ScoreTable($0, report) }
    }

    func words(_ span: ByteSpan) -> String { report.words(span) }

    /// Whether no other table lists indicators.
    func isOnly(_ table: ScoreTable) -> Bool {
        scoreTables.allSatisfy { $0.table.block == table.table.block || $0.table.rows.count < 3 }
    }

    func quantity(fact index: Int) -> Quantity { quantities[index] }

    func states(_ line: BudgetLine) -> Bool { lines.contains(line) }

    /// The figure of a mention; what the reading knows of its unit is used.
    func quantity(mention index: Int) -> Quantity? {
        let mention = report.mentions[index]
        if let fact = mention.fact { return quantity(fact: fact) }
        return Quantity(mention.figure, unit: dimension(mention: index))
    }

    /// What a mention counts.
    func dimension(mention index: Int) -> Unit { dimensions[index] }

    func isApproximate(mention index: Int) -> Bool { report.mentions[index].figure.isApproximate }

    /// A cell's percentage, where it is one number and no band (100%-80%(含)).
    func percent(in cell: ByteSpan, unit: ByteSpan?) -> Quantity? {
        let text = text
        var cursor = Cursor(text, cell)
        guard cursor.digit() != nil, let figure = (try? cursor.figure()) ?? nil, cursor.position == cell.end,
            !figure.isApproximate, figure.exponent == 0
        else { return nil }
        let hasSign = figure.unit == .percent || unit.map { text.hasAny(["%", "％"], in: $0) } ?? false
        guard hasSign, figure.unit == .percent || figure.unit == .bare else { return nil }
        return Quantity(figure, unit: .percent)
    }

    /// The words between the mention before (or the sentence's beginning) and this one, at most 120 bytes.
    func gap(before index: Int) -> ByteSpan {
        let mention = report.mentions[index]
        let sentence = report.sentences[mention.sentence]
        let start =
            index > sentence.mentions.lowerBound
            ? report.mentions[index - 1].figure.span.end : sentence.span.start
        let end = mention.figure.span.start
        return ByteSpan(max(start, end - 120), end)
    }

    /// The sentence of a fact in running text.
    func sentence(fact index: Int) -> Int? {
        guard case .text(let mention) = report.facts[index].origin else { return nil }
        return report.mentions[mention].sentence
    }

    /// Whether the sentence of a fact in running text has one of these words.
    func sentenceHolds(_ words: [StaticString], fact index: Int) -> Bool {
        sentence(fact: index).map { text.hasAny(words, in: report.sentences[$0].span) } ?? false
    }

    func block(fact index: Int) -> Int {
        switch report.facts[index].origin {
        case .text(let mention): report.sentences[report.mentions[mention].sentence].block
        case .table(let block, _, _): block
        }
    }

    /// The exact figure of a column in the table row of a fact.
    func fact(inRowOf index: Int, _ column: BudgetColumn) -> Int? {
        guard let (block, row) = row(fact: index) else { return nil }
        let line = lines[index]
        return lines.indices.first {
            guard columns[$0] == column, lines[$0] == line, isPlain[$0], let other = self.row(fact: $0) else {
                return false
            }
            return other.row == row && other.block == block
        }
    }

    /// The table row of a fact.
    func row(fact index: Int) -> (block: Int, row: Int)? {
        guard case .table(let block, let row, _) = report.facts[index].origin else { return nil }
        return (block, row)
    }

    /// Whether two facts speak of the same project or task, or both of the department.
    func sameSubject(_ a: Int, _ b: Int) -> Bool {
        switch (report.facts[a].subject, report.facts[b].subject) {
        case (nil, nil): true
        case (let a?, let b?): a == b || text.same(a, b)
        default: false
        }
    }

    /// Facts of a concept, exact and of the department as a whole unless `subject` names another.
    func facts(_ line: BudgetLine, _ column: BudgetColumn?, like subject: Int? = nil) -> [Int] {
        var found: [Int] = []
        for index in lines.indices where lines[index] == line && columns[index] == column && isPlain[index] {
            if let subject {
                guard sameSubject(index, subject) else { continue }
            } else {
                guard report.facts[index].subject == nil else { continue }
            }
            found.append(index)
        }
        return found
    }
}

/// A rule: one thing that is checked.
struct Rule: Sendable {
    let name: String
    let check: @Sendable (Inspection, inout [Finding]) -> Void

    init(_ name: String, _ check: @escaping @Sendable (Inspection, inout [Finding]) -> Void) {
        self.name = name
        self.check = check
    }

    /// All rules. To add one is to add its file and its name here.
    static let all: [Rule] = [
        .sums, .identities, .fundsRows, .spendingList, .taskSums,
        .execution, .shares, .growth, .change, .adjustment, .controlRate, .counts,
        .weights, .scores, .rowRates, .subtotals, .proseScores, .deductions, .executionScore, .grade,
        .indicatorAgainstFunds, .statedTwice, .units, .repairs, .dates, .overspending,
        .missing, .againstAccounts, .againstPrevious,
    ]
}
