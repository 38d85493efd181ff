import Documents
import Figures
import Foundation
import Pages
import Reports
import Testing

/// What a right reading of one report holds: a JSON file beside the report, or in the shared folder.
struct Truth: Sendable, CustomTestStringConvertible {
    let name: String
    let file: URL
    let report: URL

    var testDescription: String { name }

    static let fixtures: [Truth] = load(from: packageFolder.appending(path: "Tests/Fixtures/reports"), reports: nil)

    /// The five reports that stand outside this package, or none where they are not at hand.
    static let shared: [Truth] = {
        guard let folder = sharedFolder else { return [] }
        return load(from: folder.appending(path: "truth"), reports: folder.appending(path: "reports"))
    }()

    static let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let sharedFolder: URL? = {
        let named = ProcessInfo.processInfo.environment["GONGKAI_SHARED"].flatMap {
            $0.isEmpty ? nil : URL(filePath: $0)
        }
        let folder = named ?? packageFolder.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: folder.appending(path: "truth").path) ? folder : nil
    }()

    private static func load(from folder: URL, reports: URL?) -> [Truth] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let data = try? Data(contentsOf: file),
                let truth = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
                let report = truth["report"] as? String
            else { return nil }
            return Truth(
                name: file.deletingPathExtension().lastPathComponent, file: file,
                report: (reports ?? folder).appending(path: report))
        }
    }

    func words() throws -> [String: Any] {
        let truth = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        return try #require(truth)
    }

    /// The report as `gongkai/report/1`, and its source.
    func reading() throws -> (json: [String: Any], source: [UInt8]) {
        let source = try Source(name: name, received: Array(Data(contentsOf: report)))
        var bytes: [UInt8] = []
        ReportJSON(Report(Document(source))).write(into: &bytes)
        let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return (try #require(json), source.bytes)
    }
}
