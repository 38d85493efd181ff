import Foundation
import Testing

/// Rules, not special cases: no department or region of the five reports stands in what the compiler reads.
@Suite struct NamesTests {
    private static let names = ["海珠", "天河", "凉州", "廉江", "桂东", "广州", "武威", "郴州", "湛江"]

    @Test func noneOfTheFiveIsNamed() throws {
        let folder = Truth.packageFolder.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var seen = 0
        for case let file as URL in files where ["swift", "txt", "h", "yaml", "html"].contains(file.pathExtension) {
            seen += 1
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() {
                let words = line.drop { $0 == " " }
                // A comment may tell an example.
                if words.hasPrefix("//") || (file.pathExtension == "txt" && words.hasPrefix("#")) { continue }
                for name in Self.names where words.contains(name) {
                    Issue.record("\(file.lastPathComponent):\(number + 1) names \(name)")
                }
            }
        }
        #expect(seen > 50)
    }
}
