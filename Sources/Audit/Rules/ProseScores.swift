import Figures
import Reports

/// Marks of the first level as the text states them: they make up the score, and each with its rate
/// gives the weight.
extension Rule {
    static let proseScores = Rule("prose-scores") { inspection, findings in
        guard let score = inspection.report.score else { return }
        let marks = inspection.report.mentions.indices.filter {
            let figure = inspection.report.mentions[$0].figure
            return figure.unit == .points && !figure.isApproximate && !overlaps(figure.span, score)
                && isEarned($0, inspection)
        }
        guard marks.count >= 2, marks.count <= 24 else { return }
        let quantities = marks.compactMap(inspection.quantity(mention:))
        guard quantities.count == marks.count else { return }
        let stated = Quantity(CellValue(score.value, score.span), unit: .points)
        let run = makingUp(stated, quantities)
        if let run {
            findings.append(
                Finding(
                    "prose-scores", nil, .holds, .sum, [stated] + quantities[run], at: quantities[run.lowerBound].span))
        }
        checkRates(marks, quantities, run, inspection, &findings)
    }

    private static func overlaps(_ span: ByteSpan, _ score: Report.Score) -> Bool {
        span.start < score.span.end && score.span.start < span.end
            || score.others.contains { span.start < $0.span.end && $0.span.start < span.end }
    }

    /// Not a full mark, not a deduction, not a rule of marking.
    private static func isEarned(_ mention: Int, _ inspection: Inspection) -> Bool {
        !inspection.text.hasAny(["满分", "扣", "每", "权重", "分值", "总分"], in: inspection.gap(before: mention))
    }

    private static func makingUp(_ stated: Quantity, _ marks: [Quantity]) -> Range<Int>? {
        for first in marks.indices {
            for last in stride(from: marks.count, to: first + 1, by: -1) {
                // Marks are compared as printed: a rounded mark would make anything fit.
                guard let sum = try? Reckoning.total(marks[first..<last]), sum == stated.value else { continue }
                return first..<last
            }
        }
        return nil
    }

    /// 管理效率 49.5 分、得分率为 99%: the weight is what the other marks leave of 100, or what the table's rows add up to.
    private static func checkRates(
        _ marks: [Int], _ quantities: [Quantity], _ run: Range<Int>?, _ inspection: Inspection,
        _ findings: inout [Finding]
    ) {
        let mentions = inspection.report.mentions
        let rates: [(mark: Int, rate: Quantity)] = marks.indices.compactMap { position in
            let next = marks[position] + 1
            guard next < mentions.count, mentions[next].sentence == mentions[marks[position]].sentence,
                mentions[next].figure.unit == .percent, !mentions[next].figure.isApproximate,
                inspection.text.holds("得分率", in: inspection.gap(before: next)),
                let rate = inspection.quantity(mention: next)
            else { return nil }
            return (position, rate)
        }
        for (mark, rate) in rates {
            guard let weight = levelWeight(marks[mark], inspection) ?? remainder(mark, rates, quantities, run),
                quantities[mark].value <= weight.value
            else { continue }
            let operands = [rate, quantities[mark], weight]
            let outcome = Reckoning.quotient.outcome(operands)
            switch outcome {
            case .holds: findings.append(Finding("row-rate", nil, outcome, .quotient, operands))
            case .cutOff: findings.append(Finding("row-rate", .note, outcome, .quotient, operands))
            case .fails where weight.origin == .report:
                findings.append(Finding("row-rate", .error, outcome, .quotient, operands))
            default: continue
            }
        }
    }

    /// The weights of the table's rows whose first level the words name.
    private static func levelWeight(_ mention: Int, _ inspection: Inspection) -> Quantity? {
        let gap = inspection.gap(before: mention)
        var sum = Decimal.zero
        var place: ByteSpan?
        for row in inspection.report.indicators {
            guard let level = row.level1, inspection.text.contains(level, in: gap), let weight = row.weight,
                let next = try? sum.adding(weight.value)
            else { continue }
            sum = next
            place = place.map { $0.union(weight.span) } ?? weight.span
        }
        guard let place, !sum.isZero else { return nil }
        var quantity = Quantity(implied: sum, unit: .points, at: place)
        quantity.origin = .report
        return quantity
    }

    /// What the others leave of 100, where they all have full marks.
    private static func remainder(
        _ mark: Int, _ rates: [(mark: Int, rate: Quantity)], _ quantities: [Quantity], _ run: Range<Int>?
    ) -> Quantity? {
        guard let run, run.contains(mark), rates.count == run.count else { return nil }
        var rest = Decimal(100)
        for other in rates where other.mark != mark {
            guard other.rate.value == Decimal(100), let left = try? rest.subtracting(quantities[other.mark].value)
            else {
                return nil
            }
            rest = left
        }
        return Quantity(implied: rest, unit: .points, at: quantities[mark].span)
    }
}
