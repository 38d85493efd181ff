import Disclosures
import Foundation
import Pages
import Releases
import Rendering

/// A small content that changes at random, with a clock of its own, and the site that is built of it again and again.
final class ChangingSite {
    struct File {
        var text: String
        /// Cut to whole seconds, as on a disk with a slow clock.
        var changed: Int
        var inode: Int
    }

    let folder: String
    private(set) var files: [String: File] = [:]
    private(set) var moment = 4
    private(set) var theme = 0
    private(set) var tool: UInt64 = 1
    /// In seconds. Changes may come within one of them.
    private var clock = 1_700_000_000
    private var inodes = 100
    private(set) var steps: [String] = []
    /// How many builds with a memory came out how.
    private(set) var outcomes: [Kind: Int] = [:]
    /// How many disclosures the sites had, all in all.
    private(set) var disclosures = 0
    enum Kind { case unchanged, partly, whole }
    private let themes: [Theme]
    /// How many releases stay; nil keeps all.
    private let keep: Int?

    init(themes: [Theme], keep: Int?, in folder: String) {
        self.themes = themes
        self.keep = keep
        self.folder = folder
        set("Content/site.yaml", "title: 公开\nsite_name: 公开\n")
        set("Content/about.md", "---\ntitle: 说明\nmenu: 1\n---\n# 说明\n\n[甲](a/index.html)\n")
        for slug in ["a", "b", "c"] { addDepartment(slug, region: slug == "c" ? "某省, 某市" : "某省, 某县") }
    }

    // MARK: Files

    func set(_ path: String, _ text: String) {
        inodes += 1
        files[path] = File(text: text, changed: clock, inode: files[path]?.inode ?? inodes)
    }

    private func addDepartment(_ slug: String, region: String) {
        set("Content/\(slug)/department.yaml", "name: 某县\(slug)局\nregion: [\(region)]\nkind: 机关\n")
        addYear(slug, 2023)
    }

    private func addYear(_ slug: String, _ year: Int) {
        let folder = "Content/\(slug)/\(year)"
        guard files[folder + "/report.txt"] == nil else { return }
        set(folder + "/report.txt", ChangingSite.report(slug, year, 95))
        set(folder + "/accounts.txt", "部门决算\n\n支出合计104.50万元。\n")
        set(folder + "/disclosure.yaml", ChangingSite.disclosure(year, day: 5))
    }

    private static func report(_ slug: String, _ year: Int, _ score: Int) -> String {
        """
        \(year)年度某县\(slug)局部门整体支出绩效自评报告

        一、部门基本情况

        支出全年预算数110.00万元，支出决算数104.50万元，执行率为\(score).00%。

        二、绩效自评情况

        自评结果为 \(score) 分，达到“优”等级。

        """
    }

    private static func disclosure(_ year: Int, day: Int) -> String {
        "approved: \(year + 1)-08-20\npublish: \(year + 1)-09-0\(day)T09:00:00+08:00\n"
    }

    private var slugs: [String] {
        Set(files.keys.map { String($0.split(separator: "/")[1]) }).filter { !$0.contains(".") }.sorted()
    }

    private var years: [String] {
        Set(
            files.keys.map { $0.split(separator: "/").map(String.init) }.filter { $0.count == 4 }.map {
                $0[..<3].joined(separator: "/")
            }
        ).sorted()
    }

    /// The disk as it is now. Stamps are made of what a real disk knows.
    private var disk: Disk {
        let files = files
        var disk = Disk.memory(files.mapValues(\.text))
        disk.stamp = { path in
            var words: [UInt8] = []
            var newest = 0
            for (name, file) in files.filter({ $0.key.hasPrefix(path + "/") }).sorted(by: { $0.key < $1.key }) {
                words += Array("\(name) \(file.text.utf8.count) \(file.changed) \(file.inode)\n".utf8)
                newest = max(newest, file.changed)
            }
            return newest == 0
                ? nil : FolderStamp(key: Fingerprint(words).value | 1, newest: newest * 1_000_000_000)
        }
        return disk
    }

