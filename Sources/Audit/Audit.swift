import Figures
import Reports

/// Every figure of a report that can be checked, checked.
public struct Audit: Sendable {
    /// In the order of the report.
    public let findings: [Finding]

    /// Holds a report against itself, against the final accounts of its year, and against the report
    /// of the year before.
    public init(_ report: Report, accounts: Report? = nil, previous: Report? = nil) {
        var found: [Finding] = []
        found.reserveCapacity(64)
        let inspection = Inspection(report: report, accounts: accounts, previous: previous)
        for rule in Rule.all { rule.check(inspection, &found) }
        findings = Audit.merged(found)
    }

    public var errors: [Finding] { findings.filter { $0.severity == .error } }

    /// Sorted by place. The same computation found twice stands once; a complaint that comes again
    /// with the same figures elsewhere is the first one, with one more place.
    private static func merged(_ found: [Finding]) -> [Finding] {
        let starts = found.map(\.place.start)
        // By place, then by index: one number for both.
        let sorted = found.indices.map { starts[$0] << 24 | $0 }.sorted().map { $0 & 0xFF_FFFF }
        // Those that are kept, as indices; where those of the present place begin; and those that complain.
        var kept: [Int] = []
        kept.reserveCapacity(found.count)
        var start = 0
        var complaints: [Int] = []
        var repeats: [(finding: Int, place: ByteSpan)] = []
        for index in sorted {
            if let last = kept.last, starts[last] != starts[index] { start = kept.count }
            if kept[start...].contains(where: { isSame(found[$0], found[index]) }) { continue }
            if found[index].severity != nil {
                if let known = complaints.first(where: { isAlike(found[kept[$0]], found[index]) }) {
                    repeats.append((known, found[index].place))
                    continue
                }
                complaints.append(kept.count)
            }
            kept.append(index)
        }
        var merged = kept.map { found[$0] }
        for (finding, place) in repeats {
            merged[finding] = merged[finding].repeated(at: merged[finding].repeats + [place])
        }
        return merged
    }

    /// The same computation with the same figures.
    private static func isSame(_ a: Finding, _ b: Finding) -> Bool {
        guard !a.operands.isEmpty, a.operands.count == b.operands.count, a.outcome == b.outcome, a.place == b.place,
            a.isAlike(b)
        else { return false }
        return zip(a.operands, b.operands).allSatisfy { $0.span == $1.span && $0.origin == $1.origin }
    }

    /// The same complaint of the same values, further on.
    private static func isAlike(_ a: Finding, _ b: Finding) -> Bool {
        guard !a.operands.isEmpty, a.operands.count == b.operands.count, a.outcome == b.outcome, a.rule == b.rule,
            a.severity == b.severity, a.isAlike(b)
        else { return false }
        return zip(a.operands, b.operands).allSatisfy { $0.value == $1.value && $0.unit == $1.unit }
    }
}
