import Foundation
import Pages
import Rendering
import Testing

/// After any sequence of changes, what a build with a memory gives is, byte for byte, what a build of everything gives.
@Suite struct SequenceTests {
    static let count = ProcessInfo.processInfo.environment["GONGKAI_SEQUENCES"].flatMap(Int.init) ?? 500
    /// Sequences of one site follow each other: what one leaves behind is where the next begins.
    static let sites = 10

    @Test(arguments: 0..<sites) func sequences(_ number: Int) throws {
        let folder = SequenceTests.scratch + "gongkai-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let site = ChangingSite(themes: try SequenceTests.themes(), keep: number % 2 == 0 ? 2 : nil, in: folder)
        var random = SeededGenerator(seed: UInt64(number + 1))
        var faults = 0
        for _ in 0..<(SequenceTests.count / SequenceTests.sites) {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                site.change(&random)
                if Bool.random(using: &random) { _ = site.build() }
            }
            let (built, cold) = (site.build(), site.buildCold())
            if case .fault = built {
                faults += 1
                site.repair()
            }
            guard built != cold else { continue }
            Issue.record("site \(number): \(SequenceTests.difference(built, cold)) after \(site.steps.suffix(12))")
            return
        }
        #expect(site.disclosures > SequenceTests.count / SequenceTests.sites)
        // Most of what is compared must be sites, of all three kinds: new, as before, and built anew as a whole.
        #expect(faults * 3 < SequenceTests.count / SequenceTests.sites)
        #expect(site.outcomes.keys.contains(.partly) && site.outcomes.keys.contains(.unchanged))
    }

    private static let scratch =
        FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()

    /// The theme, and for each of its files the theme with that file changed.
    private static func themes() throws -> [Theme] {
        let folder = Site.repository + "/Tests/Themes/plain"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            (name: name, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
        }
        return try [Theme(files: files)]
            + files.map { changed in
                let words = changed.name.hasSuffix(".css") || changed.name.hasSuffix(".js") ? "\n/**/\n" : "\n# new\n"
                return try Theme(files: files.map { $0.name == changed.name ? ($0.name, $0.bytes + words.utf8) : $0 })
            }
    }

    private static func difference(_ one: ChangingSite.Result, _ two: ChangingSite.Result) -> String {
        guard case .site(let one) = one, case .site(let two) = two else { return "\(one) is not \(two)" }
        let paths = Set(one.keys).union(two.keys).filter { one[$0] != two[$0] }.sorted()
        return paths.prefix(5).map { path in
            one[path] == nil ? "\(path) is missing" : two[path] == nil ? "\(path) should be gone" : "\(path) differs"
        }.joined(separator: ", ")
    }
}