    // MARK: Building

    /// The files of the site, or what is wrong.
    enum Result: Equatable {
        case site([String: Data])
        case fault(String)
    }

    /// Builds with what is remembered.
    func build() -> Result { build("Site", remembers: true) }

    /// Builds everything, elsewhere.
    func buildCold() -> Result {
        try? FileManager.default.removeItem(atPath: folder + "/Cold")
        return build("Cold", remembers: false)
    }

    private func build(_ name: String, remembers: Bool) -> Result {
        let site = folder + "/" + name
        do {
            let memory =
                remembers
                ? try BuildMemory(
                    site: site, content: "Content", tool: Fingerprint(value: tool), now: clock * 1_000_000_000) : nil
            let content = try Content.read("Content", disk: disk, workers: Workers(count: 1)) {
                memory?.department($0, $1, $2)
            }
            let moment = Moment("202\(self.moment)-10-01T00:00:00Z", zone: .china) ?? Moment()
            let edition = Edition(content, at: moment, gates: Gate.all.filter { $0.name == "open-errors" })
            let build = SiteBuild(edition, theme: themes[theme], workers: Workers(count: 1))
            let outcome = try Release(site: site).write(build, memory: memory, keep: keep)
            disclosures += outcome.build.disclosures
            if remembers { outcomes[!outcome.isNew ? .unchanged : outcome.isCold ? .whole : .partly, default: 0] += 1 }
            return .site(ChangingSite.files(below: site + "/current"))
        } catch let error as Content.Faults {
            return .fault(error.faults.map(\.description).joined(separator: "\n"))
        } catch {
            return .fault("\(error)")
        }
    }

    private static func files(below folder: String) -> [String: Data] {
        let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        var found: [String: Data] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [] {
            if let data = FileManager.default.contents(atPath: root + "/" + path) { found[path] = data }
        }
        return found
    }

    // MARK: Changes

    /// One change, of any kind.
    func change(_ random: inout SeededGenerator) {
        if Bool.random(using: &random) { clock += Int.random(in: 1...9, using: &random) }
        let year = years.randomElement(using: &random)
        let slug = slugs.randomElement(using: &random)
        switch Int.random(in: 0..<22, using: &random) {
        case 0...3: if let year { edit(year + "/report.txt", &random) }
        case 4: if let year { edit(year + "/accounts.txt", &random) }
        case 5: if let year { moveDates(year, &random) }
        case 6:
            if let slug {
                addYear(slug, Int.random(in: 2021...2025, using: &random))
                note("add a year", slug)
            }
        case 7:
            if years.count > 2, let year {
                remove(year + "/")
                note("delete", year)
            }
        case 8:
            addDepartment("d\(Int.random(in: 0...3, using: &random))", region: "某省")
            note("add a department", "")
        case 9:
            if slugs.count > 2, let slug {
                remove("Content/\(slug)/")
                note("delete", slug)
            }
        case 10: if let slug { rename(slug, to: "r\(Int.random(in: 0...3, using: &random))") }
        case 11:
            if let slug {
                note("name", slug)
                set(
                    "Content/\(slug)/department.yaml",
                    "name: 改名\(Int.random(in: 0...9, using: &random))局\nregion: [某省, \(["某县", "某市"].randomElement(using: &random) ?? "")]\n"
                )
            }
        case 12: if let year { revise(year) }
        case 13, 19:
            theme = Int.random(in: 0..<themes.count, using: &random)
            note("theme", "\(theme)")
        case 14:
            set(
                "Content/site.yaml",
                "title: 公开\(Int.random(in: 0...3, using: &random))\ntolerance_days: \(Int.random(in: 0...3, using: &random))\n"
            )
            note("site.yaml", "")
        case 15:
            moment = Int.random(in: 3...6, using: &random)
            note("clock", "\(moment)")
        case 16:
            tool = UInt64.random(in: 1...2, using: &random)
            note("tool", "\(tool)")
        case 17:
            set(
                "Content/about.md",
                "---\ntitle: 说明\nmenu: 1\n---\n# 说明\n\n[甲](\(slug ?? "a")/\(["index.html", "2023.html", "2023.html#score", "2023.html#c1"].randomElement(using: &random) ?? ""))\n"
            )
            note("about.md", slug ?? "")
        case 18:
            if let path = files.keys.sorted().randomElement(using: &random) {
                note("touch", path)
                files[path]?.changed = clock
            }
        case 20: if let year { withdraw(year) }
        default: breakSomething(&random)
        }
    }

