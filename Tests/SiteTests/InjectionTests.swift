import Foundation
import Testing

/// What a report, a YAML value or a file name says is text, whatever it looks like.
@Suite struct SiteInjectionTests {
    static let payloads = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
        "[x](javascript:alert(1))", "![x](javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "--><script>alert(1)</script>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<base href=//evil.example/>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=0>",
        "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", "{{{body}}}", "{{>head}}", "{{#sample}}",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<<script>alert(1);//<</script>",
        "```chart bars", "| <b> | b |", "<?php alert(1) ?>", "\" style=\"position:fixed\" x=\"",
        "[a](//evil.example \"onclick=alert(1)\")",
        "#c1](javascript:alert(1))", "**<b>** *<i>* `<u>`", "href=\"gone.html\" id=\"c1\"",
    ]

    private static let elements = Set(
        """
        html head meta title link body a p strong header div nav ul li main article aside h1 h2 h3 h4 h5 h6 span small \
        section figure svg desc path text tspan g figcaption table thead tbody tr th td details summary dl dt dd dfn code \
        em br blockquote ol pre footer hr script
        """.split(separator: " ").map(String.init))

    /// What the search page has besides: a form, and the words that its script says.
    private static let searchElements = Set(
        ["noscript", "input", "button", "label", "form", "select", "option"])
    private static let searchAttributes = Set(
        """
        for autocomplete action enterkeyhint maxlength value src data-file data-one data-busy data-none data-none-yet \
        data-found data-some data-departments data-reports data-failed data-r data-a data-s data-year data-more
        """.split(separator: " ").map(String.init))

    private static let attributes = Set(
        """
        lang charset name content rel href class id aria-label aria-labelledby role tabindex scope download viewBox \
        font-size fill d x y text-anchor fill-opacity stroke stroke-width stroke-opacity stroke-dasharray \
        stroke-linecap dy transform start type title
        """.split(separator: " ").map(String.init))

    /// Tags of a page: each element with its attributes' names.
    private func tags(_ page: String) -> (elements: Set<String>, attributes: Set<String>, addresses: Set<String>) {
        var found: (Set<String>, Set<String>, Set<String>) = ([], [], [])
        for part in page.components(separatedBy: "<").dropFirst()
        where !part.hasPrefix("/") && !part.hasPrefix("!DOCTYPE") {
            let tag = part.components(separatedBy: ">").first ?? ""
            found.0.insert(String(tag.prefix { $0 != " " && $0 != "/" }))
            for match in tag.matches(of: /\s([^\s=<>"']+)="([^"]*)"/) {
                found.1.insert(String(match.1))
                if match.1 == "href" || match.1 == "src" { found.2.insert(String(match.2)) }
            }
        }
        return found
    }

    @Test func everyFieldIsText() throws {
        var files = ["Content/site.yaml": ""]
        func quoted(_ text: String) -> String {
            "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
        }
        for (index, payload) in Self.payloads.enumerated() {
            let slug = "Content/p\(index)"
            let report =
                sampleReport.replacingOccurrences(of: "整体效能", with: payload)
                .replacingOccurrences(of: "培训人数少于计划", with: payload).replacingOccurrences(of: "某县总工会", with: payload)
                .replacingOccurrences(of: "。其中", with: "。\(payload)其中") + "\n\(payload)\n"
            files[slug + "/2023/report.txt"] = report
            files[slug + "/2023/accounts.html"] = report
            files[slug + "/2023/report.r1.txt"] = report + payload
            let text = quoted(payload)
            files[slug + "/department.yaml"] = "name: \(text)\naliases: [\(text)]\nkind: \(text)\nregion: [某省]\n"
            files[slug + "/2023/disclosure.yaml"] = """
                approved: 2024-08-20
                publish: 2024-09-05T09:00:00+08:00
                earlier: {report: 2024-09-01, accounts: 2024-09-01, where: \(text)}
                acknowledged: [{finding: 100, explanation: \(text)}]
                revisions: [{moment: 2024-10-01T00:00:00Z, note: \(text)}]

                """
            let site = ["title", "sample", "publisher", "contact", "site_name", "site_domain", "site_id_code"]
            files["Content/site.yaml"] =
                site.map {
                    "\($0): \(quoted(Self.payloads[(index + $0.count) % Self.payloads.count]))\n"
                }.joined() + "base_url: https://example.org/\n"
        }
        files["Content/about.md"] = Self.payloads.filter { !$0.contains("![") }.joined(separator: "\n\n")
        let site = Site(files)
        try site.build()
        for (path, data) in site.all() where path.hasSuffix(".json") {
            #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: data) }
        }
        var pages = 0
        for (path, data) in site.all() where path.hasSuffix(".html") {
            pages += 1
            let page = String(decoding: data, as: UTF8.self)
            let (elements, attributes, addresses) = tags(page)
            let isSearch = path == "search.html"
            // A script is data, whole and of one element, or it is nothing; but for the search page's own.
            for script in page.components(separatedBy: "<script").dropFirst() {
                let body = script.components(separatedBy: "</script>").first ?? ""
                if isSearch, body.wholeMatch(of: /\ src="assets\/[\w.\-]+" defer>/) != nil { continue }
                let opening = " type=\"application/ld+json\">"
                #expect(body.hasPrefix(opening) && !body.dropFirst(opening.count).contains("<"), "\(path): \(body)")
                #expect(throws: Never.self) {
                    try JSONSerialization.jsonObject(with: Data(body.dropFirst(opening.count).utf8))
                }
            }
            let strange = elements.subtracting(isSearch ? Self.elements.union(Self.searchElements) : Self.elements)
            #expect(strange.isEmpty, "\(path): \(strange)")
            let odd = attributes.subtracting(
                isSearch ? Self.attributes.union(Self.searchAttributes) : Self.attributes)
            #expect(odd.isEmpty, "\(path): \(odd)")
            for address in addresses {
                let isOurs =
                    address.wholeMatch(
                        of:
                            /(data:,|mailto:.*|(https:\/\/example\.org\/)?[#.\w%\-\/]+(\?\w+=[\w%]*)?|\/\/evil\.example|https:\/\/datapackage\.org\/)/
                    ) != nil
                #expect(isOurs, "\(path): \(address)")
            }
            #expect(path == "about.html" || !addresses.contains("//evil.example"), "\(path)")
        }
        #expect(pages > 3 * Self.payloads.count)
    }
}
