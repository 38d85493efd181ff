import Testing

@testable import Disclosures

/// Every message that a broken Content can cause, each with the smallest Content that causes it.
@Suite struct FaultTests {
    private func faults(_ files: [String: String]) -> [String] { found(files).map(\.description) }

    private func found(_ files: [String: String]) -> [ContentFault] {
        var all = [
            "Content/site.yaml": "title: 甲\n", "Content/a/department.yaml": "name: 甲\n",
            "Content/a/2023/report.txt": "甲",
            "Content/a/2023/accounts.txt": "甲",
            "Content/a/2023/disclosure.yaml": "publish: 2024-09-05T09:00:00+08:00\n",
        ]
        for (path, text) in files { all[path] = text }
        do {
            _ = try Content.read("Content", disk: .memory(all), workers: Workers(count: 1))
            return []
        } catch {
            // Whatever is said in English, is said in Chinese too.
            for fault in error.faults { #expect(fault.chinese.contains { "\u{4E00}" <= $0 && $0 <= "\u{9FFF}" }) }
            return error.faults
        }
    }

    @Test func nothingIsWrong() { #expect(faults([:]) == []) }

    @Test(arguments: [
        ("base_url: 3\n", "1:11: error: '3' is no address: expected one such as https://example.gov.cn/"),
        ("hubs: [x]\n", "1:8: error: 'x' is no address: expected one such as https://hub.example.gov.cn/"),
        ("titel: 乙\n", "1:1: error: there is no key 'titel' here: did you mean 'title'?"),
        ("x1y2z3: 乙\n", "1:1: error: there is no key 'x1y2z3' here: expected one of"),
        (
            "time_zone: Mars/Utopia\n",
            "1:12: error: 'Mars/Utopia' is no known time zone: expected Asia/Shanghai, UTC or an offset such as +08:00"
        ),
        ("tolerance_days: 三\n", "1:17: error: 'tolerance_days' is not a number: expected a whole number from 0 to 365"),
        (
            "tolerance_days: 400\n",
            "1:17: error: 'tolerance_days' is not a number: expected a whole number from 0 to 365"
        ),
        ("sample: [甲]\n", "1:9: error: 'sample' is a list: expected text"),
        ("sample:\n", "error: 'sample' is nothing: expected text"),
        ("sample: \"a\\u0007\"\n", "1:9: error: 'sample' holds a control character"),
        ("title: 甲\ntitle: 乙\n", "2:1: error: the key 'title' stands twice"),
        ("policy: {review: optonal}\n", "1:18: error: 'review' cannot be 'optonal': did you mean 'optional'?"),
        ("policy: {errors: 甲}\n", "1:18: error: 'errors' cannot be '甲': expected one of explained, shown"),
        ("policy: {secrecy: off}\n", "1:10: error: there is no key 'secrecy' here: expected one of review, errors"),
    ]) func site(_ line: String, _ message: String) {
        let text = line.hasPrefix("title") ? line : line + "title: 甲\n"
        let found = faults(["Content/site.yaml": text])
        #expect(found.contains { $0.hasPrefix("Content/site.yaml:") && $0.contains(message) }, "\(found)")
    }

    @Test(arguments: [
        ("---\ntitel: 乙\n---\n", "2:1: error: there is no key 'titel' here: did you mean 'title'?"),
        ("---\ntitle: 乙\nmenu: 一\n---\n", "3:7: error: 'menu' is not a number"),
        ("---\ntitle: 乙\n", "1:1: error: the front matter has no end: expected '---'"),
    ]) func furtherPage(_ text: String, _ message: String) {
        let found = faults(["Content/about.md": text])
        #expect(found.contains { $0.hasPrefix("Content/about.md:\(message)") }, "\(found)")
    }

    @Test func furtherPageWithoutFrontMatter() throws {
        var found: [ContentFault] = []
        let page = FurtherPage.read(Array("# 甲\n".utf8), name: "about.md", file: "about.md", &found)
        #expect(page.title == "about" && page.menu == nil && page.body == Array("# 甲\n".utf8) && found.isEmpty)
    }

    @Test func siteWithoutTitle() {
        #expect(faults(["Content/site.yaml": "language: zh\n"]) == ["Content/site.yaml:1:1: error: 'title' is missing"])
    }

    @Test(arguments: [
        ("- 甲\n", "1:1: error: a list: expected keys and values, such as 'name: …'"),
        (
            "name: 甲\nregion: 江川\n",
            "2:9: error: 'region' is text: expected a list of places from the province down, such as [江川省, 临江市, 青石县]"
        ),
        (
            "name: 甲\nregion: [../etc]\n",
            "2:10: error: '../etc' is no name of a place: expected letters only, at most 20 characters"
        ),
        ("name: 甲\naliases: 乙\n", "2:10: error: 'aliases' is text: expected a list, such as [甲, 乙]"),
        ("kind: 群团\n", "1:1: error: 'name' is missing"),
        ("name: &a 甲\n", "1:7: error: anchors and aliases are not read: write the value itself"),
        (
            "name: 甲\naliases: &a [x]\nregion: *a\n",
            "2:10: error: anchors and aliases are not read: write the value itself"
        ),
        ("name: [\n", "error: "),
        ("name: 甲\n---\nname: 乙\n", "a second document begins here: expected one"),
        ("? [a]\n: b\n", "error: a list as a key: expected a word"),
    ]) func department(_ text: String, _ message: String) {
        let found = faults(["Content/a/department.yaml": text])
        #expect(found.contains { $0.hasPrefix("Content/a/department.yaml:") && $0.contains(message) }, "\(found)")
    }

    @Test(arguments: [
        ("approved: 2023-02-30\n", "1:11: error: '2023-02-30' is no date: expected one such as 2024-08-20"),
        ("approved: [x]\n", "1:11: error: 'approved' is a list: expected a date, such as 2024-08-20"),
        (
            "publish: 2024-09-05T25:00:00+08:00\n",
            "1:10: error: '2024-09-05T25:00:00+08:00' is no moment: expected one such as 2024-09-05T09:00:00+08:00"
        ),
        ("publish: {}\n", "1:10: error: 'publish' is a mapping: expected a moment, such as 2024-09-05T09:00:00+08:00"),
        ("review: 甲\n", "1:9: error: 'review' is text: expected a list, such as [部门负责人, 分管领导, 保密审查]"),
        ("review:\n  - {name: 甲}\n", "2:5: error: 'role' is missing"),
        ("review:\n  - {role: 甲, nam: 乙}\n", "2:15: error: there is no key 'nam' here: did you mean 'name'?"),
        ("review:\n  - {role: 甲, date: 昨天}\n", "2:21: error: '昨天' is no date: expected one such as 2024-08-20"),
        ("withdrawn: 甲\n", "1:12: error: text: expected keys and values, such as 'name: …'"),
        ("withdrawn: {reason: 甲}\n", "1:12: error: 'moment' is missing"),
        ("withdrawn: {moment: 2025-01-01}\n", "1:12: error: 'reason' is missing"),
        (
            "publish: 2024-01-01\nwithdrawn: {moment: 2025-01-01, reason: 甲, kind: privaci}\n",
            "2:50: error: 'kind' cannot be 'privaci': did you mean 'privacy'?"
        ),
        (
            "publish: 2025-01-02\nwithdrawn: {moment: 2025-01-01, reason: 甲}\n",
            "error: 'withdrawn' lies before 'publish': only what is public can be withdrawn"
        ),
        (
            "withdrawn: {moment: 2025-01-01, reason: 甲}\n",
            "error: 'withdrawn' lies before 'publish': only what is public can be withdrawn"
        ),
        (
            "publish: 2024-01-01\nrevisions:\n  - {moment: 2025-02-01, note: 甲}\nwithdrawn: {moment: 2025-01-01, reason: 甲}\n",
            "error: a revision lies after 'withdrawn': take 'withdrawn' out to publish again"
        ),
        ("acknowledged: 甲\n", "1:15: error: 'acknowledged' is text: expected a list"),
        ("acknowledged:\n  - finding: 甲\n", "2:5: error: 'explanation' is missing"),
        ("revisions:\n  - note: 甲\n", "2:5: error: 'moment' is missing"),
        ("earlier: {raport: 2024-01-01}\n", "1:11: error: there is no key 'raport' here: did you mean 'report'?"),
        (
            "revisions:\n  - {moment: 2025-01-02T00:00:00Z, note: 甲}\n  - {moment: 2025-01-01T00:00:00Z, note: 乙}\n",
            "error: 'revisions' are not in order: expected the oldest first"
        ),
        (
            "publish: 2025-01-02T00:00:00Z\nrevisions:\n  - {moment: 2025-01-01T00:00:00Z, note: 甲}\n",
            "error: a revision lies before 'publish': only what is public can be revised"
        ),
    ]) func disclosure(_ text: String, _ message: String) {
        let found = faults(["Content/a/2023/disclosure.yaml": text])
        #expect(found.contains { $0.hasPrefix("Content/a/2023/disclosure.yaml:") && $0.contains(message) }, "\(found)")
    }

    @Test func folders() {
        #expect(
            faults(["Content/总工会/department.yaml": "name: 甲"]) == [
                "Content/总工会: error: '总工会' cannot be part of an address: expected a-z, 0-9 and -"
            ])
        #expect(
            faults(["Content/a/99/report.txt": "甲"]) == [
                "Content/a/99: error: '99' is no year: expected a folder such as 2023"
            ])
        #expect(
            faults(["Content/b/2023/report.txt": "甲"]) == [
                "Content/b/department.yaml: error: there is no such file: expected the department's name and region in it"
            ])
        #expect(
            faults(["Content/a/2023/report.md": "甲"]) == [
                "Content/a/2023/report.txt: error: two files of one kind: report.md is here as well"
            ])
        #expect(
            faults(["Content/a/2023/report.r1.txt": "甲"]).first?.contains("an earlier revision without a note") == true)
        #expect(
            faults(["Content/a/2023/accounts.r1.txt": "甲"]).first?.contains("an earlier revision without a note")
                == true)
        let noted = "publish: 2024-09-05T09:00:00+08:00\nrevisions:\n  - {moment: 2025-01-02T00:00:00Z, note: 甲}\n"
        #expect(
            faults(["Content/a/2023/disclosure.yaml": noted]).first?.contains(
                "revision 1 is noted, but what it replaced is not kept") == true)
    }

    @Test(arguments: [
        ("site.yaml", "title: 甲\ntitel: 乙\n", "2:1 这里没有“titel”这一项；是不是“title”？"),
        ("site.yaml", "title: 甲\npolicy: {errors: 甲}\n", "2:18 “errors”不能是“甲”；应为 explained、shown 中的一个"),
        ("site.yaml", "title: 甲\nsample:\n", "2:8 “sample”后面是空的；应为文字"),
        ("site.yaml", "title: 甲\ntolerance_days: 三\n", "2:17 “tolerance_days”不是数字；应为 0 到 365 的整数"),
        ("a/department.yaml", "name: 甲\naliases: 乙\n", "2:10 “aliases”是文字；应为列表，例如 [甲, 乙]"),
        ("a/department.yaml", "kind: 群团\n", "1:1 缺少“name”这一项"),
        ("a/2023/disclosure.yaml", "approved: 2023-02-30\n", "1:11 “2023-02-30”不是日期；应写作 2024-08-20 这样"),
    ]) func toldToStaff(_ file: String, _ text: String, _ words: String) {
        let faults = found(["Content/" + file: text])
        #expect(faults.map(\.file) == ["Content/" + file])
        #expect(faults.map { "\($0.line):\($0.column) \($0.chinese)" } == [words])
    }

    @Test func allFaultsAtOnce() {
        let found = faults(["Content/site.yaml": "a: 1\nb: 2\n", "Content/a/department.yaml": "c: 1\n"])
        #expect(found.count == 5)
    }

    @Test func bombsAreRefused() {
        let deep = "a: " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(faults(["Content/a/department.yaml": deep]).first?.contains("nested too deeply") == true)
        let wide = "a: [" + String(repeating: "x, ", count: 30_000) + "]"
        #expect(faults(["Content/a/department.yaml": wide]).first?.contains("too many values") == true)
    }

    @Test func notText() {
        let disk = Disk(
            read: { path throws(DiskError) in path.hasSuffix("site.yaml") ? [0x74, 0x3A, 0x20, 0xFF, 0xFE] : [] },
            list: { _ in [] })
        #expect(throws: Content.Faults.self) { try Content.read("Content", disk: disk) }
    }

    @Test func random() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "a", ":", " ", "\n", "- ", "[", "]", "{", "}", "&x ", "*x", "!!binary ", "|", ">", "\"", "'", "#", "%", "甲",
            "\t", "?", "---\n", "\u{0}",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            _ = faults([
                "Content/a/2023/disclosure.yaml": text, "Content/a/department.yaml": text, "Content/site.yaml": text,
            ])
        }
    }
}
