import Figures
import Reports

/// A task's money, and the amounts that its own words list. Only what holds is said.
extension Rule {
    static let taskSums = Rule("sum") { inspection, findings in
        for task in inspection.report.tasks {
            guard let amount = task.amount, let done = task.done else { continue }
            let parts = amounts(in: done, inspection)
            guard parts.count >= 2, let whole = amounts(in: amount.span, inspection, bare: true).first else { continue }
            let operands = [whole] + parts
            if Reckoning.sum.outcome(operands) == .holds {
                findings.append(Finding("sum", nil, .holds, .sum, operands))
            }
        }
    }

    private static func amounts(in span: ByteSpan, _ inspection: Inspection, bare: Bool = false) -> [Quantity] {
        let text = inspection.text
        var cursor = Cursor(text, span)
        var found: [Quantity] = []
        while !cursor.isAtEnd {
            guard cursor.digit() != nil else {
                cursor.position += characterLength(cursor.here)
                continue
            }
            let start = cursor.position
            let figure = (try? cursor.figure()) ?? nil
            if cursor.position == start { cursor.position += 1 }
            guard let figure, figure.unit == .yuan || (bare && figure.unit == .bare) else { continue }
            if figure.isApproximate { return [] }
            if let quantity = Quantity(figure, unit: .yuan) { found.append(quantity) }
        }
        return found
    }
}
