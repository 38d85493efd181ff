import Testing

@testable import Rendering

/// Known ways to smuggle a script into a page, through every part that takes words from elsewhere.
@Suite struct InjectionTests {
    static let attacks = [
        "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//a.cn/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x\" onerror=\"alert(1)\">", "<svg onload=alert(1)>", "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\" autofocus onfocus=alert(1) x=\"", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</style><script>alert(1)</script>", "</script><script>alert(1)</script>", "<iframe src=javascript:alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<form action=javascript:alert(1)><input type=submit>",
        "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<marquee onstart=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<base href=//a.cn/>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//a.cn/x.css>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml version=\"1.0\"?><x/>",
        "<<script>alert(1)//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x:x onerror=alert(1)//", "<x onclick=alert(1)>x",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "\\u003cscript\\u003ealert(1)", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](javascript&#58;alert(1))", "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](vbscript:msgbox(1))", "[x](\" onmouseover=alert(1) \")", "[x](y \"\\\" onmouseover=alert(1) \")",
        "![x](y\" onerror=\"alert(1))",
        "![x\" onerror=\"alert(1)](y)", "![x](javascript:alert(1))", "<javascript:alert(1)>", "<data:text/html,x>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x][y]\n\n[y]: <javascript:alert(1)>", "``` \" onmouseover=alert(1)\nx\n```",
        "```chart\n</svg><script>alert(1)</script>\n```",
        "# x\" onmouseover=\"alert(1)", "| \"><script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
        "# <script>\n\n| [x](javascript:alert(1)) |\n|---|\n| ![x](javascript:alert(1)) |", "{{{body}}}{{>x}}{{#a}}",
        "\u{202E}<script>\u{2028}alert(1)",
        "\u{0}<scr\u{0}ipt>alert(1)", "＜script＞alert(1)＜/script＞", "<\u{0}script>",
        "<a/href=\"\u{1}javascript:alert(1)\">x</a>", "[x](\u{1}javascript:alert(1))",
        "[x](//a.cn\" onclick=\"alert(1))", "![x](//a.cn/x.png)", "![x](https://a.cn/x.png)",
    ]

    /// Every tag a page may have got from Markdown; nothing else may begin with `<`.
    private func foreign(in html: String) -> [String] {
        let harmless =
            /<\/?(p|em|strong|code|pre|ul|ol|li|blockquote|table|thead|tbody|tr|h[1-6]|th|td|div|a)>|<(hr|br)>|<h[1-6] id="[^"<>]*">|<code class="language-[^"<>]*">|<th scope="col">|<div class="table" role="region" tabindex="0" aria-label="[^"<>]*">|<a href="(?!\s*(?i:javascript|data|vbscript):)[^"<> ]*"( title="[^"<>]*")?>|<img src="(?!\/\/|https?:)[^"<> ]*" alt="[^"<>]*"( title="[^"<>]*")?>/
        let rest = html.replacing(harmless, with: "")
        return rest.contains("<") || rest.contains("\u{0}") ? [rest] : []
    }

    @Test func throughMarkdown() {
        for attack in InjectionTests.attacks {
            for text in [
                attack, "甲 \(attack) 乙", "> \(attack)", "- \(attack)", "| a |\n|---|\n| \(attack) |", "## \(attack)",
                "[\(attack)](b)",
            ] {
                let page = html(text) { $0.headingIDs = .fromText(prefix: "") }
                #expect(foreign(in: page) == [], "\(text)")
            }
        }
    }

    @Test func throughTheMarkdownWriter() {
        for attack in InjectionTests.attacks {
            let page = html(
                written { out in
                    MarkdownText.heading(attack, level: 2, into: &out)
                    MarkdownText.paragraph(attack, into: &out)
                    out.append("\n\n")
                    MarkdownText.link(attack, to: attack, into: &out)
                    out.append("\n\n")
                    for separator: StaticString in ["|---|\n", "\n"] {
                        out.append("| ")
                        MarkdownText.inline(attack, into: &out)
                        out.append(" |\n")
                        out.append(separator)
                    }
                })
            #expect(foreign(in: page) == [], "\(attack)")
            #expect(page.components(of: "<h2>") == 1 && page.components(of: "<tr>") == 2, "\(attack)")
        }
    }

    @Test func throughTemplates() throws {
        var schema = Schema()
        let text = schema.text("text")
        var loader = TemplateLoader(files: [("t", Array("<b title=\"{{text}}\" id='{{text}}'>{{text}}</b>".utf8))])
        let template = loader.bind("t", to: schema)
        try loader.check()
        for attack in InjectionTests.attacks {
            var page = Page(schema)
            page.set(text, attack)
            let shown = written { template.render(page, into: &$0) }
            #expect(shown.wholeMatch(of: /<b title="[^"<>]*" id='[^'<>]*'>[^<>]*<\/b>/) != nil, "\(attack)")
        }
    }

    @Test func throughScripts() {
        for attack in InjectionTests.attacks {
            let script = written { out in
                JSON.object(into: &out, inScript: true) { $0.string(escaping: attack, attack) }
            }
            #expect(!script.contains("<") && !script.contains(">") && !script.contains("&"), "\(attack)")
        }
    }

    @Test func randomTemplatesNeitherCrashNorHang() {
        var random = Seeded(5)
        var schema = Schema()
        _ = schema.text("a")
        _ = schema.list("b", of: schema)
        let pieces = [
            "{{", "}}", "{{{", "}}}", "#", "^", "/", ">", "!", "a", "b", " ", "\n", "{{#b}}", "{{/b}}", "{{a}}",
            "{{>p}}", "\r\n", "中", "{", "}",
        ]
        for _ in 0..<2000 {
            func text() -> [UInt8] {
                Array(
                    (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                        .joined().utf8)
            }
            var loader = TemplateLoader(files: [("t", text()), ("p", text())])
            let template = loader.bind("t", to: schema)
            var out: [UInt8] = []
            template.render(Page(schema), into: &out)
            _ = try? loader.check()
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
