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
        let sorted = found.indices.sorted {
            (found[$0].place.start, $0) < (found[$1].place.start, $1)
        }
        var kept: [Finding] = []
        kept.reserveCapacity(found.count)
        for index in sorted {
            let finding = found[index]
            if let known = kept.indices.last(where: { isSame(kept[$0], finding) }) {
                if finding.severity != nil, kept[known].place != finding.place {
                    kept[known].repeats.append(finding.place)
                }
                continue
            }
            kept.append(finding)
        }
        return kept
    }

    private static func isSame(_ a: Finding, _ b: Finding) -> Bool {
        guard !a.operands.isEmpty, a.operands.count == b.operands.count, a.outcome == b.outcome else { return false }
        let mayStandElsewhere = a.severity != nil && a.rule == b.rule
        guard a.place == b.place || mayStandElsewhere else { return false }
        guard a.severity == b.severity, a.isAlike(b) else { return false }
        for (x, y) in zip(a.operands, b.operands) {
            if mayStandElsewhere {
                guard x.value == y.value, x.unit == y.unit else { return false }
            } else {
                guard x.span == y.span, x.origin == y.origin else { return false }
            }
        }
        return true
    }
}
