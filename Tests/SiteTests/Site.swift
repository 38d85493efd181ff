import Disclosures
import Foundation
import Pages
import Releases
import Synchronization
import Testing

/// A whole site from a few strings, built into a folder of its own.
///
///     try Site("Content/a/2023/report.txt": "…").build().expect("a/2023.html", contains: "99.5")
final class Site: ExpressibleByDictionaryLiteral {
    private var files: [String: String] = [:]
    let folder: String
    var outcome: Release.Outcome?
    /// Of a build that remembers: what it said of its state, and of pages.
    var word: String?
    var explain: (_ page: String) -> String = { _ in "" }
    /// What was read of Content.
    let read = ReadPaths()
    /// Whether folders have stamps, as on a disk that has a clock.
    var hasStamps = false
    var disk: Disk {
        let all = Disk.memory(files)
        var disk = all
        disk.read = { [read] path throws(DiskError) in
            read.add(path)
            return try all.read(path)
        }
        let files = files
        if hasStamps {
            disk.stamp = { path in
                let inside = files.filter { $0.key.hasPrefix(path + "/") }.sorted { $0.key < $1.key }
                return FolderStamp(key: Fingerprint(inside.flatMap { ($0.key + $0.value).utf8 }).value, newest: 1)
            }
        }
        return disk
    }
    var theme = Site.repository + "/Theme"
    /// Most tests are of pages: their reports need not be fit for the public.
    var gates: [Gate] = []
    var before = PublishedBefore.nothing

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    convenience init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { $1 })
    }

    /// What is not given is there as well: a site, a department, accounts and dates for each report.
    init(_ given: [String: String]) {
        folder = NSTemporaryDirectory() + "gongkai-" + UUID().uuidString
        files = given
        for path in given.keys {
            let parts = path.split(separator: "/")
            guard parts.count == 4, parts[3].hasPrefix("report.") else { continue }
            let year = parts[..<3].joined(separator: "/")
            add(year + "/accounts.txt", "部门决算\n\n支出合计100.00万元。\n", unless: year + "/accounts.")
            add(
                year + "/disclosure.yaml", "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\n",
                unless: year + "/disclosure.")
            add(
                parts[..<2].joined(separator: "/") + "/department.yaml", "name: 某县总工会\nregion: [某省, 某县]\nkind: 群团组织\n",
                unless: parts[..<2].joined(separator: "/") + "/department.")
        }
        add("Content/site.yaml", "title: 公开\nsite_name: 公开\n", unless: "Content/site.yaml")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func add(_ path: String, _ text: String, unless prefix: String) {
        if !files.keys.contains(where: { $0.hasPrefix(prefix) }) { files[path] = text }
    }

    /// Adds to a file of the theme, in a copy of its own.
    func changeTheme(_ name: String, _ words: String) {
        let copy = folder + "/Theme"
        try? FileManager.default.copyItem(atPath: theme, toPath: copy)
        theme = copy
        let old = FileManager.default.contents(atPath: copy + "/" + name) ?? Data()
        try? (old + Data(words.utf8)).write(to: URL(fileURLWithPath: copy + "/" + name))
    }

    func set(_ path: String, _ text: String?) { files[path] = text }

    @discardableResult
    func build(at moment: String = "2025-01-01T00:00:00Z", workers: Int = 2, drafts: Bool = false) throws -> Site {
        let content = try Content.read("Content", disk: .memory(files), workers: Workers(count: workers))
        let edition = Edition(
            content, at: try #require(Moment(moment, zone: .china)), drafts: drafts, gates: gates, before: before)
        let build = SiteBuild(edition, theme: try Site.theme(theme), workers: Workers(count: workers))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        outcome = try Release(site: folder + "/Site").write(build)
        return self
    }

    static func theme(_ folder: String) throws -> Theme {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try Theme(
            files: names.map { ($0, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))) })
    }

    var current: String { folder + "/Site/current" }

    func text(_ path: String) -> String? {
        (try? Data(contentsOf: URL(fileURLWithPath: current + "/" + path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All files below `current`, by path.
    func all() -> [String: Data] {
        var found: [String: Data] = [:]
        let root = URL(fileURLWithPath: current).resolvingSymlinksInPath().path
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? FileManager.DirectoryEnumerator()
        {
            if let data = FileManager.default.contents(atPath: root + "/" + path), !path.isEmpty {
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder),
                    !isFolder.boolValue
                {
                    found[path] = data
                }
            }
        }
        return found
    }

    @discardableResult
    func expect(_ path: String, contains words: String..., sourceLocation: SourceLocation = #_sourceLocation) -> Site {
        let page = text(path)
        #expect(page != nil, "there is no \(path)", sourceLocation: sourceLocation)
        for word in words {
            #expect(page?.contains(word) == true, "\(path) does not contain '\(word)'", sourceLocation: sourceLocation)
        }
        return self
    }
}

/// The paths of files that were read.
final class ReadPaths: Sendable {
    private let paths = Mutex<[String]>([])

    var all: [String] { paths.withLock { $0 } }
    func add(_ path: String) { paths.withLock { $0.append(path) } }
    func removeAll() { paths.withLock { $0 = [] } }
}
