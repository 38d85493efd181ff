import Figures
import Reports

/// The rows' marks, with the marks for execution once, make up the total; the total is the score.
extension Rule {
    static let scores = Rule("scores") { inspection, findings in
        for table in inspection.scoreTables where !table.isTorn {
            for index in table.table.rows { checkRow(index, inspection, &findings) }
            if table.table.rows.count >= 3 { checkSum(table, inspection, &findings) }
        }
        checkScore(inspection, &findings)
    }

    private static func checkRow(_ index: Int, _ inspection: Inspection, _ findings: inout [Finding]) {
        let row = inspection.report.indicators[index]
        guard let score = row.score, let weight = row.weight,
            weight.value < score.value || score.value.isNegative
        else { return }
        let name = row.name.map(inspection.words) ?? "该项"
        let operands = [Quantity(score, unit: .points), Quantity(weight, unit: .points)]
        if weight.value < score.value {
            findings.append(
                Finding(
                    "score-range", .error, .fails, .none, operands,
                    "“\(name)”得分\(inspection.words(score.span))，高于分值\(inspection.words(weight.span))"))
        } else {
            findings.append(
                Finding(
                    "score-range", .error, .fails, .none, operands, "“\(name)”得分\(inspection.words(score.span))，低于零分"))
        }
    }

    private static func checkSum(_ table: ScoreTable, _ inspection: Inspection, _ findings: inout [Finding]) {
        guard table.scores.count >= 3, !table.lacksScore else { return }
        var stated = table.total?.score.map { Quantity($0, unit: .points) }
        if stated == nil, let score = inspection.report.score, isWhole(table, inspection) {
            stated = Quantity(CellValue(score.value, score.span), unit: .points)
        }
        guard let stated else { return }
        let plain = [stated] + table.scores
        if Reckoning.sum.outcome(plain) == .holds {
            findings.append(Finding("scores", nil, .holds, .sum, plain))
            return
        }
        if let execution = table.executionScore {
            let whole = plain + [execution]
            let outcome = Reckoning.sum.outcome(whole)
            if outcome == .holds || outcome == .cutOff {
                findings.append(Finding("scores", outcome == .holds ? nil : .note, outcome, .sum, whole))
                return
            }
        }
        // Of two tables without totals of their own, either may be the detail of the other.
        guard table.total?.score != nil || inspection.isOnly(table) else { return }
        complain(stated, table, inspection, &findings)
    }

    /// Whether the rows are all there is to be marked.
    private static func isWhole(_ table: ScoreTable, _ inspection: Inspection) -> Bool {
        guard !table.lacksWeight, let sum = table.weightSum else { return false }
        let whole = inspection.report.score?.outOf ?? Decimal(100)
        if sum == whole { return true }
        guard table.executionScore != nil, let rest = try? whole.subtracting(sum) else { return false }
        return table.executionWeight.map { $0.value == rest } ?? Weights.usualForExecution.contains(rest)
    }

    private static func complain(
        _ stated: Quantity, _ table: ScoreTable, _ inspection: Inspection, _ findings: inout [Finding]
    ) {
        guard !table.wasMended else { return }
        // Rows that leave room for marks that are not printed decide nothing.
        let needsExecution = table.weightSum.map { $0 < Decimal(100) } ?? true
        if needsExecution, table.executionScore == nil { return }
        let parts = needsExecution ? table.scores + [table.executionScore].compactMap { $0 } : table.scores
        let operands = [stated] + parts
        guard Reckoning.sum.outcome(operands) == .fails, let sum = try? Reckoning.total(parts),
            let gap = try? sum.subtracting(stated.value)
        else { return }
        let digits = inspection.words(stated.span)
        let printed = digits.hasSuffix("分") ? digits : digits + "分"
        findings.append(
            Finding(
                "scores", .error, .fails, .sum, operands,
                "合计得分\(printed)与各行得分\(needsExecution ? "加预算执行得分" : "")之和\(sum.reduced)分不符，"
                    + "相差\(gap.magnitude.reduced)分"))
    }

    /// The score in the text, the total of the table and the score elsewhere are one score.
    private static func checkScore(_ inspection: Inspection, _ findings: inout [Finding]) {
        guard let score = inspection.report.score else { return }
        let stated = Quantity(CellValue(score.value, score.span), unit: .points)
        let full = score.outOf ?? Decimal(100)
        if full < score.value {
            let whole = Quantity(implied: full, unit: .points, at: score.span)
            findings.append(
                Finding(
                    "score-range", .error, .fails, .none, [stated, whole],
                    "自评得分\(inspection.words(score.span))高于满分\(full.reduced)分"))
        }
        var others = score.others
        for table in inspection.report.indicatorTables {
            // A table of parts has a smaller total.
            guard let total = table.totals.last(where: { $0.kind == .total }), let cell = total.score,
                total.weight.map({ $0.value == full }) ?? false
            else { continue }
            others.append(cell)
        }
        for cell in others where cell.span != score.span {
            let operands = [Quantity(cell, unit: .points), stated]
            if cell.value == score.value {
                findings.append(Finding("score", nil, .holds, .same, operands))
            } else {
                findings.append(
                    Finding(
                        "score", .error, .fails, .same, operands,
                        "自评得分两处不一：一处\(inspection.words(score.span))，一处\(inspection.words(cell.span))"))
            }
        }
    }
}
