import Testing

@testable import Rendering

/// What is written line by line is what cmark's tree would have given.
@Suite struct PlainMarkdownTests {
    private let options: [Markdown.Options] = {
        var marking = Markdown.Options()
        marking.headingIDs = .numbered(prefix: "s")
        marking.headingOffset = 1
        marking.tableLabel = "表"
        marking.linkAttributes = { address, out in
            out.append(" id=\"")
            Escape.attribute(address, into: &out)
            out.append("\"")
        }
        var drawing = Markdown.Options()
        drawing.headingIDs = .fromText(prefix: "")
        drawing.chart = { arguments, text, out in
            guard !arguments.elementsEqual("none".utf8) else { return false }
            out.append("<figure>")
            Escape.text(arguments, into: &out)
            out.append("|")
            Escape.text(text, into: &out)
            out.append("</figure>")
            return true
        }
        return [Markdown.Options(), marking, drawing]
    }()

    private let markdown = Markdown()

    /// Whether the text was plain; where it was, the page and its outline must be those of the tree.
    private func isPlain(_ text: [UInt8], _ options: Markdown.Options) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var writer = HTMLWriter(
                options: options, blocks: OwnBlocks(source: bytes, commonMark: markdown.commonMark, drawsCharts: false),
                start: 0)
            guard writer.writePlain(bytes) else { return false }
            var page: [UInt8] = []
            let outline = markdown.renderTree(of: bytes, options, into: &page)
            let shown = String(decoding: text, as: UTF8.self).debugDescription
            #expect(String(decoding: writer.out, as: UTF8.self) == String(decoding: page, as: UTF8.self), "\(shown)")
            #expect(writer.outline == outline, "\(shown)")
            return true
        }
    }

    @Test(arguments: [
        "", "\n\n", "甲乙", "甲 乙\n", "# 一\n## 二 \\#3\n\n丙\n", "- 甲\n- 乙\n\n丙", "1\\. 甲\n\n1．乙\n\n2019年\n",
        "- [12](#c12) **相符** 5 \\* 3 \\> 2 [看原文](#f2)\n- [13](#c13) **说明** 甲\n", "甲!乙 > 丙 \"丁\" 'x' | y",
        "| 甲 | 乙 |\n|---|---:|\n| [1](#c1) | \\|&#32;x |\n|  | 3\n", "| 甲 |\n|---|\n\n| 乙 |\n|:-:|\n| \\*2 |",
        "前**粗体**后**二**。", "**项目**：甲&#32;\n", "# [96](#c3)分",
    ]) func whatWeWriteIsPlain(_ text: String) {
        for options in options { #expect(isPlain(Array(text.utf8), options), "\(text.debugDescription)") }
    }

    @Test func charts() {
        #expect(isPlain(Array("```chart bars\n甲：2 / 3\n\n> 乙\n```\n丙\n".utf8), options[2]))
        #expect(isPlain(Array("甲\n\n```chart none\nx < y\n```\n".utf8), options[2]))
        #expect(!isPlain(Array("```chart bars\n甲\n```\n".utf8), options[0]))
    }

    @Test func whatOthersWrite() {
        let pieces =
            [
                "甲乙", "丙", "a", "7", " ", "  ", "\n", "\n\n", "\n- ", "\n\n- ", "\n# ", "\n\n### ", "*", "**", "**",
                "_", "`",
                "```chart x\n", "```\n", "1. ", "2) ", "> ", "\\", "\\*", "\\|", "\\\\", "&amp;", "&#32;", "&#10;",
                "&#0;", "&",
                "[甲](#c1)", "[a\\]b](/x/y.html)", "[", "]", "](", ")", "[a]: /u\n", "!", "![", "|", " | ",
                "\n| 甲 | 乙 |",
                "\n|---|---:|", "\n| 甲 | 乙 |\n|---|:-:|", "\n| 丙 | 4 > 3 |", "\n|  | x", "\n| 5 |", "\n| 6 | 7 | 8 |",
                "\n| ", "|\n", "---", "===", "\t", "<", "<b>", ">", "\"", "#", " #", "+", "~", ":", "=",
                "，", "。",
                "\u{3000}", "\u{A0}", "é", "😀", "\u{FEFF}", "\u{0}", "\u{B}", "\r", "\u{7F}",
            ].map { Array($0.utf8) } + [[0xE4, 0xB8], [0x80], [0xFF], [0xC2, 0x85], [0xEF, 0xBF, 0xBF]]
        var random = Seeded(11)
        var plain = 0
        for round in 0..<60_000 {
            let text = (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            if isPlain(text, options[round % options.count]) { plain += 1 }
        }
        // Enough of them to say something.
        #expect(plain > 3000)
    }
}
