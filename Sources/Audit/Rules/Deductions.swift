import Figures
import Reports

/// 扣 3 分 … 扣 0.7 分: full marks less what was taken off. Deductions need not all be told, so only what
/// holds is said.
extension Rule {
    static let deductions = Rule("deductions") { inspection, findings in
        guard let score = inspection.report.score else { return }
        var taken: [Quantity] = []
        for index in inspection.report.mentions.indices {
            let figure = inspection.report.mentions[index].figure
            guard figure.unit == .points, !figure.isApproximate else { continue }
            let gap = inspection.gap(before: index)
            guard inspection.text.holds("扣", in: ByteSpan(max(gap.start, gap.end - 9), gap.end)),
                !inspection.text.hasAny(["每", "低于", "超过"], in: ByteSpan(max(gap.start, gap.end - 36), gap.end))
            else { continue }
            if let quantity = inspection.quantity(mention: index) { taken.append(quantity) }
        }
        guard !taken.isEmpty, taken.count <= 24, let sum = try? Reckoning.total(taken) else { return }
        let full = score.outOf ?? Decimal(100)
        guard (try? full.subtracting(score.value)) == .some(sum) else { return }
        let stated = Quantity(CellValue(score.value, score.span), unit: .points)
        let whole = Quantity(implied: full, unit: .points, at: score.span)
        findings.append(
            Finding("deductions", nil, .holds, .sum, [stated, whole] + taken.map(\.negated)))
    }
}
