import Testing

@testable import Disclosures

@Suite struct EditionTests {
    private func edition(_ files: [String: String], at moment: String, drafts: Bool = false) throws -> Edition {
        var all = ["Content/site.yaml": "title: 甲\n", "Content/a/department.yaml": "name: 甲\n"]
        for (path, text) in files { all["Content/a/2023/" + path] = text }
        let content = try Content.read("Content", disk: .memory(all), workers: Workers(count: 1))
        return Edition(content, at: try #require(Moment(moment, zone: .china)), drafts: drafts)
    }

    private let due = "approved: 2024-08-20\npublish: 2024-09-05T09:00:00+08:00\n"

    @Test func bothPartnersAndDue() throws {
        let files = ["report.txt": "", "accounts.txt": "", "disclosure.yaml": due]
        #expect(try edition(files, at: "2024-09-05T09:00:00+08:00").departments.count == 1)
        #expect(
            try edition(files, at: "2024-09-05T08:59:59+08:00").withheld.map(\.reason) == [
                .waits(.notDue(Moment("2024-09-05T09:00:00+08:00", zone: .utc)!))
            ])
        #expect(
            try edition(["report.txt": "", "disclosure.yaml": due], at: "2025-01-01").withheld.map(\.reason) == [
                .waits(.noAccounts)
            ])
        #expect(
            try edition(["accounts.txt": "", "disclosure.yaml": due], at: "2025-01-01").withheld.map(\.reason) == [
                .waits(.noReport)
            ])
        #expect(
            try edition(["report.txt": "", "accounts.txt": ""], at: "2025-01-01").withheld.map(\.reason) == [
                .waits(.noMoment)
            ])
        #expect(
            try edition(["report.txt": ""], at: "2025-01-01", drafts: true).departments.first?.disclosures.first?
                .isDraft == true)
    }

    @Test func statuses() throws {
        func status(_ yaml: String) throws -> Calendar {
            let edition = try edition(
                ["report.txt": "", "accounts.txt": "", "disclosure.yaml": yaml], at: "2030-01-01")
            return try #require(edition.departments.first?.disclosures.first?.calendar)
        }
        #expect(try status(due).status == .together)
        #expect(try status(due).lag == 16)
        #expect(try status("approved: 2024-08-20\npublish: 2024-09-09T23:59:59+08:00\n").status == .together)
        #expect(try status("approved: 2024-08-20\npublish: 2024-09-10T00:00:00+08:00\n").status == .late(1))
        #expect(try status("publish: 2024-09-10T00:00:00+08:00\n").status == .unknown)
        #expect(try status(due + "earlier: {report: 2024-09-01, accounts: 2024-09-03}\n").status == .apart(2))
        #expect(try status(due + "earlier: {report: 2024-09-20, accounts: 2024-09-03}\n").status == .late(11))
        #expect(try status("approved: 2024-09-20\npublish: 2024-09-05T09:00:00+08:00\n").status == .unknown)
    }

    @Test func revisionsThatAreNotDueAreNotThere() throws {
        let files = [
            "report.txt": "", "report.r1.txt": "", "report.r2.txt": "", "accounts.txt": "", "accounts.r1.pdf": "",
            "disclosure.yaml": due
                + "revisions:\n  - {moment: 2024-10-01T00:00:00Z, note: 一}\n  - {moment: 2024-11-01T00:00:00Z, note: 二}\n",
        ]
        func state(_ moment: String) throws -> (String?, String?, Int?) {
            let disclosure = try edition(files, at: moment).departments.first?.disclosures.first
            return (disclosure?.report, disclosure?.accounts, disclosure?.revisions.count)
        }
        #expect(try state("2024-09-30T00:00:00Z") == ("report.r1.txt", "accounts.r1.pdf", 0))
        #expect(try state("2024-10-01T00:00:00Z") == ("report.r2.txt", "accounts.txt", 1))
        #expect(try state("2024-12-01T00:00:00Z") == ("report.txt", "accounts.txt", 2))
    }
}
