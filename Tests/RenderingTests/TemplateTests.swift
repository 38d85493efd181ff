import Figures
import Testing

@testable import Rendering

@Suite struct TemplateTests {
    private struct Names {
        struct Year {
            private(set) var schema = Schema()
            let year: TextSlot
            let late: FlagSlot
            init() {
                year = schema.text("year")
                late = schema.flag("late")
            }
        }

        struct Department {
            private(set) var schema = Schema()
            let name: TextSlot
            let years: ListSlot
            init(_ year: Year) {
                name = schema.text("name")
                years = schema.list("years", of: year.schema)
            }
        }

        private(set) var schema = Schema()
        let year = Year()
        let department: Department
        let title: TextSlot
        let body: HTMLSlot
        let draft: FlagSlot
        let departments: ListSlot

        init() {
            department = Department(year)
            title = schema.text("title")
            body = schema.html("body")
            draft = schema.flag("draft")
            departments = schema.list("departments", of: department.schema)
        }
    }

    private let names = Names()

    private func page() -> Page {
        var page = Page(names.schema)
        page.set(names.title, "甲 <b> \"&'")
        page.write(names.body) { $0.append("<p>乙</p>") }
        for (name, years) in [("总工会", [2022, 2023]), ("档案馆", [])] {
            let department = page.add(to: names.departments)
            page.set(names.department.name, name, in: department)
            for year in years {
                let item = page.add(to: names.department.years, in: department)
                page.set(names.year.year, year, in: item)
                page.set(names.year.late, year == 2023, in: item)
            }
        }
        return page
    }

    private func render(_ template: String, parts: [(String, String)] = []) throws -> String {
        var loader = TemplateLoader(files: [("t.html", Array(template.utf8))] + parts.map { ($0.0, Array($0.1.utf8)) })
        let bound = loader.bind("t.html", to: names.schema)
        try loader.check()
        let page = page()
        return written { bound.render(page, into: &$0) }
    }

