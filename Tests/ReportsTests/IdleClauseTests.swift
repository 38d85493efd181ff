import Documents
import Figures
import Foundation
import Testing

@testable import Reports

/// Clauses that can state nothing are left out of the reading: what is read must be the same as if they were not.
@Suite struct IdleClauseTests {
    /// Reads running text, with all its clauses or without the idle ones, and puts down all that was read.
    private func reading(_ text: [UInt8], _ spans: [ByteSpan], leavingOut: Bool) -> [String] {
        var reader = TextReader(text: text, year: 2023)
        reader.lexer = Lexer(text, bytes: text.count, leavingOutIdleClauses: leavingOut)
        for (i, span) in spans.enumerated() { reader.read(span, block: i) }
        return reader.facts.map {
            "\($0.concept) \($0.figure) \($0.value) \(String(describing: $0.subject)) \($0.label) \($0.origin) \($0.unitSource)"
        } + reader.mentions.map { "\($0)" } + reader.sentences.map { "\($0)" }
    }

    private func check(_ text: [UInt8], _ spans: [ByteSpan], _ name: String) {
        #expect(reading(text, spans, leavingOut: true) == reading(text, spans, leavingOut: false), "\(name)")
    }

    @Test(arguments: [
        "认真履职，扎实工作，基本支出 100.00 万元，完成任务。强化管理，项目支出 20 万元。",
        "全市企业，抓好落实，基本支出 100 万元。全县，支出，共 5 万元；其中，人员经费 3 万元。",
        "支出 10 万元，主要用于，人员经费 6 万元，其中，公用经费 4 万元。其中，比上年，增加 2 万元。",
        "核定编制，认真落实，退休人员 3 人，在职十二名，公务员 4 人。",
        "“抓好，落实”，支出 5 万元。“抓好，支出 5 万元，落实”，支出 6 万元。",
        "抓好落实。“三公”经费规定，支出 5 万元。“抓好”落实，支出 6 万元。”三公“，支出 7 万元。",
        "（抓好，落实），支出 5 万元（落实，基本支出 3 万元，抓好），项目支出 2 万元。",
        "“三公”经费，抓好落实，决算 3 万元，预算 5 万元。《预算法》，执行率 95%。",
        "抓好；落实，支出：抓好，5 万元。预算批复，抓好，支出 8 万元。收入、支出，抓好，共 9 万元。",
        "抓好（落实。支出），6 万元，“落实。支出 7 万元”，\"抓好，支出\" 8 万元，GDP，支出 9 万元。",
        "　抓好 落实，\t支出 1,234.50 元，抓好·落实—支出，比 2022 年，增长 3%；同比，下降 2%。",
    ])
    func sentences(_ sentence: String) {
        let text = Array(sentence.utf8)
        check(text, [ByteSpan(0, text.count)], sentence)
    }

    @Test(arguments: Truth.fixtures)
    func reports(_ truth: Truth) throws {
        let document = Document(try Source(name: truth.name, received: Array(Data(contentsOf: truth.report))))
        let spans = document.blocks.map(\.span)
        check(document.text, spans, truth.name)
        // Marks at any place may turn an idle clause into one that matters.
        var state: UInt64 = 7
        let marks = ["，", "。", "（", "）", "“", "”", "；", "：", "其中", "全市", "编制", "3", "、", "\""]
        for round in 0..<4 {
            var text: [UInt8] = []
            for byte in document.text {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                if byte & 0xC0 != 0x80, state >> 40 & 63 == 0 { text += marks[Int(state >> 33) % marks.count].utf8 }
                text.append(byte)
            }
            let lines = text.split(separator: 0x0A).map { ByteSpan($0.startIndex, $0.endIndex) }
            check(text, lines, "\(truth.name), round \(round)")
        }
    }
}
