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

    @Test func theStyleIsSmall() throws {
        let css = try Data(contentsOf: URL(fileURLWithPath: Site.repository + "/Theme/style.css"))
        #expect(css.count < 16_000, "8 kB gzipped is the limit; plain text of this kind packs to less than half")
    }
}
