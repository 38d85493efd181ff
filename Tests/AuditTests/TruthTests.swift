import Audit
import Documents
import Foundation
import Reports
import Testing

/// Real reports: what is wrong with them is found, with its severity, and nothing else is an error.
@Suite struct TruthTests {
    @Test(
        .enabled(if: Truth.shared != nil, "the five real reports are not at hand (../shared)"),
        arguments: Truth.shared.map { Truth.names(in: $0.appending(path: "truth")) } ?? [])
    func theFive(_ name: String) throws {
        let shared = try #require(Truth.shared)
        let truth = try Truth(shared.appending(path: "truth/" + name))
        try check(truth, shared.appending(path: "reports/" + truth.report))
    }

    @Test(arguments: Truth.names(in: Truth.fixtures))
    func fixtures(_ name: String) throws {
        let truth = try Truth(Truth.fixtures.appending(path: name))
        try check(truth, Truth.fixtures.appending(path: truth.report))
    }

    private func check(_ truth: Truth, _ file: URL) throws {
        let report = Report(Document(try Source.read(path: file.path)))
        let complaints = Audit(report).findings.filter { $0.severity != nil }
        let expected = truth.findings ?? []
        for finding in expected {
            #expect(
                complaints.contains { matches($0, finding) },
                "\(truth.report): nobody says \(finding.severity) \(finding.about): \(finding.why)")
        }
        for other in complaints where !expected.contains(where: { matches(other, $0) }) {
            #expect(other.severity != .error, "\(truth.report): \(other.message)")
            print("\(truth.report)\t\(other.severity?.rawValue ?? "")\t\(other.rule)\t\(other.message)")
        }
    }

    private func matches(_ finding: Finding, _ expected: Truth.Expected) -> Bool {
        guard finding.severity?.rawValue == expected.severity else { return false }
        switch expected.about {
        case "score": return finding.rule == "no-score"
        case "the funds table": return finding.rule == "labels-moved"
        default: return says(expected.about, finding.message)
        }
    }

    /// The words stand in the sentence, one after the other.
    private func says(_ words: String, _ sentence: String) -> Bool {
        var rest = sentence[...]
        for word in words.split(separator: " ") {
            guard let place = rest.range(of: word) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }
}
