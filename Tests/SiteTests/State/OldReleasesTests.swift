import Foundation
import Pages
import Testing

@testable import Releases

/// What becomes of releases that are not kept.
@Suite struct OldReleasesTests {
    private let manager = FileManager.default

    private func site() -> Site {
        [
            "Content/a/2023/report.txt": sampleReport, "Content/b/2023/report.txt": sampleReport,
            "Content/b/2022/report.txt": sampleReport, "Content/about.md": "# 说明\n",
        ]
    }

    /// Builds a site three times; each time something is said anew.
    private func threeReleases(keep: Int? = nil) throws -> (site: Site, names: [String]) {
        let site = site()
        let names = try (0..<3).map { number in
            site.set("Content/about.md", "# 说明 \(number)\n")
            try site.remember(keep: keep)
            return try #require(site.outcome?.name)
        }
        return (site, names)
    }

    private func releases(_ site: Site) throws -> [String] {
        try manager.contentsOfDirectory(atPath: site.folder + "/Site/releases").sorted()
    }

    /// The number of a file or folder of a release.
    private func number(_ site: Site, _ path: String) throws -> UInt64 {
        let attributes = try manager.attributesOfItem(atPath: site.folder + "/Site/releases/" + path)
        return try #require(attributes[.systemFileNumber] as? UInt64)
    }

    @Test func oldReleasesGo() throws {
        let site = site()
        var names: [String] = []
        for number in 0..<4 {
            site.set("Content/about.md", "# 说明 \(number)\n")
            try site.remember(at: "2025-01-0\(number + 1)T00:00:00Z")
            names.append(try #require(site.outcome?.name))
        }
        try Release(site: site.folder + "/Site").show(names[0])
        #expect(OldReleases(site: site.folder + "/Site").prune(keeping: 2) == [names[1]])
        #expect(try releases(site) == [names[0], names[2], names[3]])
        #expect(site.text("index.html") != nil)
    }

    @Test func foldersGoOverToTheNewRelease() throws {
        let (site, names) = try threeReleases(keep: 3)
        let (own, shared) = (try number(site, names[0] + "/a"), try number(site, names[2] + "/a"))
        site.set("Content/b/2023/report.txt", sampleReport + "补充一句。\n")
        try site.remember(keep: 3)
        let new = try #require(site.outcome?.name)
        #expect(try releases(site) == (names[1...] + [new]).sorted())
        #expect(try number(site, new + "/a") == own && number(site, names[2] + "/a") == shared)
        #expect(try number(site, new + "/b") != number(site, names[2] + "/b"))
        let built = site.all()
        // What explains holds the lock of the site.
        site.explain = { _ in "" }
        #expect(built.count == site.outcome?.files)
        #expect(try site.build().all() == built)
    }

    @Test(arguments: ["removed", "added", "another", "a folder"])
    func foldersThatAreNotAsTheyWereStay(_ fault: String) throws {
        let (site, names) = try threeReleases()
        let folder = site.folder + "/Site/releases/\(names[0])/a"
        switch fault {
        case "added": #expect(manager.createFile(atPath: folder + "/new.html", contents: Data()))
        case "a folder": try manager.createDirectory(atPath: folder + "/new", withIntermediateDirectories: false)
        default:
            let bytes = manager.contents(atPath: folder + "/2023.html")
            try manager.removeItem(atPath: folder + "/2023.html")
            // Equal bytes are not enough: who wrote them?
            if fault == "another" { #expect(manager.createFile(atPath: folder + "/2023.html", contents: bytes)) }
        }
        let number = try number(site, names[0] + "/a")
        site.set("Content/b/2023/report.txt", sampleReport + "补充一句。\n")
        try site.remember(keep: 3)
        #expect(try self.number(site, (site.outcome?.name ?? "") + "/a") != number)
        let built = site.all()
        // What explains holds the lock of the site.
        site.explain = { _ in "" }
        #expect(try site.build().all() == built)
    }

    /// A build that fails takes no release away, nor does one that changes nothing.
    @Test(arguments: ["# 说明 2\n\n[乙](nothing.html)\n", "# 说明 2\n\n\n"])
    func whatWasTakenComesBack(_ text: String) throws {
        let (site, names) = try threeReleases()
        let root = site.folder + "/Site/releases/"
        let before = try names.map { try manager.subpathsOfDirectory(atPath: root + $0).sorted() }
        let number = try number(site, names[0] + "/a")
        site.set("Content/about.md", text)
        if text.contains("nothing") {
            #expect(throws: ReleaseError.self) { try site.remember(keep: 2) }
        } else {
            try site.remember(keep: 2)
            #expect(site.outcome?.isNew == false && site.outcome?.isCold == false)
        }
        #expect(try releases(site) == names.sorted())
        #expect(try names.map { try manager.subpathsOfDirectory(atPath: root + $0).sorted() } == before)
        #expect(try self.number(site, names[0] + "/a") == number)
        // Its age is what it was: it is the first to go.
        #expect(OldReleases(site: site.folder + "/Site").prune(keeping: 2) == [names[0]])
    }
}
