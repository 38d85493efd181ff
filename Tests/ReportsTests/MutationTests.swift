import Documents
import Figures
import Foundation
import Pages
import Reports
import Testing

/// Real reports, broken at random: whatever comes, there is an answer, and every span in it is a place in the source.
@Suite struct MutationTests {
    private static let count = ProcessInfo.processInfo.environment["GONGKAI_MUTATIONS"].flatMap(Int.init) ?? 20_000
    private static let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

    private static let originals: [[UInt8]] = (Truth.shared + Truth.fixtures).compactMap { truth in
        (try? Data(contentsOf: truth.report)).map { Array($0) }
    }

    @Test(arguments: 0..<workers) func nothingBreaks(_ worker: Int) throws {
        try #require(Self.originals.count >= 25)
        var random = Random(state: UInt64(worker) &* 7919 &+ 20_231_107)
        var read = 0
        for number in stride(from: worker, to: Self.count, by: Self.workers) {
            let bytes = mutated(&random, keepingText: number % 4 < 2)
            guard let source = try? Source(name: "mutation", received: bytes) else { continue }
            read += 1
            if let fault = fault(of: Report(Document(source))) {
                Issue.record("\(fault): \(Data(bytes).base64EncodedString())")
                return
            }
        }
        if worker == 0 {
            print("| \(Self.count) mutations: at least \(read * Self.workers) were text and were read, none broke.")
        }
        #expect(read > 0)
    }

    // MARK: What has to hold

    private func fault(of report: Report) -> String? {
        let document = report.document
        var end = 0
        for block in document.blocks {
            let span = block.span
            if span.start < end || span.end < span.start || span.end > document.text.count {
                return "blocks overlap at \(span)"
            }
            end = span.end
            if !isPlace(span, in: document) { return "a block outside the source" }
            if case .table(let table) = block {
                for row in table.rows {
                    for cell in row.cells where !cell.isEmpty && !span.contains(cell) {
                        return "a cell outside its table"
                    }
                }
            }
        }
        for fact in report.facts {
            if fact.figure.span.isEmpty || !isPlace(fact.figure.span, in: document) {
                return "a fact outside the source"
            }
            if let subject = fact.subject, !isPlace(subject, in: document) { return "a subject outside the source" }
            if !isPlace(fact.label, in: document) { return "a label outside the source" }
        }
        for indicator in report.indicators where !isPlace(indicator.span, in: document) {
            return "an indicator outside the source"
        }
        for task in report.tasks where !isPlace(task.span, in: document) { return "a task outside the source" }
        for item in report.problems + report.measures where !isPlace(item, in: document) {
            return "an item outside the source"
        }
        for chapter in report.chapters where !isPlace(chapter.span, in: document) {
            return "a chapter outside the source"
        }
        if let score = report.score, !isPlace(score.span, in: document) { return "a score outside the source" }
        for mention in report.mentions where mention.fact.map({ !report.facts.indices.contains($0) }) ?? false {
            return "a mention of no fact"
        }
        var json: [UInt8] = []
        ReportJSON(report).write(into: &json)
        return json.first == UInt8(ascii: "{") && json.last == UInt8(ascii: "}") ? nil : "JSON that does not end"
    }

    private func isPlace(_ span: ByteSpan, in document: Document) -> Bool {
        let place = document.place(span)
        return span.start >= 0 && span.end <= document.text.count && place.start >= 0 && place.start <= place.end
            && place.end <= document.source.bytes.count
    }

    // MARK: Breaking

    /// A few changes to a report: bytes or characters deleted, doubled, swapped, put in; cut off; two joined.
    private func mutated(_ random: inout Random, keepingText: Bool) -> [UInt8] {
        var bytes = Self.originals[random.below(Self.originals.count)]
        for _ in 0...random.below(6) {
            guard bytes.count > 8 else { break }
            var start = random.below(bytes.count)
            var end = min(bytes.count, start + 1 + random.below(random.below(4) == 0 ? 400 : 12))
            if keepingText {
                while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            }
            let piece = Array(bytes[start..<end])
            switch random.below(8) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: piece, at: start)
            case 2: bytes.removeSubrange(end...)
            case 3:
                let other = Self.originals[random.below(Self.originals.count)]
                var at = random.below(other.count)
                while keepingText, at < other.count, other[at] & 0xC0 == 0x80 { at += 1 }
                bytes = Array(bytes[..<start]) + other[at...]
            case 4:
                bytes.removeSubrange(start..<end)
                var at = random.below(bytes.count + 1)
                while keepingText, at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
                bytes.insert(contentsOf: piece, at: at)
            case 5: bytes.insert(contentsOf: Array(Self.marks[random.below(Self.marks.count)].utf8), at: start)
            case 6: bytes.replaceSubrange(start..<end, with: Array(Self.marks[random.below(Self.marks.count)].utf8))
            default:
                if keepingText {
                    bytes.insert(UInt8(1 + random.below(31)), at: start)
                } else {
                    bytes[start] = UInt8(random.below(256))
                }
            }
        }
        return bytes
    }

    private static let marks = [
        "\n", "\n\n", "\t", "\t\t", "|", " ", "\u{3000}", "**", "。", "，", "：", "（", "）", "“", "”", "一、", "（一）", "1.",
        "①", "目录", "合计", "其中：", "%", "万元", "0",
        "999999999999999999999999999999999999", "-", "1.2.3", "<p>", "</td>", "<tr>", "&nbsp;", "\r\n", "2023年", "自评得分",
        "分", "二〇二三", "项目\t预算数\n", "\u{FEFF}", "𠮷", "年初预算",
    ]

    private struct Random {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
    }
}
