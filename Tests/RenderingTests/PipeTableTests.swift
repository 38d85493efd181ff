import Testing

@testable import Rendering

@Suite struct PipeTableTests {
    /// The cells of all tables, rows on lines.
    private func cells(_ markdown: String) -> String {
        html(markdown).split(separator: "\n").filter { $0.contains("<tr>") }.map { row in
            row.replacing(/<\/t[hd]><t[hd][^>]*>/, with: "¦").replacing(/<\/?t[rhd][^>]*>/, with: "")
        }.joined(separator: "\n")
    }

    @Test func theWholeTable() {
        let page = html("## 甲 & 乙\n\n| 序号 | 名称 | 率 |\n|---:|---|:-:|\n| 1 | 整体 | 100% |\n") { $0.tableLabel = "表" }
        #expect(
            page == """
                <h2>甲 &amp; 乙</h2>
                <div class="table" role="region" tabindex="0" aria-label="表 1: 甲 &amp; 乙">
                <table>
                <thead>
                <tr><th scope="col" class="right">序号</th><th scope="col">名称</th><th scope="col" class="center">率</th></tr>
                </thead>
                <tbody>
                <tr><td class="right">1</td><td>整体</td><td class="center">100%</td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test(arguments: [
        ("| a | b |\n|---|---|\n| **c** | [d](e) |", "a¦b\n<strong>c</strong>¦<a href=\"e\">d</a>"),
        ("a | b\n--|--\nc | d", "a¦b\nc¦d"),
        ("| a\\|b | `c\\|d` |\n|-|-|\n| \\\\ | \\\\\\| |", "a|b¦<code>c|d</code>\n\\¦\\|"),
        ("| a | b |\n|-|-|\n| c |\n| d | e | f |", "a¦b\nc¦\nd¦e"),
        ("| 5*3 | 4*2 |\n|-|-|\n| _a | b_ |", "5*3¦4*2\n_a¦b_"),
        ("| # a | 1. b |\n|-|-|\n| - c | > d # |", "# a¦1. b\n- c¦&gt; d #"),
        ("| a &amp; | &#124; |\n|-|-|\n| &lt;b> | <c> |", "a &amp;¦|\n&lt;b&gt;¦&lt;c&gt;"),
        ("> | a | b |\n> |---|---|\n> | *c* | d |", "a¦b\n<em>c</em>¦d"),
        ("- | a | b |\n  |---|---|\n  | c | d |", "a¦b\nc¦d"), ("> - | a |\n>   |---|\n>   | > |", "a\n&gt;"),
        ("| a |\r\n|---|\r\n| b |\r\n", "a\nb"), ("| a |\r|---|\r| b |", "a\nb"),
        ("\u{FEFF}| a |\n|---|\n| b |", "a\nb"),
        ("| a |\n|---|", "a"), ("a\n|---|\nb", "a\nb"), ("|  |\n|--|\n|  |", "\n"),
        ("| 甲 |\n| :-- |\n| ` | ` |", "甲\n`"),
        ("  | a |\n  |---|\n  | b |  ", "a\nb"), ("| a |\n|---|\n\t| b | ", "a\nb"),
        ("| a \\\n|---|\n| b\\ |", "a \\\nb\\"),
    ]) func tables(_ markdown: String, _ expected: String) { #expect(cells(markdown) == expected) }

    @Test(arguments: [
        "a\n---", "| a | b |\n|---|", "| a |\n| b |", "| a |\n|---|x", "|---|", "| a |\n\n|---|",
        "    | a |\n    |---|", "a\n:-:", "| a |\n|:|", "| a |\n|-:-|", "```\n| a |\n|---|\n```",
    ])
    func otherText(_ markdown: String) { #expect(!html(markdown).contains("<table>")) }

    @Test func linesBeforeATableStay() {
        let page = html("表 1 *如下*：\n又\n| a |\n|---|\n| b |\n\n后")
        #expect(page.hasPrefix("<p>表 1 <em>如下</em>：\n又</p>\n<div class=\"table\""))
        #expect(page.hasSuffix("</div>\n<p>后</p>\n"))
    }

    @Test func labelsDiffer() {
        let page = html("| \"<a |\n|---|\n\n# \"<'\n\n| b |\n|---|\n")
        #expect(page.contains("aria-label=\"Table 1\""))
        #expect(page.contains("aria-label=\"Table 2: &quot;&lt;&#39;\""))
    }

    /// An empty fence in front leaves every table to cmark: what comes out must not differ.
    @Test func itIsTheSameWhetherCmarkSeesIt() {
        let pool = [
            "", "", "", "| a | b |", "|---|--:|", "| **c** | d\\|e |", "| x |", "|-|", "甲", "- 乙", "  | f | g |",
            "> | h |",
            "# 丙", "***", "---", "    | i |", "1. | j |", "|", "  ", "<b>", "~~~", "``", "[k]: /l", "[k]", "甲乙",
            "丁 & 戊", "己  ", "\u{3000}庚<", "辛\\", "壬\t癸", "### 子", "## 丑 #", "#寅", "2015 年", "12. 卯", "1\\. 辰", "\\- 巳",
            "a b",
            "| [k] | & |",
        ]
        var numbers = SystemRandomNumberGenerator()
        var tables = 0
        for _ in 0..<2000 {
            let lines = (0..<Int.random(in: 1...14)).map { _ in pool.randomElement(using: &numbers) ?? "" }
            let text = lines.joined(separator: "\n") + (Bool.random() ? "\n" : "")
            let aside = html(text)
            let seen = html("~~~\n~~~\n" + text)
            #expect("<pre><code></code></pre>\n" + aside == seen, "\(text.debugDescription)")
            if aside.contains("<table>") { tables += 1 }
        }
        #expect(tables > 100)
    }
}
