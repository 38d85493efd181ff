import Documents
import Testing

@testable import Disclosures

/// Each gate, with the smallest Content that it closes on, and one that it lets through.
@Suite struct GateTests {
    static let report = """
        2023年度某县总工会部门整体支出绩效自评报告

        一、部门基本情况

        2023年年初预算安排收入100.00万元。支出全年预算数110.00万元，支出决算数104.50万元，执行率为95.00%。

        """

    private static let disclosure = """
        approved: 2024-08-20
        publish: 2024-09-05T09:00:00+08:00
        review: [部门负责人, 分管领导, 保密审查]

        """

    private func candidate(
        _ changes: [String: String?] = [:], at moment: String = "2024-10-01", site: String = "title: 甲\n",
        department: String = "name: 某县总工会\nregion: [某省, 某县]\n", history: [Publication] = []
    ) throws -> Candidate {
        var files: [String: String?] = [
            "report.txt": Self.report, "accounts.txt": "2023年度部门决算\n\n支出合计104.50万元。\n",
            "disclosure.yaml": Self.disclosure,
        ]
        for (name, text) in changes { files.updateValue(text, forKey: name) }
        var all = ["Content/site.yaml": site, "Content/a/department.yaml": department]
        for (name, text) in files { if let text { all["Content/a/2023/" + name] = text } }
        let content = try Content.read("Content", disk: .memory(all), workers: Workers(count: 1))
        let owner = try #require(content.departments.first)
        return Candidate(
            reading: try #require(owner.disclosures.first), of: owner, in: content,
            at: try #require(Moment(moment, zone: .china)), before: PublishedBefore { _, _ in history })
    }

    private func said(_ candidate: Candidate) -> [String] { Gate.results(candidate).map(\.description) }

    @Test func whatIsInOrderPasses() throws {
        #expect(try said(candidate()) == [])
        #expect(try Gate.blocking(candidate()).isEmpty)
    }

    @Test func partners() throws {
        #expect(
            try said(candidate(["accounts.txt": nil])).first == "Content/a/2023: 等待: 缺少部门决算，自评报告不能单独公开 [partner]")
        #expect(
            try said(candidate(["report.txt": nil])).first == "Content/a/2023: 等待: 缺少自评报告，决算不能单独公开 [partner]")
        #expect(try Gate.blocking(candidate(["accounts.txt": nil])).count == 1)
    }

    @Test func aReportThatCannotBeRead() throws {
        let scan = try candidate(["report.txt": nil, "report.pdf": "%PDF-1.4"])
        #expect(said(scan).first == "Content/a/2023/report.pdf: 不能公开: 自评报告不是文本，不能读取和核对 [partner]")
    }

    /// Cut short on their way, they must not go out.
    @Test func emptyFiles() throws {
        for empty in ["", "\n \n\n", "\u{FEFF}"] {
            #expect(
                try said(candidate(["report.txt": empty])).first
                    == "Content/a/2023/report.txt: 不能公开: 自评报告是空的，里面没有文字 [partner]")
            #expect(
                try said(candidate(["accounts.txt": empty])).first
                    == "Content/a/2023/accounts.txt: 不能公开: 部门决算是空的，里面没有文字 [partner]")
        }
        #expect(try !Gate.blocking(candidate(["accounts.txt": nil, "accounts.pdf": ""])).isEmpty)
    }

    @Test func filesInEachOthersPlaces() throws {
        let accounts = "某县总工会2023年度部门决算\n\n第一部分 决算报表\n\n支出合计104.50万元。\n"
        let swapped = try Gate.results(candidate(["report.txt": accounts, "accounts.txt": Self.report]))
        #expect(swapped.contains { $0.effect == .blocks && $0.message.contains("放反了") }, "\(swapped)")
        let twice = try Gate.results(candidate(["accounts.txt": Self.report]))
        #expect(twice.contains { $0.effect == .warns && $0.message == "自评报告和部门决算是同一个文件" }, "\(twice)")
        let other = try Gate.results(candidate(["report.txt": accounts]))
        #expect(other.contains { $0.effect == .warns && $0.message.contains("不像部门整体支出绩效自评报告") }, "\(other)")
    }

    @Test func aReportThatDoesNotSayWhose() throws {
        let results = try Gate.results(candidate(["report.txt": "自评工作情况\n\n各项任务按时完成。\n"]))
        #expect(results.map(\.message) == ["报告中没有读出部门名称", "报告中没有读出评价年度"])
        #expect(results.allSatisfy { $0.effect == .warns })
    }

    @Test func theMoment() throws {
        #expect(
            try said(candidate(at: "2024-09-01T00:00:00+08:00")) == [
                "Content/a/2023/disclosure.yaml:2:1: 等待: 公开时刻未到：2024-09-05 09:00，还有4天 [due]"
            ])
        let unstated = try candidate(["disclosure.yaml": "review: [甲, 乙, 丙]\n"])
        #expect(said(unstated) == ["Content/a/2023/disclosure.yaml: 等待: 没有写明公开时刻 [due]"])
        #expect(Gate.results(unstated).first?.advice.contains("publish: 2024-09-05T09:00:00+08:00") == true)
    }

    @Test func anotherDepartment() throws {
        let other = Self.report.replacingOccurrences("某县总工会", "乙县文化馆")
        #expect(
            try said(candidate(["report.txt": other])) == [
                "Content/a/2023/report.txt:1:7: 不能公开: 报告是“乙县文化馆”的，文件夹是“某县总工会”的 [identity]"
            ])
        let known = "name: 某县总工会\naliases: [乙县文化馆]\n"
        #expect(try said(candidate(["report.txt": other], department: known)) == [])
    }

    @Test func anotherYear() throws {
        let other = Self.report.replacingOccurrences("2023年", "2022年")
        let said = try said(candidate(["report.txt": other]))
        #expect(
            said.contains { $0.hasPrefix("Content/a/2023/report.txt:1:1: 不能公开: 报告评价的是2022年度，文件夹是2023年度") }, "\(said)")
    }

    @Test(arguments: [
        ("临江市青石区总工会", "区总工会", true), ("临江市青石区总工会", "青石区总工会", true), ("临江市青石区总工会", "临江青石区总工会", true),
        ("临江市青石区总工会", "江川省临江市青石区总工会", true), ("临江市青石区总工会", "海珠区总工会", false),
        ("临江市青石区总工会", "青石区妇联", false), ("临江市青石区总工会", "临江市总工会", true), ("青石区文化馆", "青石区文化局", false),
    ]) func names(_ own: String, _ stated: String, _ isSame: Bool) {
        let department = Department(
            slug: "a", name: own, aliases: [], region: ["江川省", "临江市", "青石区"], kind: nil, contacts: [], disclosures: [])
        #expect(DepartmentNames(department).hold(stated) == isSame)
    }

    @Test func personalData() throws {
        let guilty = Self.report + "\n经办人：张三，13812345679。\n"
        let results = try Gate.results(candidate(["report.txt": guilty]))
        #expect(
            results.map(\.description) == ["Content/a/2023/report.txt:7:8: 不能公开: 含有手机号码（138****5679） [personal-data]"])
        #expect(results.first?.advice.contains("138****5679") == true)
        #expect(results.first?.place?.endColumn == 19)
        // Wherever it stands.
        let note = Self.disclosure + "acknowledged:\n  - finding: 甲\n    explanation: 请问13812345679\n"
        #expect(
            try said(candidate(["disclosure.yaml": note])) == [
                "Content/a/2023/disclosure.yaml:6:20: 不能公开: 含有手机号码（138****5679） [personal-data]"
            ])
        #expect(try said(candidate(["disclosure.yaml": "# 13812345679\n" + Self.disclosure])) == [])
        #expect(try said(candidate(["accounts.txt": "决算\n\n联系电话13812345679"])).count == 1)
        #expect(try said(candidate(["scores.txt": "评分\n\n联系电话13812345679"])).count == 1)
        let revised = Self.disclosure + "revisions:\n  - {moment: 2024-09-20T00:00:00Z, note: 改}\n"
        #expect(try said(candidate(["report.r1.txt": guilty, "disclosure.yaml": revised])).count == 1)
        // Torn apart by a line break and by marks, whole on the page.
        #expect(try said(candidate(["report.txt": Self.report + "\n经办人张三，138**1234**5679。\n"])).count == 1)
        let wrapped = "救助对象家住青石区人民路12号3栋2单元\n501室，联系电话1381234\n5679，身份证号110105194912\n31002X，由专人逐户核实并登记造册备查。"
        let torn = Self.report + "\n" + wrapped + "\n"
        #expect(
            try said(candidate(["report.txt": torn])).map {
                $0.split(separator: "（")[0].split(separator: "有").last ?? ""
            }
                == ["家庭住址", "手机号码", "身份证号码"])
        #expect(try said(candidate(["report.txt": Self.report + "\n<p>138<b>1234</b>5679</p>\n"])).count == 1)
        #expect(try said(candidate(["accounts.pdf": "%PDF-1.4", "accounts.txt": nil])).first?.contains("没有查过") == true)
        #expect(try Gate.blocking(candidate(["accounts.pdf": "%PDF-1.4", "accounts.txt": nil])).isEmpty)
    }

    @Test func contactsOfTheOffice() throws {
        let text = Self.report + "\n联系电话：0759-6612345，信箱office@example.gov.cn。\n"
        #expect(try said(candidate(["report.txt": text])).count == 2)
        let own = "name: 某县总工会\ncontacts: [\"0759-6612345\"]\n"
        let site = "title: 甲\ncontact: office@example.gov.cn\n"
        #expect(try said(candidate(["report.txt": text], site: site, department: own)) == [])
    }

    @Test func secrecy() throws {
        #expect(
            try said(candidate(["report.txt": "秘密★10年\n\n" + Self.report])) == [
                "Content/a/2023/report.txt:1:1: 不能公开: 标有“秘密★10年” [secrecy]"
            ])
        let mention = Self.report + "\n完成《某县条例（征求意见稿）》起草，并组织论证会三场，征求了各镇街意见。\n"
        #expect(try Gate.blocking(candidate(["report.txt": mention])).isEmpty)
        #expect(try said(candidate(["report.txt": mention])).count == 1)
    }

    @Test func review() throws {
        func said(_ review: String, site: String = "title: 甲\n") throws -> [String] {
            let yaml = "publish: 2024-09-05T09:00:00+08:00\napproved: 2024-08-20\n" + review
            return try self.said(candidate(["disclosure.yaml": yaml], site: site))
        }
        #expect(
            try said("") == ["Content/a/2023/disclosure.yaml: 不能公开: 没有完成三审：还没有人签署，要有三个不同的岗位 [review]"])
        #expect(try said("review: [甲, 甲, 乙]\n").first?.hasPrefix("Content/a/2023/disclosure.yaml:3:1: ") == true)
        #expect(try said("review: [甲, 乙, {role: 丙, name: 张三, date: 2024-09-01}]\n") == [])
        #expect(try said("", site: "title: 甲\npolicy: {review: optional}\n") == [])
    }

    @Test func unnotedChanges() throws {
        let moment = try #require(Moment("2024-09-05T09:00:00+08:00", zone: .china))
        let accounts = Digest.sha256(Array("2023年度部门决算\n\n支出合计104.50万元。\n".utf8))
        let report = Digest.sha256(Array(Self.report.utf8))
        func history(_ kind: Publication.Kind = .publish, _ revision: Int = 0, _ digest: String) -> [Publication] {
            [Publication(kind, revision: revision, moment: moment, report: digest, accounts: accounts)]
        }
        #expect(try said(candidate(history: history(.publish, 0, report))) == [])
        #expect(
            try said(candidate(history: history(.publish, 0, "other"))) == [
                "Content/a/2023/report.txt: 不能公开: 自评报告与已经公开的不同，没有更正说明 [unnoted-change]"
            ])
        let changed = try candidate(
            ["accounts.txt": "2023年度部门决算\n\n支出合计104.60万元。\n"], history: history(.publish, 0, report))
        let results = Gate.blocking(changed).filter { $0.gate == "unnoted-change" }
        #expect(results.map(\.file) == ["Content/a/2023/accounts.txt"])
        #expect(results.first?.advice.contains("accounts.r1.txt") == true)
        // With a note, and with what was public before.
        let revised = Self.disclosure + "revisions:\n  - {moment: 2024-09-20T00:00:00Z, note: 改}\n"
        let files = ["disclosure.yaml": revised, "report.r1.txt": Self.report, "report.txt": Self.report + "\n改\n"]
        #expect(try said(candidate(files, history: history(.publish, 0, report))) == [])
        #expect(
            try said(candidate(files, history: history(.publish, 0, "other"))) == [
                "Content/a/2023/report.r1.txt: 不能公开: 保留的原自评报告与当时公开的不同（第1版） [unnoted-change]"
            ])
        // A correction that was public has gone; what was withdrawn comes again.
        #expect(try said(candidate(history: history(.correct, 1, report))).first?.contains("说明却不见了") == true)
        #expect(try said(candidate(history: history(.withdraw, 0, report))).first?.contains("没有更正说明，不能再公开") == true)
    }

    @Test func openErrors() throws {
        let wrong = Self.report.replacingOccurrences("95.00%", "96.00%")
        let said = try said(candidate(["report.txt": wrong]))
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("Content/a/2023/report.txt:5:") == true, "\(said)")
        #expect(said.first?.contains("有错误没有改正，也没有说明") == true)
        let explained = Self.disclosure + "acknowledged:\n  - {finding: \"96.00%\", explanation: 笔误}\n"
        #expect(try self.said(candidate(["report.txt": wrong, "disclosure.yaml": explained])) == [])
        #expect(
            try self.said(candidate(["report.txt": wrong], site: "title: 甲\npolicy: {errors: shown}\n")) == [])
    }

    @Test(arguments: [
        ("2024-08-25", "publish: 2024-09-05\n", [String]()),
        ("2024-09-04", "publish: 2024-09-05\n", ["距法定公开期限2024-09-09还有5天"]),
        ("2024-08-25", "", ["距法定公开期限2024-09-09还有15天"]), ("2024-09-09", "", ["今天是法定公开期限"]),
        ("2024-09-20", "", ["法定公开期限2024-09-09已过11天"]),
        ("2024-08-25", "publish: 2024-09-12\n", ["排定在2024-09-12公开，比法定期限2024-09-09晚3天"]),
        ("2024-09-30", "publish: 2024-09-12\n", []),
    ]) func theDeadline(_ moment: String, _ publish: String, _ messages: [String]) throws {
        let yaml = "approved: 2024-08-20\nreview: [甲, 乙, 丙]\n" + publish
        let results = try Gate.results(candidate(["disclosure.yaml": yaml], at: moment)).filter {
            $0.gate == "deadline"
        }
        #expect(results.map(\.message) == messages)
        #expect(results.allSatisfy { $0.effect == .warns && $0.place?.line == 1 })
    }
}

extension String {
    fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
