import Disclosures
import Foundation
import Pages
import Testing

@testable import Releases

/// What a build takes over, what it says of it, and what it leaves behind.
@Suite struct StateTests {
    private func site() -> Site {
        [
            "Content/a/2023/report.txt": sampleReport, "Content/b/2023/report.txt": sampleReport,
            "Content/b/2022/report.txt": sampleReport,
            "Content/about.md": "---\ntitle: 说明\nmenu: 1\n---\n# 说明\n\n[甲](a/2023.html#c1)\n",
        ]
    }

    @Test func onlyWhatChangedIsWritten() throws {
        let site = site()
        try site.remember()
        let all = try #require(site.outcome)
        #expect(all.isCold && all.written == all.files)
        try site.remember()
        #expect(site.outcome?.isNew == false && site.outcome?.written == 0)
        #expect(site.outcome?.name == all.name && site.outcome?.build.disclosures == 3)
        let before = site.inodes()
        site.set("Content/a/2023/report.txt", sampleReport + "补充一句。\n")
        try site.remember()
        let after = site.inodes()
        let new = try #require(site.outcome)
        #expect(new.isNew && !new.isCold && new.written < new.files)
        #expect(before["b/2023.html"] == after["b/2023.html"] && before["a/2023.html"] != after["a/2023.html"])
        #expect(after.count == new.files)
    }

    @Test func aStateThatCannotBeUsedIsNoticed() throws {
        let site = site()
        try site.remember()
        let path = site.folder + "/Site/state"
        let whole = try #require(FileManager.default.contents(atPath: path))
        for (bytes, word) in [
            (
                Data("something else that is long enough to be looked into, whatever it may be".utf8),
                "not a state of this tool"
            ),
            (Data(whole.prefix(whole.count - 1)), "damaged"), (Data(), "damaged"),
        ] {
            try bytes.write(to: URL(fileURLWithPath: path))
            try site.remember()
            #expect(site.word?.contains(word) == true, "\(site.word ?? "nothing")")
            #expect(site.outcome?.isCold == true)
        }
        let attic = try FileManager.default.contentsOfDirectory(atPath: site.folder + "/Site").first {
            $0.hasPrefix("state.attic")
        }
        try FileManager.default.removeItem(atPath: site.folder + "/Site/" + (attic ?? "x"))
        try site.remember()
        #expect(site.word?.contains("the other half of it, \(attic ?? ""), is gone") == true)
        try site.remember(tool: 7)
        #expect(site.word?.contains("another version") == true)
        try site.remember(tool: 7)
        #expect(site.word == nil && site.outcome?.isNew == false)
        try FileManager.default.removeItem(atPath: site.folder + "/Site/releases/" + (site.outcome?.name ?? "x"))
        try site.remember(tool: 7)
        #expect(site.word?.contains("is gone") == true && site.text("a/2023.html") != nil)
    }

    /// Pages are rendered again from what they are: no report is read, and no other page is written.
    @Test(arguments: [
        ("disclosure.html", ["a/2023.html", "b/2022.html", "b/2023.html"]),
        ("year.html", ["years/2022.html", "years/2023.html"]),
        ("home.html", ["index.html"]), ("feed-title.txt.template", []),
    ])
    func aTemplateThatChanged(_ name: String, _ pages: [String]) throws {
        let site = site()
        site.hasStamps = true
        try site.remember()
        let before = site.inodes()
        site.changeTheme(name, "<!-- 新 -->\n")
        site.read.removeAll()
        try site.remember()
        #expect(site.outcome?.isCold == false)
        #expect(site.read.all.filter { $0.contains("report") || $0.contains("accounts") } == [])
        let after = site.inodes()
        #expect(after.keys.filter { after[$0] != before[$0] }.sorted() == pages)
        #expect(pages.allSatisfy { site.text($0)?.hasSuffix("<!-- 新 -->\n") == true })
        if let page = pages.first {
            #expect(site.explain(page).contains("changed: the theme's \(name)\n"), "\(site.explain(page))")
        }
        let built = site.all()
        // What explains holds the lock of the site.
        site.explain = { _ in "" }
        #expect(try site.build().all() == built)
    }

    @Test func aPageIsExplained() throws {
        let site = site()
        try site.remember()
        #expect(site.explain("index.html").contains("made anew: nothing is remembered"))
        try site.remember()
        #expect(site.explain("/index.html").contains("as it was"))
        site.set("Content/a/2023/report.txt", sampleReport + "补充一句。\n")
        try site.remember()
        #expect(site.explain("a/2023.html").contains("changed: Content/a/2023/report.txt"))
        #expect(site.explain("b/2023.html").contains("as it was"))
        site.set("Content/site.yaml", "title: 新\n")
        try site.remember()
        #expect(site.explain("b/2023.html").contains("changed: site.yaml"))
        #expect(site.explain("nothing.html").contains("there is no such file"))
    }

    @Test func whatLeadsToAPlaceThatHasGoneIsFound() throws {
        let site = site()
        try site.remember()
        // The page that links stays as it is; what it links to goes.
        site.set("Content/a/2023/disclosure.yaml", "publish: 2031-01-01\n")
        let error = #expect(throws: ReleaseError.self) { try site.remember() }
        #expect(error.map { "\($0)" } == "about.html: error: a link leads nowhere: 'a/2023.html#c1'")
        #expect(site.text("a/2023.html") != nil)
    }

    /// Releases share files: whoever writes into one of them would change all.
    @Test func publishedFilesCannotBeWritten() throws {
        let site = site()
        try site.remember()
        let mode =
            try FileManager.default.attributesOfItem(
                atPath: site.folder + "/Site/releases/\(site.outcome?.name ?? "")/index.html")[.posixPermissions]
            as? Int
        #expect(mode.map { $0 & 0o222 } == 0)
    }
}

extension Site {
    /// Builds with what is remembered.
    func remember(at moment: String = "2025-01-01T00:00:00Z", tool: UInt64 = 1, keep: Int? = nil) throws {
        // The memory of the build before holds the lock of the site.
        explain = { _ in "" }
        let memory = try BuildMemory(site: folder + "/Site", content: "Content", tool: Fingerprint(value: tool))
        word = memory.word
        let disk = disk
        let content = try Content.read("Content", disk: disk) { memory.department($0, $1, $2) }
        let edition = Edition(content, at: try #require(Moment(moment, zone: .china)), gates: [])
        outcome = try Release(site: folder + "/Site").write(
            SiteBuild(edition, theme: try Site.theme(theme)), memory: memory, keep: keep)
        explain = { [outcome] page in outcome.map { memory.explain(page, $0) } ?? "" }
    }

    /// The inode of each published file.
    func inodes() -> [String: UInt64] {
        let root = URL(fileURLWithPath: current).resolvingSymlinksInPath().path
        var found: [String: UInt64] = [:]
        for path in all().keys {
            let number = try? FileManager.default.attributesOfItem(atPath: root + "/" + path)[.systemFileNumber]
            found[path] = number as? UInt64
        }
        return found
    }
}
