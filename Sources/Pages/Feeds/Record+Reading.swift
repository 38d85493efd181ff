import Reports

extension Record {
    /// Takes what feeds and tables need from a report that has just been read.
    mutating func take(_ reading: Reading, _ money: Money) {
        items.kind = reading.report.kind
        if let grade = reading.report.grade {
            items.gradePrinted = Array(reading.report.document.text[grade.span.range])
        } else if let scores = reading.scores, let grade = scores.grade {
            items.gradePrinted = Array(scores.document.text[grade.span.range])
        }
        items.isRateComputed = money.total.map { $0.rate == nil } ?? false
        for line in money.lines {
            let budget: BudgetColumn = line.adjusted?.isUnstaged == true ? .budget : .adjusted
            for sum in [
                Sum(line.line, .initial, line.initial), Sum(line.line, budget, line.adjusted),
                Sum(line.line, .actual, line.actual),
            ] {
                if let sum { items.sums.append(sum) }
            }
        }
    }

    func sum(_ line: BudgetLine, _ column: BudgetColumn) -> Sum? { Sum.find(line, column, in: items.sums) }

    /// How many findings there are of each severity.
    var findingCounts: (errors: Int, warnings: Int, notes: Int) {
        var counts = (errors: 0, warnings: 0, notes: 0)
        for complaint in complaints {
            switch complaint.severity {
            case .error: counts.errors += 1
            case .warning: counts.warnings += 1
            case .note: counts.notes += 1
            }
        }
        return counts
    }
}
