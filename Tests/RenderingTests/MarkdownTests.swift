import CCmark
import Foundation
import Testing

@testable import Rendering

func html(_ markdown: String, _ change: (inout Markdown.Options) -> Void = { _ in }) -> String {
    var options = Markdown.Options()
    change(&options)
    return written { Markdown().render(markdown, options, into: &$0) }
}

@Suite struct MarkdownTests {
    @Test func aReport() {
        let page = html("# 一、概况\n\n支出 **703.80** 万元，见[决算](2023.html \"部门\")。\n\n1. 甲\n2. 乙\n\n> 引\n\n---\n")
        #expect(
            page == """
                <h1>一、概况</h1>
                <p>支出 <strong>703.80</strong> 万元，见<a href="2023.html" title="部门">决算</a>。</p>
                <ol>
                <li>甲</li>
                <li>乙</li>
                </ol>
                <blockquote>
                <p>引</p>
                </blockquote>
                <hr>

                """)
    }

    /// What cmark writes, but for what we mean to write otherwise.
    private func reference(_ text: String) -> String {
        var bytes = Array(text.utf8)
        bytes.append(0)
        let string = bytes.withUnsafeBytes {
            cmark_markdown_to_html($0.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count - 1, 0)
        }
        defer { free(string) }
        return String(cString: string!).replacing("&quot;", with: "\"").replacing(" />", with: ">")
    }

    @Test func agreesWithCmarkWhereNothingIsOurs() {
        let pieces = [
            "甲乙", "a", " ", "\n", "\n\n", "*", "**", "_", "`", "``", "# ", "## ", "- ", "1. ", "3) ", "> ", "    ",
            "```\n",
            "~~~ swift\n", "\\", "&amp;", "&#20013;", "[甲](b)", "[a]: /u 't'\n", "[a]", "***", "---", "===", "\t",
            "  \n",
            "<http://a.cn>", "0", ".", "(", ")", "，", "“", "”", "é", "😀",
        ]
        var random = Seeded(7)
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined()
            #expect(html(text) == reference(text), "\(text.debugDescription)")
        }
    }

    @Test func softBreaks() {
        #expect(html("甲\n乙") { $0.softBreaks = .joined } == "<p>甲乙</p>\n")
        #expect(html("甲\na") { $0.softBreaks = .joined } == "<p>甲\na</p>\n")
        #expect(html("a\n甲") { $0.softBreaks = .joined } == "<p>a\n甲</p>\n")
        #expect(html("a\nb") { $0.softBreaks = .space } == "<p>a b</p>\n")
        #expect(html("a\nb") { $0.softBreaks = .lineBreak } == "<p>a<br>\nb</p>\n")
    }

    @Test func rawHTMLIsShown() {
        #expect(html("<script>alert(1)</script>\n") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")
        #expect(html("a <b onclick=x>c</b>") == "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n")
        #expect(html("<!-- 甲 -->\n乙") == "<p>&lt;!-- 甲 --&gt;</p>\n<p>乙</p>\n")
        #expect(html("| a |\n|---|\n| <img src=x onerror=alert(1)> |").contains("&lt;img src=x onerror=alert(1)&gt;"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html;base64,PHN2Zz4=", "vbscript:msgbox",
        "file:///etc/passwd",
        "java&#115;cript:alert(1)", "javascript&colon;alert(1)", "&#1;javascript:alert(1)", "java&#9;script:alert(1)",
        "javascript://a.cn/%0aalert(1)",
    ]) func harmfulAddressesAreLost(_ address: String) {
        #expect(html("[甲](\(address))") == "<p>甲</p>\n")
        #expect(html("![甲](\(address))") == "<p>甲</p>\n")
        #expect(html("[![甲](x.png)](\(address))") == "<p><img src=\"x.png\" alt=\"甲\"></p>\n")
        #expect(!html("[a]\n\n[a]: \(address)").contains("href"))
    }

    @Test func imagesFromElsewhereAreLinks() {
        #expect(html("![*图* \"一\"](a.png 't')") == "<p><img src=\"a.png\" alt=\"图 &quot;一&quot;\" title=\"t\"></p>\n")
        #expect(html("![图](https://a.cn/b.png)") == "<p><a href=\"https://a.cn/b.png\">图</a></p>\n")
        #expect(html("![图](//a.cn/b.png)") == "<p><a href=\"//a.cn/b.png\">图</a></p>\n")
        #expect(html("![图](/\\a.cn/b.png)") == "<p><a href=\"/%5Ca.cn/b.png\">图</a></p>\n")
        #expect(html("![a ![b](c.png) d](e.png)") == "<p><img src=\"e.png\" alt=\"a b d\"></p>\n")
    }

    @Test func headingIDs() {
        let page = html("# 一、概况\n## A B!\n## a b\n# \n## a-b-2\n") { $0.headingIDs = .fromText(prefix: "h-") }
        #expect(page.contains("<h1 id=\"h-一、概况\">一、概况</h1>"))
        #expect(page.contains("<h2 id=\"h-a-b\">A B!</h2>"))
        #expect(page.contains("<h2 id=\"h-a-b-2\">a b</h2>"))
        #expect(page.contains("<h1 id=\"h-section\"></h1>"))
        #expect(page.contains("<h2 id=\"h-a-b-2-2\">a-b-2</h2>"))
    }

    @Test func headingIDsAreTheCallers() {
        var seen: [String] = []
        let page = html("# *甲* `b`\n# c\n# d") { options in
            options.headingOffset = 1
            options.reservedIDs = [Array("s".utf8)]
            options.headingIDs = .given { level, text, id in
                seen.append("\(level)\(String(decoding: text, as: UTF8.self))")
                if text.first != UInt8(ascii: "d") { id.append(raw: "s \"") }
                if text.first == UInt8(ascii: "c") { id = [UInt8(ascii: "s")] }
            }
        }
        #expect(seen == ["2甲 b", "2c", "2d"])
        #expect(page == "<h2 id=\"s&quot;\"><em>甲</em> <code>b</code></h2>\n<h2 id=\"s-2\">c</h2>\n<h2>d</h2>\n")
    }

    @Test func manyEqualHeadingsStayFast() {
        let text = String(repeating: "# a\n", count: 20_000)
        let elapsed = ContinuousClock().measure { _ = html(text) { $0.headingIDs = .fromText(prefix: "") } }
        #expect(elapsed < .seconds(5))
    }

    @Test func charts() {
        var given: [String] = []
        let text = "```chart bars  x\na & b\n```\n\n```chart no\n<c>\n```\n\n```charts\nd\n```\n"
        let page = html(text) { options in
            options.chart = { arguments, text, out in
                given.append(String(decoding: arguments, as: UTF8.self) + "|" + String(decoding: text, as: UTF8.self))
                out.append("<svg/>")
                return !arguments.elementsEqual("no".utf8)
            }
        }
        #expect(given == ["bars  x|a & b\n", "no|<c>\n"])
        #expect(
            page == """
                <svg/>
                <pre><code class="language-chart">&lt;c&gt;
                </code></pre>
                <pre><code class="language-charts">d
                </code></pre>

                """)
        #expect(html("```chart\na\n```") == "<pre><code class=\"language-chart\">a\n</code></pre>\n")
    }

    @Test func linkAttributes() {
        let page = html("[703.80](#c1)") { options in
            options.linkAttributes = { address, out in
                guard address.first == UInt8(ascii: "#") else { return }
                out.append(" id=\"f1\"")
            }
        }
        #expect(page == "<p><a href=\"#c1\" id=\"f1\">703.80</a></p>\n")
    }

    @Test func outline() {
        var outline = Markdown.Outline()
        _ = written { outline = Markdown().render("# 甲\n\n| a |\n|---|\n\n## *乙*", into: &$0) }
        #expect(outline.tables == 1)
        #expect(outline.headings.map(\.level) == [1, 2])
        #expect(outline.headings.map { String(decoding: $0.text, as: UTF8.self) } == ["甲", "乙"])
    }

    @Test func appendsAndCanBeUsedAgain() {
        let markdown = Markdown()
        let page = written { out in
            out.append("<main>")
            for text in ["甲", "", "# 乙", String(repeating: "长", count: 300_000)] { markdown.render(text, into: &out) }
        }
        #expect(page.hasPrefix("<main><p>甲</p>\n<h1>乙</h1>\n<p>长长"))
    }

    @Test func aRenderingInsideARendering() {
        let markdown = Markdown()
        var options = Markdown.Options()
        options.chart = { _, text, out in
            markdown.render(text, into: &out)
            return true
        }
        let page = written { markdown.render("甲\n\n```chart\n**乙**\n```\n\n丙 *丁*\n", options, into: &$0) }
        #expect(page == "<p>甲</p>\n<p><strong>乙</strong></p>\n<p>丙 <em>丁</em></p>\n")
    }

    @Test func threadsDoNotMeet() async {
        let text =
            "# 甲\n\n| a | *b* |\n|---|---|\n| `c` | d |\n\n" + String(repeating: "- 乙 **丙** [丁](e)\n", count: 200)
        let expected = html(text)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let markdown = Markdown()
                    return (0..<40).allSatisfy { _ in written { markdown.render(text, into: &$0) } == expected }
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test(arguments: [
        String(repeating: "> ", count: 5000) + "a", String(repeating: "[", count: 20000),
        String(repeating: "*a _b ", count: 5000),
        String(repeating: "![", count: 5000) + String(repeating: "](x)", count: 5000),
        "|" + String(repeating: "a|", count: 5000) + "\n|" + String(repeating: "-|", count: 5000) + "\n|*b*|",
        String(repeating: "- ", count: 2000) + "| a |", "\u{0}\u{0}|\n|-|\n|\u{0}", "", "\n", "\r\r\n", "\u{FEFF}",
        String(repeating: "| a |\n|---|\n\n", count: 2000), String(repeating: "`", count: 20000),
    ]) func hostileShapesEnd(_ text: String) {
        let elapsed = ContinuousClock().measure { _ = html(text) }
        #expect(elapsed < .seconds(5))
    }

    @Test func illFormedBytes() {
        var random = Seeded(3)
        for _ in 0..<300 {
            let bytes = (0..<80).map { _ in
                Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : UInt8(ascii: "|")
            }
            var out: [UInt8] = []
            Markdown().render(bytes, into: &out)
            #expect(String(validating: out, as: UTF8.self) != nil)
        }
    }
}

/// Random numbers that are the same every time.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
