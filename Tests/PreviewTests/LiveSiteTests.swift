import Disclosures
import Foundation
import Pages
import Synchronization
import Testing

@testable import Preview

/// Files that can be changed while they are read.
private final class Files: Sendable {
    private let files: Mutex<[String: [UInt8]]>

    init(_ files: [String: String]) { self.files = Mutex(files.mapValues { Array($0.utf8) }) }

    subscript(_ path: String) -> [UInt8]? {
        get { files.withLock { $0[path] } }
        set { files.withLock { $0[path] = newValue } }
    }

    var paths: [String] { files.withLock { $0.keys.sorted() } }

    var disk: Disk {
        Disk(
            read: { path throws(DiskError) in
                guard let found = self[path] else { throw DiskError("No such file or directory") }
                return found
            },
            list: { folder in
                var entries: [String: Bool] = [:]
                for path in self.paths where path.hasPrefix(folder + "/") {
                    let rest = path.dropFirst(folder.count + 1)
                    let name = String(rest.prefix { $0 != "/" })
                    if !name.hasPrefix(".") { entries[name] = rest.contains("/") }
                }
                guard !entries.isEmpty else { return nil }
                return entries.sorted { $0.key < $1.key }.map { Disk.Entry(name: $0.key, isFolder: $0.value) }
            })
    }
}

