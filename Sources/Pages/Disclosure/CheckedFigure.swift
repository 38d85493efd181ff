import Audit
import Figures

/// A figure of the report that takes part in a check: where it stands, and which check its link leads to.
struct CheckedFigure {
    var span: ByteSpan
    /// The gravest finding on the figure, as an index.
    var finding: Int

    /// The figures that were checked, in the order of the text, none over another. `marked` says for each finding which
    /// figure leads back to the report.
    static func all(_ findings: [Finding], textCount: Int) -> (figures: [CheckedFigure], marked: [Int?]) {
        var order: [(span: ByteSpan, finding: Int)] = []
        order.reserveCapacity(findings.count)
        for index in findings.indices {
            guard let first = findings[index].operands.first, first.origin == .report else { continue }
            guard !first.span.isEmpty, first.span.end <= textCount, first.span.count <= 120 else { continue }
            order.append((first.span, index))
        }
        order.sort { ($0.span.start, $0.span.end, $0.finding) < ($1.span.start, $1.span.end, $1.finding) }
        var figures: [CheckedFigure] = []
        figures.reserveCapacity(order.count)
        var places: [Int?] = Array(repeating: nil, count: findings.count)
        for (span, finding) in order {
            if let last = figures.indices.last, span.start < figures[last].span.end {
                // Another check of the same figure, or of a part of it.
                places[finding] = last
                if rank(findings[finding].outcome) > rank(findings[figures[last].finding].outcome) {
                    figures[last].finding = finding
                }
                continue
            }
            places[finding] = figures.count
            figures.append(CheckedFigure(span: span, finding: finding))
        }
        return (figures, places.map { place in place.map { figures[$0].finding } })
    }

    private static func rank(_ outcome: Outcome) -> Int {
        switch outcome {
        case .holds: 0
        case .cutOff: 1
        case .undecided: 2
        case .fails: 3
        }
    }
}
