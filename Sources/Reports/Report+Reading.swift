import Documents
import Figures

extension Report {
    /// Understands a document.
    public init(_ document: Document) {
        self.init(document: document)
        let titles = TitleReader(document: document)
        title = titles.title()
        kind = titles.kind(title: title)
        year = YearReader(document: document).year(title: title)
        date = DateReader(document: document).date()
        if let reading = DepartmentReader(document: document, title: title).read() {
            department = reading.department
            region = reading.region
        }
        let outline = ChapterReader(document: document, title: title)
        chapters = outline.chapters
        problems = outline.problems
        measures = outline.measures
        readText()
        readTables()
        supplyUnits()
        nameProjects()
        if kind != .finalAccounts, kind != .notice {
            score = ScoreReader(report: self).score()
            grade = GradeReader(report: self).grade()
        }
        if kind == .unknown, score != nil, !indicators.isEmpty || !facts.isEmpty { kind = .selfEvaluation }
    }

    private mutating func readText() {
        var reader = TextReader(
            text: document.text, year: year?.value, statedExponent: TableUnit.aboveText(in: document)?.exponent)
        let text = document.text
        var titles = Lexer(text, bytes: 120)
        var above: ByteSpan?
        for (i, block) in document.blocks.enumerated() {
            switch block {
            case .paragraph(let paragraph):
                if paragraph.hasDigit {
                    reader.read(paragraph.span, block: i, under: Report.line(namedBy: above, &titles))
                } else if text.holds("编制", in: paragraph.span) {
                    reader.read(paragraph.span, block: i, written: true)
                }
                above = nil
            case .heading(let heading):
                if heading.span.count > 30 { reader.read(heading.span, block: i) }
                above = heading.title
            case .table, .contents: above = nil
            }
        }
        facts = reader.facts
        mentions = reader.mentions
        sentences = reader.sentences
    }

    /// The line of the accounts that a heading is about: “三公”经费情况, 项目支出.
    private static func line(namedBy title: ByteSpan?, _ lexer: inout Lexer) -> BudgetLine? {
        guard let title, title.count <= 60 else { return nil }
        let label = TableLabel(&lexer, title)
        return label.isPlain && !label.lineIsBroad && !label.isSeveral ? label.line : nil
    }

    private mutating func readTables() {
        var funds = FundsReader(document: document, year: year?.value)
        var rows = IndicatorReader(document: document)
        for (i, block) in document.blocks.enumerated() {
            guard case .table(let table) = block else { continue }
            if TaskReader.reads(table) {
                tasks += TaskReader(document: document).tasks(table, block: i)
            } else if IndicatorReader.reads(table) {
                rows.read(table, block: i)
            } else {
                funds.read(table, block: i)
            }
        }
        indicators = rows.indicators
        indicatorTables = rows.tables
        let offset = facts.count
        facts += funds.facts
        fundsTables = funds.tables.map { table in
            var table = table
            for i in table.rows.indices { table.rows[i].facts = table.rows[i].facts.map { $0 + offset } }
            return table
        }
        repairs += funds.repairs
        repairs += rows.repairs
    }
}
