import Foundation
import Testing

@testable import Preview

@Suite struct WatcherTests {
    /// Content and a theme, in a folder of their own.
    private final class Folders {
        let root = NSTemporaryDirectory() + "gongkai-watch-" + UUID().uuidString
        var content: String { root + "/Content" }
        var theme: String { root + "/Theme" }

        init() throws {
            try write("Content/a/2023/report.txt", "1")
            try write("Content/site.yaml", "title: a\n")
            try write("Theme/home.html", "1")
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        func write(_ path: String, _ text: String) throws {
            let url = URL(fileURLWithPath: root + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }

        func move(_ from: String, _ to: String) throws {
            try FileManager.default.moveItem(atPath: root + "/" + from, toPath: root + "/" + to)
        }
    }

    /// All that is heard until nothing more comes.
    private func heard(_ watcher: Watcher) -> Changes {
        var all = Changes()
        while true {
            let changes = watcher.wait(milliseconds: 80)
            if changes.isEmpty { return all }
            all.add(changes)
        }
    }

    @Test func whatChangedIsTold() throws {
        let folders = try Folders()
        let watcher = Watcher(content: folders.content, theme: folders.theme)
        #expect(heard(watcher) == Changes())
        try folders.write("Content/a/2023/report.txt", "2")
        #expect(heard(watcher) == Changes(departments: ["a"]))
        try folders.write("Content/site.yaml", "title: b\n")
        #expect(heard(watcher) == Changes(site: true))
        try folders.write("Content/about.md", "x")
        #expect(heard(watcher) == Changes(pages: true))
        try folders.write("Theme/style.css", "x")
        #expect(heard(watcher) == Changes(theme: true))
    }

    @Test func foldersComeAndGo() throws {
        let folders = try Folders()
        let watcher = Watcher(content: folders.content, theme: folders.theme)
        try folders.write("Content/b/2024/report.txt", "1")
        #expect(heard(watcher).departments == ["b"])
        try folders.write("Content/b/2024/accounts.txt", "1")
        #expect(heard(watcher).departments == ["b"], "a folder that came is not watched")
        try folders.write("Content/a/2024/report.txt", "1")
        #expect(heard(watcher).departments == ["a"])
        try folders.write("Content/a/2024/report.txt", "2")
        #expect(heard(watcher).departments == ["a"])
        try folders.move("Content/b", "Content/c")
        #expect(heard(watcher).departments == ["b", "c"])
        try folders.write("Content/c/2024/report.txt", "3")
        #expect(heard(watcher).departments == ["c"])
        try FileManager.default.removeItem(atPath: folders.content + "/c")
        #expect(heard(watcher).departments == ["c"])
    }

    @Test func savedByRenaming() throws {
        let folders = try Folders()
        let watcher = Watcher(content: folders.content, theme: folders.theme)
        for round in 0..<3 {
            try Data("\(round)".utf8).write(
                to: URL(fileURLWithPath: folders.content + "/a/2023/report.txt"), options: .atomic)
            #expect(heard(watcher).departments == ["a"])
        }
        try folders.write("Content/a/2023/.report.txt.swp", "x")
        try folders.write("Content/a/2023/report.txt~", "x")
        #expect(heard(watcher).isEmpty, "what editors leave aside is no change")
    }

    @Test func contentGoesAndComesBack() throws {
        let folders = try Folders()
        let watcher = Watcher(content: folders.content, theme: folders.theme)
        try folders.move("Content", "Elsewhere")
        _ = heard(watcher)
        try folders.move("Elsewhere", "Content")
        #expect(heard(watcher).everything)
        try folders.write("Content/a/2023/report.txt", "4")
        #expect(heard(watcher).departments == ["a"])
    }

    @Test func whatCannotBeWatchedIsCompared() throws {
        let folders = try Folders()
        let before = FolderPrints(content: folders.content, theme: folders.theme)
        #expect(FolderPrints(content: folders.content, theme: folders.theme).changes(since: before) == Changes())
        try folders.write("Content/a/2023/report.txt", "22")
        try folders.write("Content/b/2023/report.txt", "1")
        try folders.write("Theme/home.html", "222")
        let after = FolderPrints(content: folders.content, theme: folders.theme)
        #expect(after.changes(since: before) == Changes(departments: ["a", "b"], theme: true))
        try FileManager.default.removeItem(atPath: folders.content + "/b")
        #expect(
            FolderPrints(content: folders.content, theme: folders.theme).changes(since: after)
                == Changes(departments: ["b"]))
    }
}
