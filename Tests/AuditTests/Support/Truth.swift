import Foundation

/// What a right reading of a report holds, as `truth/*.json` says it.
struct Truth: Decodable {
    var report: String
    var kind: String
    var findings: [Expected]?

    struct Expected: Decodable {
        var severity: String
        var about: String
        var why: String
    }

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The five real reports, where they are at hand: beside the repository, or where the Makefile says.
    static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["GONGKAI_SHARED"] ?? ""
        let folder = named.isEmpty ? repository.appending(path: "../shared") : URL(fileURLWithPath: named)
        let url = folder.standardizedFileURL
        return FileManager.default.fileExists(atPath: url.appending(path: "truth").path) ? url : nil
    }()

    static let fixtures = repository.appending(path: "Tests/Fixtures/reports")

    static func names(in folder: URL) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.sorted()
    }

    init(_ url: URL) throws {
        self = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
    }
}