    private func faults(_ template: String, parts: [(String, String)] = []) -> [String] {
        do {
            _ = try render(template, parts: parts)
            return []
        } catch let error as TemplateError {
            return error.findings.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func valuesAndSections() throws {
        #expect(try render("<h1>{{title}}</h1>{{{ body }}}") == "<h1>甲 &lt;b&gt; &quot;&amp;&#39;</h1><p>乙</p>")
        #expect(
            try render(
                "{{#departments}}[{{name}}:{{#years}} {{year}}{{#late}}!{{/late}}{{^late}}.{{/late}}{{/years}}{{^years}} none{{/years}}]{{/departments}}"
            )
                == "[总工会: 2022. 2023!][档案馆: none]")
        #expect(
            try render("{{^draft}}a{{/draft}}{{#draft}}b{{/draft}}{{#title}}c{{/title}}{{#body}}d{{/body}}") == "acd")
        #expect(
            try render(
                "{{#departments}}{{#years}}{{name}}{{#draft}}x{{/draft}}{{^draft}}{{year}}{{/draft}}{{/years}}{{/departments}}"
            ) == "总工会2022总工会2023")
        #expect(try render("") == "")
        #expect(try render("{ {x} } }} {{! {{not}} a comment }}|") == "{ {x} } }}  a comment }}|")
    }

    @Test func innerNamesHideOuterOnes() throws {
        var item = Schema()
        let inner = item.text("title")
        var schema = Schema()
        let outer = schema.text("title")
        let list = schema.list("list", of: item)
        var loader = TemplateLoader(files: [("t", Array("{{title}}{{#list}}{{title}}{{/list}}".utf8))])
        let template = loader.bind("t", to: schema)
        try loader.check()
        var page = Page(schema)
        page.set(outer, "a")
        page.set(inner, "b", in: page.add(to: list))
        page.set(inner, "c", in: page.add(to: list))
        #expect(written { template.render(page, into: &$0) } == "abc")
        page.removeAll()
        #expect(written { template.render(page, into: &$0) } == "")
        page.set(outer, Decimal(mantissa: 70380, scale: 2))
        #expect(written { template.render(page, into: &$0) } == "703.80")
    }

    @Test func linesOfTheirOwnVanish() throws {
        let template =
            "<ul>\n  {{#departments}}\n  <li>{{name}}</li>\n  {{/departments}}\n</ul>\n{{! a }}\n{{^draft}}x{{/draft}}\n"
        let expected = "<ul>\n  <li>总工会</li>\n  <li>档案馆</li>\n</ul>\nx\n"
        #expect(try render(template) == expected)
        #expect(try render(template.replacing("\n", with: "\r\n")) == expected.replacing("\n", with: "\r\n"))
        #expect(try render("{{#departments}}\n{{/departments}}") == "")
        #expect(try render("a {{! b }}\nc") == "a \nc")
        #expect(try render("\u{FEFF}{{! a }}\nb") == "b")
        #expect(
            try render("{{title}}\n\n  {{>p}}  \nb", parts: [("p.html", "c\n")])
                == "甲 &lt;b&gt; &quot;&amp;&#39;\n\nc\nb")
        #expect(try render("{{! two\nlines }}\na") == "a")
    }

    @Test func partsSeeTheirSurroundings() throws {
        #expect(
            try render(
                "{{#departments}}{{>row}}{{/departments}}{{> a }}",
                parts: [("row.html", "<{{name}}{{>a}}>"), ("a", "-")])
                == "<总工会-><档案馆->-")
    }

    @Test func unknownNames() {
        #expect(faults("{{titel}}") == ["t.html:1:1: error: there is no name 'titel' here: did you mean 'title'?"])
        #expect(
            faults("甲乙\n丙 {{#departmens}}{{nam}}{{/departmens}}\r\n\r\n {{{bdoy}}}")
                == [
                    "t.html:2:3: error: there is no name 'departmens' here: did you mean 'departments'?",
                    "t.html:2:18: error: there is no name 'nam' here: did you mean 'name'?",
                    "t.html:4:2: error: there is no name 'bdoy' here: did you mean 'body'?",
                ])
        #expect(
            faults("{{#departments}}{{nme}}{{/departments}}")
                == ["t.html:1:17: error: there is no name 'nme' here: did you mean 'name'?"])
        #expect(faults("{{#zzz}}{{a}}{{#b}}{{/b}}{{/zzz}}{{c}}").count == 2)
        #expect(faults("\u{FEFF}{{x}}").first?.hasPrefix("t.html:1:1: ") == true)
        #expect(faults("a\r{{x}}").first?.hasPrefix("t.html:2:1: ") == true)
    }

    @Test func kindsAreKept() {
        #expect(faults("{{{title}}}") == ["t.html:1:1: error: 'title' is text: expected '{{title}}'"])
        #expect(faults("{{body}}") == ["t.html:1:1: error: 'body' is HTML: expected '{{{body}}}'"])
        #expect(
            faults("{{draft}}") == [
                "t.html:1:1: error: 'draft' is true or false: expected '{{#draft}}' or '{{^draft}}'"
            ])
        #expect(
            faults("{{departments}}") == ["t.html:1:1: error: 'departments' is a list: expected '{{#departments}}'"])
        #expect(
            faults("{{&body}}") == ["t.html:1:1: error: '{{&body}}' is not known here: expected '{{{body}}}' for HTML"])
    }

    @Test func sectionsThatDoNotNest() {
        #expect(
            faults("a\n{{#draft}}") == [
                "t.html:2:1: error: '{{#draft}}' is not closed: expected '{{/draft}}' in the same file"
            ])
        #expect(faults("{{/draft}}") == ["t.html:1:1: error: '{{/draft}}' closes nothing: no section is open here"])
        #expect(
            faults("{{#draft}}{{^title}}{{/draft}}{{/title}}")
                == [
                    "t.html:1:11: error: '{{^title}}' is not closed: expected '{{/title}}' in the same file",
                    "t.html:1:31: error: '{{/title}}' closes nothing: no section is open here",
                ])
        #expect(
            faults("{{#draft}}{{/darft}}{{/draft}}")
                == ["t.html:1:11: error: '{{/darft}}' closes nothing: expected '{{/draft}}'"])
    }

    @Test func brokenTags() {
        #expect(faults("a {{title") == ["t.html:1:3: error: the tag is not closed: expected '}}'"])
        #expect(faults("a {{{body}}") == ["t.html:1:3: error: the tag is not closed: expected '}}}'"])
        #expect(faults("{{}}{{ }}").count == 2)
        #expect(
            faults("{{=<% %>=}}") == [
                "t.html:1:1: error: '=<% %>=' is not a name: expected letters, digits, '-', '_' or '.'"
            ])
    }

    @Test func parts() {
        #expect(
            faults("\n{{>heed}}", parts: [("head.html", "")]) == [
                "t.html:2:1: error: there is no part 'heed': did you mean 'head'?"
            ])
        #expect(faults("{{>t}}") == ["t.html:1:1: error: part 't' includes itself: t > t"])
        #expect(
            faults("{{>a}}", parts: [("a.html", "{{>b}}"), ("b.html", "x\n {{>a}}")])
                == ["b.html:2:2: error: part 'a' includes itself: a > b > a"])
        // Found in a part that stands twice, told once; found also in a file that nothing uses.
        #expect(
            faults("{{>a}}{{>a}}", parts: [("a.html", "{{titl}}"), ("unused.html", "{{#draft}}")])
                == [
                    "a.html:1:1: error: there is no name 'titl' here: did you mean 'title'?",
                    "unused.html:1:1: error: '{{#draft}}' is not closed: expected '{{/draft}}' in the same file",
                ])
        var loader = TemplateLoader(files: [("report.html", [])])
        _ = loader.bind("reprot.html", to: Schema())
        #expect(throws: TemplateError.self) { try loader.check() }
    }

    @Test func partsThatDoubleAreRefused() {
        let parts = (0..<40).map { ("p\($0)", $0 == 39 ? "{{title}}" : "{{>p\($0 + 1)}}{{>p\($0 + 1)}}") }
        #expect(faults("{{>p0}}", parts: parts).first?.contains("too large") == true)
    }

    @Test func deepSectionsDoNotOverflow() throws {
        let depth = 20_000
        let template =
            String(repeating: "{{^draft}}", count: depth) + "x" + String(repeating: "{{/draft}}", count: depth)
        #expect(try render(template) == "x")
    }

    /// A page is filled again from what it was rendered to, whatever of it the template had a place for.
    @Test(arguments: [
        "", "{{title}}|{{{body}}}|{{title}}",
        "{{#departments}}{{name}}:{{#years}}{{year}}{{#late}}!{{/late}},{{/years}};{{/departments}}",
    ])
    func filledAgain(_ template: String) throws {
        let whole =
            "{{#draft}}草{{/draft}}{{{body}}}{{title}}{{#departments}}{{name}}{{#years}}{{year}}{{#late}}!{{/late}}{{/years}}{{/departments}}"
        var loader = TemplateLoader(files: [("one.html", Array(template.utf8)), ("two.html", Array(whole.utf8))])
        let (one, two) = (loader.bind("one.html", to: names.schema), loader.bind("two.html", to: names.schema))
        try loader.check()
        var file: [UInt8] = []
        let filled = one.render(page(), names.schema, into: &file)
        #expect(file == Array(try render(template).utf8))
        let packed = filled.packed
        let again = try #require(packed.withUnsafeBytes { FilledPage(packed: $0) }?.page(names.schema, in: file))
        #expect(written { two.render(again, into: &$0) } == (try render(whole)))
        // Damaged, it is another page or none: nothing outside the file is read.
        for place in packed.indices {
            var damaged = packed
            damaged[place] ^= 0x55
            guard let filled = damaged.withUnsafeBytes({ FilledPage(packed: $0) }) else { continue }
            if let page = filled.page(names.schema, in: file) { _ = written { two.render(page, into: &$0) } }
        }
        #expect(filled.page(names.schema, in: Array(file.dropLast(30))) == nil || template.isEmpty)
    }
}