    /// Mends what stops every build.
    func repair() { set("Content/about.md", "---\ntitle: 说明\nmenu: 1\n---\n# 说明\n") }

    private func note(_ what: String, _ where: String) { steps.append("\(what) \(`where`) at \(clock)") }

    /// Digits are changed for others: the size stays what it was.
    private func edit(_ path: String, _ random: inout SeededGenerator) {
        guard let file = files[path] else { return }
        let digits = ["90", "91", "92", "93", "94", "95"]
        let digit = digits.randomElement(using: &random) ?? ""
        var text = file.text
        for other in digits { text = text.replacingOccurrences(of: other, with: digit) }
        if Int.random(in: 0...4, using: &random) == 0 { text += "补充一句。\n" }
        set(path, text)
        note("edit", path)
    }

    private func moveDates(_ year: String, _ random: inout SeededGenerator) {
        let path = year + "/disclosure.yaml"
        guard let text = files[path]?.text else { return }
        let dates = ChangingSite.disclosure(
            2022 + Int.random(in: 0...2, using: &random), day: Int.random(in: 1...9, using: &random))
        let revisions = text.range(of: "revisions:").map { String(text[$0.lowerBound...]) } ?? ""
        set(path, dates + revisions)
        note("dates", year)
    }

    private func remove(_ prefix: String) { files = files.filter { !$0.key.hasPrefix(prefix) } }

    private func rename(_ slug: String, to name: String) {
        guard !slugs.contains(name) else { return }
        for (path, file) in files where path.hasPrefix("Content/\(slug)/") {
            files[path] = nil
            files["Content/\(name)/" + path.dropFirst("Content/\(slug)/".count)] = file
        }
        note("rename \(slug)", name)
    }

    private func revise(_ year: String) {
        guard let file = files[year + "/report.txt"], let dates = files[year + "/disclosure.yaml"],
            !dates.text.contains("revisions")
        else { return }
        set(year + "/report.r1.txt", file.text)
        set(year + "/report.txt", file.text.replacingOccurrences(of: "110.00", with: "112.00"))
        set(year + "/disclosure.yaml", dates.text + "revisions:\n  - {moment: 2026-09-20T00:00:00Z, note: 录入有误}\n")
        note("revise", year)
    }

    private func withdraw(_ year: String) {
        guard let dates = files[year + "/disclosure.yaml"], !dates.text.contains("withdrawn") else { return }
        let notice = "withdrawn: {moment: 2026-09-25T00:00:00Z, reason: 内容有误, kind: error}\n"
        set(year + "/disclosure.yaml", dates.text + notice)
        note("withdraw", year)
    }

