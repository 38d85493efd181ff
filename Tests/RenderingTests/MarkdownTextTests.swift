import Testing

@testable import Rendering

@Suite struct MarkdownTextTests {
    private func randomText(_ random: inout Seeded) -> String {
        let pieces = [
            "*", "_", "#", "|", "<", ">", "&", "[", "]", "`", "\\", "1.", "1)", "12.", "-", "+", "~", "=", ":", "!",
            "(", ")", "😀",
            "中", "文", "，", "。", "“", "”", " ", "  ", "\t", "\n", "\r\n", "&amp;", "&#65;", "<b>", "</b>", "<!--", "-->",
            "***", "---",
            "~~~", "```", "http://a.cn", "<http://a.cn>", "![a](b)", "[a]: b", "a", "B", "0", "3", ".", "'", "\"",
            "\\|", "||", "^", "$",
            "|---|", "|\n|-|", "%", "/", "\\\\",
        ]
        return (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }

    /// Without tags, entities resolved: what a reader sees.
    private func shown(_ html: String) -> String {
        html.replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&amp;", with: "&")
    }

    @Test func paragraphsReadBack() {
        var random = Seeded(11)
        for _ in 0..<4000 {
            let text = randomText(&random)
            let page = html(written { MarkdownText.paragraph(text, into: &$0) })
            #expect(
                page == (text.isEmpty ? "" : "<p>\(written { Escape.text(text, into: &$0) })</p>\n"),
                "\(text.debugDescription)")
        }
    }

    @Test func itemsAndHeadingsReadBack() {
        var random = Seeded(12)
        for _ in 0..<2000 {
            let text = randomText(&random)
            let escaped = written { Escape.text(text, into: &$0) }
            let item = html(
                written { out in
                    out.append("- ")
                    MarkdownText.paragraph(text, into: &out)
                })
            #expect(item == "<ul>\n<li>\(escaped)</li>\n</ul>\n", "\(text.debugDescription)")
            let heading = html(written { MarkdownText.heading(text, level: 2, into: &$0) })
            #expect(heading == "<h2>\(escaped)</h2>\n", "\(text.debugDescription)")
        }
    }

    private func row(_ cells: [String], into out: inout [UInt8]) {
        for cell in cells {
            out.append("| ")
            MarkdownText.inline(cell, into: &out)
            out.append(" ")
        }
        out.append("|\n")
    }

    @Test func cellsReadBack() {
        var random = Seeded(13)
        for _ in 0..<2000 {
            let texts = [randomText(&random), randomText(&random), randomText(&random)]
            let markdown = written { out in
                row([texts[0], "b"], into: &out)
                out.append("|---|---:|\n")
                row([texts[1], texts[2], "too much"], into: &out)
            }
            let page = html(markdown)
            let escaped = texts.map { text in written { Escape.text(text, into: &$0) } }
            // A cell without words heads nothing.
            let head = escaped[0].isEmpty ? "<td></td>" : "<th scope=\"col\">\(escaped[0])</th>"
            #expect(page.contains("<tr>\(head)<th scope=\"col\" class=\"right\">b</th></tr>"))
            #expect(
                page.contains("<tr><td>\(escaped[1])</td><td class=\"right\">\(escaped[2])</td></tr>"), "\(markdown)")
        }
    }

    @Test func strongReadsBackAndIsStrong() {
        var random = Seeded(14)
        for _ in 0..<2000 {
            let (text, before, after) = (randomText(&random), "前", "后")
            let markdown = written { out in
                MarkdownText.paragraph(before, into: &out)
                MarkdownText.strong(text, into: &out)
                MarkdownText.inline(after, into: &out)
            }
            let page = html(markdown)
            #expect(shown(page) == "\(before)\(text)\(after)\n", "\(markdown)")
            if text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
                #expect(page.contains("<strong>"), "\(markdown)")
            }
        }
        #expect(
            html(
                written {
                    MarkdownText.strong("深化引领。", into: &$0)
                    $0.append(raw: "又")
                }) == "<p><strong>深化引领</strong>。又</p>\n")
    }

    @Test func anExclamationMarkBeforeALink() {
        let page = html(
            written {
                MarkdownText.paragraph("共\\!", into: &$0)
                MarkdownText.link("8004.61万元", to: "#c2", into: &$0)
            })
        #expect(page == "<p>共\\!<a href=\"#c2\">8004.61万元</a></p>\n")
    }

    @Test func links() {
        let link = written { MarkdownText.link("甲]](x)", to: "a b/(c)<d>\\&e?f=1&amp;g#中", into: &$0) }
        #expect(html(link) == "<p><a href=\"a%20b/(c)%3Cd%3E%5C&amp;e?f=1&amp;amp;g#%E4%B8%AD\">甲]](x)</a></p>\n")
    }
}
