import Audit
import Documents
import Figures
import Reports

/// What was understood of a report, in groups, each with its place in the source.
struct Understood {
    struct Row {
        var number: Int
        var name: String
        var value: String
        /// In the source's bytes.
        var place: ByteSpan?
        var isFault = false
    }

    struct Group {
        var heading: String
        var rows: [Row] = []
    }

    private(set) var groups: [Group] = []
    private(set) var count = 0
    private let report: Report

    init(_ report: Report, findings: [Finding]) {
        self.report = report
        addChecks(findings)
        addHead()
        addFacts("资金", report.facts.filter { !$0.concept.line.isStaff })
        addFacts("人员", report.facts.filter(\.concept.line.isStaff))
        addIndicators()
        addTasks()
        addItems("存在的问题", report.problems)
        addItems("改进措施", report.measures)
        addRepairs()
    }

    private mutating func begin(_ heading: String) { groups.append(Group(heading: heading)) }

    private mutating func add(_ name: String, _ value: String, _ span: ByteSpan?, isFault: Bool = false) {
        guard !groups.isEmpty else { return }
        count += 1
        let place = span.flatMap { $0.isEmpty ? nil : report.document.place($0) }
        groups[groups.count - 1].rows.append(
            Row(number: count, name: name, value: value, place: place, isFault: isFault))
    }

    /// What does not hold comes first: a wrong reading shows there.
    private mutating func addChecks(_ findings: [Finding]) {
        begin("核对发现的")
        for finding in findings where finding.severity != nil {
            let word = finding.operands.isEmpty ? finding.severity?.word : finding.outcome.word
            let isFault = finding.severity == .error
            // Figures of the accounts and of last year's report stand in other texts.
            let figure = finding.operands.first { $0.origin == .report }?.span
            add(
                word ?? "", finding.message, figure ?? (finding.operands.isEmpty ? finding.place : nil),
                isFault: isFault)
        }
    }

    private mutating func addHead() {
        begin("是谁，哪一年，多少分")
        add("文种", report.kind.words, nil)
        if let title = report.title { add("标题", plain(title), title) }
        if let department = report.department { add("部门", department.name, department.span) }
        if !report.region.isEmpty { add("地区", report.region.joined(separator: " "), nil) }
        if let year = report.year { add("评价年度", "\(year.value)", year.span) }
        if let date = report.date { add("文件日期", date.value, date.span) }
        if let score = report.score {
            let outOf = score.outOf.map { "（满分 \($0.reduced)）" } ?? ""
            add("自评得分", "\(score.value)\(outOf)", score.span)
        }
        if let grade = report.grade { add("等级", grade.value.rawValue, grade.span) }
    }

    private mutating func addFacts(_ heading: String, _ facts: [Fact]) {
        begin(heading)
        for fact in facts {
            let subject = fact.subject.map { "（\(plain($0))）" } ?? ""
            add(fact.concept.words + subject, value(of: fact), fact.figure.span)
        }
    }

    private func value(of fact: Fact) -> String {
        let about = fact.figure.isApproximate ? "约 " : ""
        switch fact.unit {
        case .yuan: return about + fact.value.description(places: 2) + " 元"
        case .percent, .percentagePoints: return about + fact.value.description + "%"
        case .points: return about + fact.value.description + " 分"
        default: return about + fact.value.description + " 人"
        }
    }

    private mutating func addIndicators() {
        begin("指标")
        for indicator in report.indicators {
            let names = [indicator.level1, indicator.level2, indicator.level3].compactMap { $0.map(plain) }
            var value =
                "得 \(indicator.score?.value.description ?? "—")，满分 \(indicator.weight?.value.description ?? "—")"
            if let reason = indicator.reason { value += "，\(plain(reason))" }
            add(names.joined(separator: " › "), value, indicator.score?.span ?? indicator.name ?? indicator.span)
        }
    }

    private mutating func addTasks() {
        begin("任务")
        for task in report.tasks {
            add(plain(task.name), task.amount.map { $0.value.description(places: 2) + " 元" } ?? "", task.name)
            for measure in task.indicators {
                add(plain(measure.name), measure.actual.map(plain) ?? "", measure.actual ?? measure.name)
            }
        }
    }

    private mutating func addItems(_ heading: String, _ items: [ByteSpan]) {
        begin(heading)
        for (place, item) in items.enumerated() { add("第 \(place + 1) 条", plain(item), item) }
    }

    private mutating func addRepairs() {
        begin("读的时候更正了")
        for repair in report.repairs {
            switch repair {
            case .labelsMoved(_, let rows, let span):
                add("资金表", "标签与数字错开了 \(abs(rows)) 行，按合计关系\(rows > 0 ? "下" : "上")移", span)
            case .rowSlid(_, let span): add("指标表", "有一行缺了一格，整行左移，已放回", span)
            case .unitCorrected(let fact, _):
                add("单位", "写作元，按别处同一个数的写法理解为万元", report.facts[fact].figure.span)
            case .unitSupplied(let fact): add("单位", "没有写，按相邻数字的单位理解", report.facts[fact].figure.span)
            }
        }
    }

    private func plain(_ span: ByteSpan) -> String {
        String(String.UnicodeScalarView(report.words(span).unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}
