import Audit
import Documents
import Foundation
import Reports
import Testing

/// Reports with digits, units and tabs torn out or multiplied: whatever comes, an answer comes.
@Suite struct MutationTests {
    private static let samples: [[UInt8]] = {
        let folder = Truth.fixtures
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasSuffix(".json") }.sorted().compactMap { name in
            (try? Source.read(path: folder.appending(path: name).path))?.bytes
        }
    }()

    @Test(arguments: 0..<200)
    func anythingIsAnswered(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sample = try #require(MutationTests.samples.randomElement(using: &generator))
        var text = String(decoding: sample, as: UTF8.self)
        for _ in 0..<Int.random(in: 1...20, using: &generator) { mutate(&text, using: &generator) }
        let report = Report(Document(try Source(name: "mutated.txt", text: text)))
        let audit = Audit(report, accounts: report, previous: report)
        for finding in audit.findings {
            #expect(!finding.message.isEmpty)
            for span in finding.spans { #expect(span.start >= 0 && span.end <= report.document.text.count) }
            _ = finding.arithmetic
        }
    }

    private func mutate(_ text: inout String, using generator: inout SeededGenerator) {
        var scalars = Array(text.unicodeScalars)
        guard scalars.count > 2 else { return }
        let digits = scalars.indices.filter { ("0"..."9").contains(scalars[$0]) }
        let at =
            Bool.random(using: &generator)
            ? digits.randomElement(using: &generator) ?? 0 : Int.random(in: 0..<scalars.count, using: &generator)
        let pieces = ["0", "9", "", "99999999999999999999", ".", "-", "\t", "%", "亿元", "万", "约", "（", "其中", "\n"]
        let piece = Array((pieces.randomElement(using: &generator) ?? "").unicodeScalars)
        scalars.replaceSubrange(at...at, with: piece)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        text = String(view)
    }
}
