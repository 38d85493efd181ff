import Disclosures
import Foundation
import Testing

/// What is not due, or what a gate keeps back, is in no file of the release: no name, no title, no phrase, no count.
@Suite struct EmbargoTests {
    private static let things = ["桥", "渠", "林场", "书屋", "船坞", "茶园", "码头", "粮站", "苗圃", "水塔"]

    /// Each department has a report of its own words.
    private func report(_ number: Int) -> String {
        let thing = Self.things[number % 10]
        let sentences = (1...6).map { line in
            "本年第\(line)季度修缮\(thing)\(number * 37 + line * 11)处，惠及\(thing)周边居民\(number * 53 + line * 7)户。"
        }
        return """
            2023年度某县第\(number)\(thing)管理所部门整体支出绩效自评报告

            一、部门基本情况

            2023年年初预算安排收入\(100 + number).00万元，支出决算数\(100 + number).00万元。

            \(sentences.joined(separator: "\n\n"))

            """
    }

    private func name(_ number: Int) -> String { "某县第\(number)\(Self.things[number % 10])管理所" }

    private func content() -> Site {
        var files: [String: String] = [:]
        for number in 1...50 {
            let folder = "Content/dept-\(number)"
            files[folder + "/department.yaml"] = "name: \(name(number))\nregion: [某省, 某县]\n"
            files[folder + "/2023/report.txt"] = report(number)
            files[folder + "/2023/accounts.txt"] = "2023年度部门决算\n\n支出合计\(100 + number).00万元。\n"
            let day = number > 40 ? "2025-02-\(number - 30)" : "2024-09-05"
            files[folder + "/2023/disclosure.yaml"] =
                "approved: 2024-08-20\npublish: \(day)T09:00:00+08:00\nreview: [部门负责人, 分管领导, 保密审查]\n"
        }
        let site = Site(files)
        site.gates = Gate.all
        return site
    }

    /// All runs of eight characters of a text, each as a number (Rabin and Karp).
    private func phrases(_ text: String) -> Set<UInt64> {
        let characters = text.unicodeScalars.map { UInt64($0.value) + 1 }
        guard characters.count >= 8 else { return [] }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15
        let first = (0..<8).reduce(UInt64(1)) { power, _ in power &* base }
        var hash: UInt64 = 0
        var found: Set<UInt64> = []
        found.reserveCapacity(characters.count)
        for (place, character) in characters.enumerated() {
            hash = hash &* base &+ character
            if place >= 8 { hash = hash &- first &* characters[place - 8] }
            if place >= 7 { found.insert(hash) }
        }
        return found
    }

    @Test func noByteOfWhatIsNotDue() throws {
        let site = try content().build(at: "2025-01-01T00:00:00+08:00")
        #expect(site.outcome?.build.disclosures == 40)
        let known = (1...40).reduce(into: Set<UInt64>()) { $0.formUnion(phrases(report($1))) }
        let unique = (41...50).reduce(into: Set<UInt64>()) { $0.formUnion(phrases(report($1))) }.subtracting(known)
        #expect(unique.count > 1000)
        let names = (41...50).flatMap { [name($0), "dept-\($0)", "2025-02-\($0 - 30)"] }
        for (path, data) in site.all() {
            let text = String(decoding: data, as: UTF8.self)
            for word in names { #expect(!text.contains(word) && !path.contains(word), "\(word) in \(path)") }
            #expect(phrases(text).isDisjoint(with: unique), "\(path)")
        }
        site.expect("years/2023.html", contains: "40 个部门公开了").expect("index.html", contains: "共公开 40 份")
        // When they are due, they are there: the test looks for what can be found.
        try site.build(at: "2025-03-01T00:00:00+08:00").expect("dept-50/2023.html", contains: name(50))
        #expect(site.outcome?.build.disclosures == 50)
    }

    @Test func aSiteWhereNothingIsPublicYet() throws {
        let site: Site = ["Content/site.yaml": "title: 公开\nbase_url: https://example.org/\n"]
        try site.build().expect("index.html", contains: "共公开 0 份年度报告")
        #expect(site.outcome?.build.disclosures == 0)
    }

    @Test func noByteOfWhatAGateKeepsBack() throws {
        let site = content()
        for number in 31...40 {
            site.set("Content/dept-\(number)/2023/report.txt", report(number) + "\n经办人：张某，13812345679。\n")
        }
        try site.build(at: "2025-03-01T00:00:00+08:00")
        #expect(site.outcome?.build.disclosures == 40)
        #expect(site.outcome?.build.withheld.count == 10)
        for (path, data) in site.all() {
            let text = String(decoding: data, as: UTF8.self)
            for number in 31...40 {
                for word in [name(number), "dept-\(number)", "13812345679"] {
                    #expect(!text.contains(word) && !path.contains(word), "\(word) in \(path)")
                }
            }
        }
    }
}