    /// What killed builds, full disks and careless hands leave behind.
    private func breakSomething(_ random: inout SeededGenerator) {
        let manager = FileManager.default
        let site = folder + "/Site"
        let releases = site + "/releases"
        let kind = Int.random(in: 0..<12, using: &random)
        note("break", "\(kind)")
        switch kind {
        case 0:
            // Killed while it wrote.
            try? manager.createDirectory(atPath: releases + "/.building-1/a", withIntermediateDirectories: true)
            _ = manager.createFile(atPath: releases + "/.building-1/a/2023.html", contents: Data("half".utf8))
            _ = manager.createFile(atPath: site + "/state.1", contents: Data("half".utf8))
        case 1, 2:
            // Killed before the state was put in its place: it speaks of the release before. Or before the switch.
            let state = manager.contents(atPath: site + "/state")
            let current = try? manager.destinationOfSymbolicLink(atPath: site + "/current")
            clock += 3
            change(&random)
            _ = build()
            if kind == 1, let state {
                try? state.write(to: URL(fileURLWithPath: site + "/state"))
            } else if kind == 2, let current {
                try? manager.removeItem(atPath: site + "/current")
                try? manager.createSymbolicLink(atPath: site + "/current", withDestinationPath: current)
            }
        case 3: try? manager.removeItem(atPath: site + "/state")
        case 4, 5:
            guard var state = manager.contents(atPath: site + "/state"), !state.isEmpty else { return }
            if kind == 4 {
                let place = Int.random(in: 0..<state.count, using: &random)
                state[place] ^= UInt8(1 << Int.random(in: 0...7, using: &random))
            } else {
                state = state.prefix(Int.random(in: 0..<state.count, using: &random))
            }
            try? state.write(to: URL(fileURLWithPath: site + "/state"))
        case 6:
            // A file of the last release is gone.
            let root = URL(fileURLWithPath: site + "/current").resolvingSymlinksInPath().path
            let paths = ((try? manager.subpathsOfDirectory(atPath: root)) ?? []).filter { $0.hasSuffix(".html") }
            guard let path = paths.sorted().randomElement(using: &random),
                let bytes = manager.contents(atPath: root + "/" + path)
            else { return }
            try? manager.removeItem(atPath: root + "/" + path)
            // What is shown is broken by hand: the next release must be whole again.
            set("Content/about.md", "---\ntitle: 说明\nmenu: 1\n---\n# 说明 \(inodes)\n")
            if case .fault = build() { _ = manager.createFile(atPath: root + "/" + path, contents: bytes) }
        case 7, 8:
            // What is put aside is not what was written, or is not there.
            guard
                let name = (try? manager.contentsOfDirectory(atPath: site))?.first(where: {
                    $0.hasPrefix("state.attic")
                }),
                var attic = manager.contents(atPath: site + "/" + name), !attic.isEmpty
            else { return }
            if kind == 7 {
                let place = Int.random(in: 0..<attic.count, using: &random)
                attic[place] ^= UInt8(1 << Int.random(in: 0...7, using: &random))
                try? attic.write(to: URL(fileURLWithPath: site + "/" + name))
            } else {
                try? manager.removeItem(atPath: site + "/" + name)
            }
        case 9, 10: breakOldRelease(releases, &random)
        default: OldReleases(site: site).prune(keeping: 1)
        }
    }

    /// Takes a file of an old release away, writes another in its place, or puts one beside it.
    private func breakOldRelease(_ releases: String, _ random: inout SeededGenerator) {
        let manager = FileManager.default
        let current = (try? manager.destinationOfSymbolicLink(atPath: folder + "/Site/current")) ?? ""
        // The last one is shown, or what the state speaks of: a build takes its files for what they were.
        let state = String(decoding: manager.contents(atPath: folder + "/Site/state") ?? Data(), as: UTF8.self)
        let old = ((try? manager.contentsOfDirectory(atPath: releases)) ?? []).filter {
            !current.hasSuffix($0) && !state.contains($0)
        }
        guard let name = old.sorted().randomElement(using: &random) else { return }
        let paths = ((try? manager.subpathsOfDirectory(atPath: releases + "/" + name)) ?? []).filter {
            $0.contains("/") && $0.contains(".")
        }
        guard let path = paths.sorted().randomElement(using: &random) else { return }
        let file = releases + "/" + name + "/" + path
        let kind = Int.random(in: 0...2, using: &random)
        if kind < 2 { try? manager.removeItem(atPath: file) }
        if kind > 0 { _ = manager.createFile(atPath: kind == 1 ? file : file + ".html", contents: Data("x".utf8)) }
    }
}
