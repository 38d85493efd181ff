import Disclosures
import Foundation
import Pages
import Testing

@testable import Releases

/// A site that is published into a folder of its own, from content in memory.
final class PublishedSite {
    var files: [String: String]
    let folder: String
    let key: String
    let verifier: VerifierKey

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let theme: Theme = {
        let folder = repository + "/Theme"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.sorted().map {
            ($0, [UInt8](FileManager.default.contents(atPath: folder + "/" + $0) ?? Data()))
        }
        do { return try Theme(files: files) } catch { fatalError("\(error)") }
    }()

    static let names = ["gonghui": "青石县总工会", "dangan": "青石县档案馆"]

    static func report(_ year: Int, _ slug: String = "gonghui", score: String = "96.5") -> String {
        """
        \(names[slug] ?? slug)\(year)年度部门整体支出绩效自评报告

        一、基本情况

        \(year)年年初预算安排收入120.00万元，支出120.00万元，其中基本支出80.00万元，项目支出40.00万元。

        二、自评结论

        自评得分\(score)分，等次为优。

        """
    }

    /// Three disclosures of two departments.
    init() throws {
        let room = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm/" : NSTemporaryDirectory()
        folder = room + "gongkai-" + UUID().uuidString
        key = folder + "/key/ledger.key"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try #require(SigningKey.make(name: "example.org/ledger"))
        try made.write(to: key)
        verifier = made.verifier
        files = ["Content/site.yaml": "title: 公开\nsite_name: 公开\nbase_url: https://example.org/\n"]
        for (slug, name) in PublishedSite.names {
            files["Content/\(slug)/department.yaml"] = "name: \(name)\nregion: [江川省, 青石县]\nkind: 群团组织\n"
        }
        for (slug, year) in [("gonghui", 2022), ("gonghui", 2023), ("dangan", 2023)] {
            set(slug, year, report: PublishedSite.report(year, slug))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func set(_ slug: String, _ year: Int, report: String, more: String = "") {
        let path = "Content/\(slug)/\(year)"
        files[path + "/report.txt"] = report
        files[path + "/accounts.txt"] = "部门决算\n\n\(year)年支出合计120.00万元。\n"
        files[path + "/disclosure.yaml"] =
            "approved: \(year + 1)-08-20\npublish: \(year + 1)-09-05T09:00:00+08:00\n"
            + "review: [部门负责人, 分管领导, 保密审查]\n" + more
    }

    var site: String { folder + "/Site" }
    var current: String { site + "/current" }

    @discardableResult
    func publish(
        at moment: String = "2026-11-21T09:00:00+08:00", remembering: Bool = false
    ) throws -> SitePublication.Outcome {
        let content = try Content.read("Content", disk: .memory(files))
        let publication = try SitePublication(site: site, content: folder + "/Content", key: key)
        return try publication.run(
            content, theme: PublishedSite.theme, at: try #require(Moment(moment, zone: .china)),
            workers: Workers(count: 1),
            memory: remembering ? publication.openMemory(content: folder + "/Content") : nil)
    }

    func verify(since: [UInt8]? = nil) throws -> Verification {
        let verification = try Verification(site, key: verifier)
        verification.run(since: try since.map { try Checkpoint($0, signedBy: verifier) })
        return verification
    }

    func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: current + "/" + path).map { [UInt8]($0) }
    }

    func text(_ path: String) -> String { bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    var release: String { (try? FileManager.default.destinationOfSymbolicLink(atPath: current)) ?? "" }

    /// Lets `current` lead to a release, as a killed publication leaves it.
    func show(_ release: String) throws {
        try FileManager.default.removeItem(atPath: current)
        try FileManager.default.createSymbolicLink(atPath: current, withDestinationPath: release)
    }

    /// All that is served, by path.
    func served() -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for path in FolderReader(current).list() ?? [] { found[path] = bytes(path) }
        return found
    }
}

extension Disk {
    /// A disk that holds the given files and no others.
    static func memory(_ files: [String: String]) -> Disk {
        var folders: [String: [String: Bool]] = [:]
        for path in files.keys {
            let parts = path.split(separator: "/").map(String.init)
            for depth in 1..<parts.count {
                folders[parts[..<depth].joined(separator: "/"), default: [:]][parts[depth]] = depth < parts.count - 1
            }
        }
        let tree = folders
        return Disk(
            read: { path throws(DiskError) in
                guard let text = files[path] else { throw DiskError("No such file or directory") }
                return Array(text.utf8)
            },
            list: { path in
                tree[path].map { $0.sorted { $0.key < $1.key }.map { Disk.Entry(name: $0.key, isFolder: $0.value) } }
            })
    }
}