@Suite struct LiveSiteTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let moment = 1_780_000_000

    /// The sample's first departments, and the theme.
    private func sample() throws -> Files {
        var files: [String: String] = [:]
        let root = LiveSiteTests.repository
        for folder in ["Content/pingxi-canlian", "Content/qingshi-dangan", "Content/yunling-liuwan", "Theme"] {
            for path in try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)") {
                guard let data = FileManager.default.contents(atPath: "\(root)/\(folder)/\(path)") else { continue }
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: "\(root)/\(folder)/\(path)", isDirectory: &isFolder)
                if !isFolder.boolValue { files["\(folder)/\(path)"] = String(decoding: data, as: UTF8.self) }
            }
        }
        for name in ["site.yaml", "about.md"] {
            files["Content/\(name)"] = try String(contentsOfFile: "\(root)/Content/\(name)", encoding: .utf8)
        }
        return Files(files)
    }

    private func live(_ files: Files) -> LiveSite {
        LiveSite(
            content: "Content", theme: "Theme", site: "/nowhere", scratch: NSTemporaryDirectory(), disk: files.disk,
            workers: Workers(count: 2), clock: { LiveSiteTests.moment })
    }

    private func all(_ pages: LivePages) -> [String: Fingerprint] {
        let found = Mutex<[String: Fingerprint]>([:])
        pages.forEachFile { path, bytes in
            let print = Fingerprint(bytes)
            found.withLock { $0[path] = print }
        }
        return found.withLock { $0 }
    }

    @Test func pagesAreThoseOfABuild() throws {
        let live = live(try sample())
        let pages = try #require(live.pages(.now))
        let built = all(pages)
        #expect(built.count > 50)
        #expect(live.faults.isEmpty)
        for (path, print) in built {
            let bytes = try #require(pages.bytes(at: path), "\(path)")
            #expect(Fingerprint(bytes) == print, "\(path)")
        }
        for path in pages.paths { #expect(built[path] != nil, "no build writes \(path)") }
        for path in ["", "nothing.html", "../Content/site.yaml", "/etc/passwd", "search/none.json"] {
            #expect(!pages.holds(path) && pages.bytes(at: path) == nil)
        }
    }

    /// However files change, and in whichever views they are looked at: what is shown is what a first look would show.
    @Test(arguments: 0..<8) func afterAnyChangesThePagesAreThoseOfAFirstLook(seed: Int) throws {
        let files = try sample()
        let live = live(files)
        var random = Numbers(state: UInt64(seed) &* 7919 &+ 1)
        let views = [
            View.now, View(moment: nil, drafts: false),
            View(moment: Moment(seconds: LiveSiteTests.moment - 50_000_000, zone: .china), drafts: false),
        ]
        for _ in 0..<8 {
            var changes = Changes()
            for _ in 0...Int.random(in: 0..<3, using: &random) { change(files, &changes, &random) }
            live.update(changes)
            let view = views.randomElement(using: &random) ?? .now
            let shown = try #require(live.pages(view))
            let cold = try #require(self.live(files).pages(view))
            let path = cold.paths.sorted().randomElement(using: &random) ?? ""
            #expect(shown.bytes(at: path) == cold.bytes(at: path), "\(path)")
            #expect(Set(shown.paths) == Set(cold.paths))
        }
        let shown = try #require(live.pages(views[0]))
        let cold = try #require(self.live(files).pages(views[0]))
        for path in cold.paths where !path.hasSuffix(".csv") {
            #expect(shown.bytes(at: path) == cold.bytes(at: path), "\(path)")
        }
    }

    private func change(_ files: Files, _ changes: inout Changes, _ random: inout Numbers) {
        let slugs = ["pingxi-canlian", "qingshi-dangan", "yunling-liuwan", "xin"]
        let slug = slugs.randomElement(using: &random) ?? ""
        let year = Int.random(in: 2022...2024, using: &random)
        let folder = "Content/\(slug)/\(year)"
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            for path in files.paths where path.hasPrefix("Content/\(slug)/") { files[path] = nil }
            changes.departments.insert(slug)
        case 1:
            for path in files.paths where path.hasPrefix("Content/pingxi-canlian/") {
                files["Content/\(slug)/" + path.dropFirst("Content/pingxi-canlian/".count)] = files[path]
            }
            changes.departments.insert(slug)
        case 2:
            files[folder + "/accounts.txt"] = nil
            changes.departments.insert(slug)
        case 3:
            let text = String(decoding: files["Content/site.yaml"] ?? [], as: UTF8.self)
            files["Content/site.yaml"] = Array((text + "# \(Int.random(in: 0..<9, using: &random))\n").utf8)
            changes.site = true
        case 4:
            files["Content/more.md"] = Array("---\ntitle: 第\(year)页\nmenu: 3\n---\n又一页。\n".utf8)
            changes.pages = true
        case 5:
            let css = files["Theme/style.css"] ?? []
            files["Theme/style.css"] = css + Array("/*\(year)*/".utf8)
            changes.theme = true
        default:
            guard let report = files[folder + "/report.txt"] else { return }
            let words = "\n\n2023年收入\(Int.random(in: 100..<999, using: &random)).50万元。\n"
            files[folder + "/report.txt"] = report + Array(words.utf8)
            changes.departments.insert(slug)
        }
    }

    @Test func whatIsBrokenStaysAsItWas() throws {
        let files = try sample()
        let live = live(files)
        let page = "pingxi-canlian/2023.html"
        let before = try #require(live.pages(.now)?.bytes(at: page))
        let yaml = "Content/pingxi-canlian/2023/disclosure.yaml"
        let good = try #require(files[yaml])
        files[yaml] = good + Array("pubblish: 2024-01-01\n".utf8)
        live.update(Changes(departments: ["pingxi-canlian"]))
        let fault = try #require(live.faults.first)
        #expect(fault.message == "这里没有“pubblish”这一项；是不是“publish”？")
        #expect(fault.english == "there is no key 'pubblish' here: did you mean 'publish'?")
        #expect(
            fault.file == yaml && fault.column == 1 && fault.excerpt == "pubblish: 2024-01-01" && fault.marks == "^")
        #expect(fault.line == good.count { $0 == 0x0A } + 1)
        #expect(live.pages(.now)?.bytes(at: page) == before)
        files["Theme/home.html"] = Array("{{#nothing}}".utf8)
        live.update(Changes(theme: true))
        #expect(live.faults.contains { $0.file == "Theme/home.html" && $0.line == 1 && $0.excerpt == "{{#nothing}}" })
        #expect(live.pages(.now)?.bytes(at: page) == before)
        files["Content/site.yaml"] = nil
        live.update(Changes(site: true))
        #expect(live.pages(.now)?.bytes(at: page) == before)
        files[yaml] = good
        live.update(Changes(departments: ["pingxi-canlian"]))
        #expect(!live.faults.contains { $0.file == yaml })
    }

    @Test func timeGoesOn() throws {
        let files = try sample()
        let now = Mutex(LiveSiteTests.moment)
        let live = LiveSite(
            content: "Content", theme: "Theme", site: "/nowhere", scratch: NSTemporaryDirectory(), disk: files.disk,
            workers: Workers(count: 2), clock: { now.withLock { $0 } })
        files["Content/pingxi-canlian/2023/disclosure.yaml"] = Array(
            "approved: 2026-06-01\npublish: 2026-06-10T09:00:00+08:00\nreview: [部门负责人, 分管领导, 保密审查]\n".utf8)
        files["Content/site.yaml"] = Array("title: 公开\npolicy: {review: optional, errors: shown}\n".utf8)
        live.update(Changes(everything: true))
        let citizens = View(moment: nil, drafts: false)
        #expect(live.faults.map(\.message) == [])
        #expect(live.pages(citizens)?.holds("pingxi-canlian/2023.html") == false)
        #expect(!live.tick())
        let due = try #require(Moment("2026-06-10T09:00:00+08:00", zone: .china)).seconds
        now.withLock { $0 = due }
        #expect(live.tick())
        #expect(live.pages(citizens)?.holds("pingxi-canlian/2023.html") == true)
    }
}

private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
