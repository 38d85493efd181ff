import Foundation
import Testing

/// Every report of the fixtures, and the five outside where they are at hand, against its right reading.
@Suite struct TruthTests {
    /// Further facts that a text states in so many words, though its truth does not list them.
    private static let alsoStated: [String: [(concept: String, value: String)]] = [
        // 收入预算114.66万元，其中：财政一般预算拨款114.66万元; 2022年收入预算拨款189.20万元，其中一般预算拨款189.20万元
        "guidong-2022": [("general-public-budget.initial", "1146600"), ("general-public-budget.budget", "1892000")]
    ]

    @Test func everyReportReadsRight() throws {
        let truths = Truth.shared + Truth.fixtures
        #expect(Truth.fixtures.count >= 25)
        if Truth.shared.isEmpty { print("| The five reports are not at hand (GONGKAI_SHARED or ../shared): skipped.") }
        print("| report                         expected  found  wrong  extra")
        var sum = (expected: 0, found: 0, wrong: 0, extra: 0)
        for truth in truths {
            let (reading, source) = try truth.reading()
            var words = try truth.words()
            if let stated = Self.alsoStated[truth.name] {
                words["optional_facts"] = stated.map { ["concept": $0.concept, "value": $0.value] }
            }
            let comparison = Comparison(truth: words, reading: reading, source: source)
            print(row(truth.name, comparison.expected, comparison.found, comparison.wrong, comparison.extra))
            sum.expected += comparison.expected
            sum.found += comparison.found
            sum.wrong += comparison.wrong
            sum.extra += comparison.extra
            for difference in comparison.differences { Issue.record("\(truth.name): \(difference)") }
        }
        print(row("\(truths.count) reports", sum.expected, sum.found, sum.wrong, sum.extra))
        #expect(sum.expected > 300)
    }

    private func row(_ name: String, _ numbers: Int...) -> String {
        var line = "| " + name.padding(toLength: max(32, name.count), withPad: " ", startingAt: 0)
        for number in numbers { line += String(repeating: " ", count: max(0, 7 - "\(number)".count)) + "\(number)" }
        return line
    }

    /// The same report in another encoding, with other line ends, or read twice says the same.
    @Test(arguments: Truth.fixtures) func lineEndsDoNotMatter(_ truth: Truth) throws {
        // One of them is GB18030, and one has line ends of its own.
        guard let text = try? String(contentsOf: truth.report, encoding: .utf8), !text.utf8.contains(0x0D) else {
            return
        }
        let plain = try facts(text)
        #expect(try facts("\u{FEFF}" + text) == plain)
        #expect(try facts(text.replacing("\n", with: "\r\n")) == plain)
        #expect(try facts(text) == plain)
    }

    private func facts(_ text: String) throws -> [String] {
        try factsOf(text).map { "\($0.concept) \($0.value)" }
    }
}
