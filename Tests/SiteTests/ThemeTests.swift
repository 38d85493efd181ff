import Foundation
import Pages
import Rendering
import Testing

@Suite struct ThemeTests {
    private func faults(_ change: (inout [String: String]) -> Void) throws -> [String] {
        let folder = Site.repository + "/Theme"
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        }
        change(&files)
        do {
            _ = try Theme(files: files.map { ($0.key, Array($0.value.utf8)) })
            return []
        } catch {
            switch error {
            case .templates(let faults): return faults.findings.map(\.description)
            case .noStyle: return ["no style"]
            case .noScript: return ["no script"]
            }
        }
    }

    @Test func unknownNamesAreNamed() throws {
        #expect(try faults { _ in } == [])
        #expect(
            try faults { $0["404.html"] = "<p>\n{{haeding}}" } == [
                "404.html:2:1: error: there is no name 'haeding' here: did you mean 'heading'?"
            ])
        #expect(try faults { $0["page.html"] = nil }.first?.contains("there is no template 'page.html'") == true)
        #expect(try faults { $0["style.css"] = nil } == ["no style"])
        #expect(try faults { $0["search.js"] = nil } == ["no script"])
        #expect(
            try faults { $0["page.html"] = "{{body}}" } == [
                "page.html:1:1: error: 'body' is HTML: expected '{{{body}}}'"
            ])
    }

    @Test func wordsAreNamedToo() throws {
        func faults(_ old: String, _ new: String) throws -> [String] {
            try self.faults { $0["words.txt"] = $0["words.txt"]?.replacingOccurrences(of: old, with: new) }
        }
        #expect(try self.faults { $0["words.txt"] = nil } == ["words.txt:1:1: error: there is no 'words.txt'"])
        let misspelt = try faults("table.score: ", "table.socre: ")
        #expect(misspelt.count == 2)
        #expect(
            misspelt.first?.hasSuffix(
                ":1: error: nothing is called 'table.socre': did you mean 'table.score'?") == true)
        #expect(misspelt.last?.hasSuffix(": error: there are no words for 'table.score'") == true)
        #expect(try faults("{{lost}}", "{{last}}").first?.contains("did you mean 'lost'?") == true)
        #expect(try faults("{{lost}}", "{{lost}").first?.hasSuffix("the tag is not closed: expected '}}'") == true)
        #expect(try faults("table.score: 得分", "table.score:").first?.hasSuffix("'table.score' has no words") == true)
        #expect(
            try faults("table.score: 得分", "table.score 得分").first?.contains("expected a name, ':' and words") == true)
        #expect(
            try faults("unit.wan: 万元", "unit.wan: 万元\nunit.wan: 亿元").first?.hasSuffix("'unit.wan' stands here twice")
                == true)
    }

    @Test func theStyleIsSmall() throws {
        let css = try Data(contentsOf: URL(fileURLWithPath: Site.repository + "/Theme/style.css"))
        #expect(css.count < 16_000, "8 kB gzipped is the limit; plain text of this kind packs to less than half")
    }
}
