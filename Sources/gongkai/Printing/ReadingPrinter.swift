import Documents
import Figures
import Reports

/// What was understood of a report, for people: grouped, each with its line and the printed words.
struct ReadingPrinter {
    private let report: Report
    private let lines: SourceLines
    private(set) var text = ""

    init(_ report: Report) {
        self.report = report
        lines = SourceLines(report.document.source.bytes)
        printHead()
        printFacts("资金", report.facts.filter { !$0.concept.line.isStaff })
        printFacts("人员", report.facts.filter(\.concept.line.isStaff))
        printIndicators()
        printTasks()
        printItems("存在的问题", report.problems)
        printItems("改进措施", report.measures)
        printRepairs()
        printMissing()
    }

    private mutating func printHead() {
        let title = report.title.map(plain) ?? "（没有标题）"
        text += "\(report.document.source.name)：\(title)\n"
        row("文种", report.kind.words, nil, nil)
        if let department = report.department {
            let printed = department.printed == department.name ? "" : "（文中写作“\(department.printed)”）"
            row("部门", department.name + printed, nil, department.span)
        }
        if !report.region.isEmpty { row("地区", report.region.joined(separator: " "), nil, nil) }
        if let year = report.year { row("评价年度", "\(year.value)", nil, year.span) }
        if let date = report.date { row("文件日期", date.value, plain(date.span), date.span) }
        if let score = report.score {
            let outOf = score.outOf.map { "（满分 \($0.reduced)）" } ?? ""
            row("自评得分", "\(score.value)\(outOf)", plain(score.span), score.span)
        }
        if let grade = report.grade { row("等级", grade.value.rawValue, plain(grade.span), grade.span) }
        row("章节", report.chapters.filter { $0.level == 1 }.map { plain($0.title) }.joined(separator: "、"), nil, nil)
    }

    private mutating func printFacts(_ title: String, _ facts: [Fact]) {
        guard !facts.isEmpty else { return }
        text += "\n\(title)\n"
        for fact in facts {
            let subject = fact.subject.map { "（\(plain($0))）" } ?? ""
            let mark = fact.figure.isApproximate ? "约 " : ""
            row(fact.concept.words + subject, mark + value(of: fact), plain(fact.figure.span), fact.figure.span)
        }
    }

    private func value(of fact: Fact) -> String {
        switch fact.unit {
        case .yuan: grouped(fact.value.description(places: 2)) + " 元"
        case .percent, .percentagePoints: fact.value.description + "%"
        case .points: fact.value.description + " 分"
        default: fact.value.description + " 人"
        }
    }

    private mutating func printIndicators() {
        guard !report.indicators.isEmpty else { return }
        text += "\n指标（\(report.indicators.count) 行）\n"
        for indicator in report.indicators {
            let names = [indicator.level1, indicator.level2, indicator.level3].compactMap { $0.map(plain) }
            let marks = "\(indicator.score?.value.description ?? "—") / \(indicator.weight?.value.description ?? "—")"
            row(names.joined(separator: " › "), marks, indicator.reason.map(plain), indicator.span)
        }
    }

    private mutating func printTasks() {
        guard !report.tasks.isEmpty else { return }
        text += "\n任务\n"
        for task in report.tasks {
            let amount = task.amount.map { grouped($0.value.description(places: 2)) + " 元" } ?? "—"
            row(plain(task.name), amount, nil, task.span)
            for measure in task.indicators {
                row("  " + plain(measure.name), measure.actual.map(plain) ?? "—", nil, measure.name)
            }
        }
    }

    private mutating func printItems(_ title: String, _ items: [ByteSpan]) {
        guard !items.isEmpty else { return }
        text += "\n\(title)（\(items.count) 条）\n"
        for item in items { row(shortened(plain(item), to: 40), "", nil, item) }
    }

    private mutating func printRepairs() {
        guard !report.repairs.isEmpty else { return }
        text += "\n读的时候更正了\n"
        for repair in report.repairs {
            switch repair {
            case .labelsMoved(_, let rows, let span):
                row("资金表的标签与数字错开了 \(abs(rows)) 行，按合计关系\(rows > 0 ? "下" : "上")移", "", nil, span)
            case .rowSlid(_, let span): row("指标表有一行缺了一格，整行左移，已放回", "", shortened(plain(span), to: 24), span)
            case .unitCorrected(let fact, let evidence):
                let other = plain(report.facts[evidence].figure.span)
                row("单位应为万元：别处写作“\(other)”", "", plain(report.facts[fact].figure.span), report.facts[fact].figure.span)
            case .unitSupplied(let fact):
                row("没有写单位，按相邻数字的单位理解", "", plain(report.facts[fact].figure.span), report.facts[fact].figure.span)
            }
        }
    }

    private mutating func printMissing() {
        let missing = report.notFound
        guard !missing.isEmpty else { return }
        text += "\n应有而没有找到：" + missing.joined(separator: "、") + "\n"
    }

    // MARK: Layout

    private mutating func row(_ name: String, _ value: String, _ printed: String?, _ span: ByteSpan?) {
        var line = "  " + padded(name, 34) + value
        if let span {
            let place = lines.place(report.document.place(span)).line
            line = padded(line, 60) + "第 \(place) 行"
            if let printed { line += "  “\(printed)”" }
        }
        text += line + "\n"
    }

    private func padded(_ words: String, _ width: Int) -> String {
        words
            + String(
                repeating: " ", count: max(1, width - words.unicodeScalars.reduce(0) { $0 + SourceLines.width($1) }))
    }

    private func shortened(_ words: String, to count: Int) -> String {
        words.count > count ? words.prefix(count - 1) + "…" : words
    }

    private func plain(_ span: ByteSpan) -> String {
        String(report.words(span).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    /// 7038000.00 → 7,038,000.00
    private func grouped(_ digits: String) -> String {
        let parts = digits.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return digits }
        var out = ""
        for (i, digit) in whole.reversed().enumerated() {
            if i > 0, i % 3 == 0, digit != "-" { out.append(",") }
            out.append(digit)
        }
        return String(out.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
    }
}
