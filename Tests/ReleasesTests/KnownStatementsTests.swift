import Disclosures
import Glibc
import Pages
import Testing

@testable import Releases

/// What the ledger says of departments that stay is what would be read of them.
@Suite struct KnownStatementsTests {
    private struct Found {
        /// Of `dangan` and `gonghui`.
        var isKnown: [Bool]
        var known: [String]
        var read: [String]
    }

    private func look(at site: PublishedSite) throws -> Found {
        var content = try Content.read("Content", disk: .memory(site.files))
        content.site.ledgerKey = site.verifier.description
        let moment = try #require(Moment("2026-11-30T09:00:00+08:00", zone: .china))
        let state = try LedgerState(site: site.site, keyPath: site.key, key: site.verifier)
        let edition = Edition(
            content, at: moment, before: state.ledger.history(shown: state.shown),
            proven: state.ledger.proven)
        let workers = Workers(count: 1)
        let memory = BuildMemory(locked: site.site, content: site.folder + "/Content")
        let build = SiteBuild(edition, theme: PublishedSite.theme, workers: workers)
        let shown = ShownFiles(site: site.site, signedBy: site.verifier)
        let known = KnownStatements(build, state, shown, memory, workers: workers)
        let nothing = KnownStatements(build, state, nil, nil, workers: workers)
        let read = StatedFiles.read(edition, workers: workers) { _ in false }
        return Found(
            isKnown: (0..<2).map(known.has), known: known.all.map { "\($0)" },
            read: Statement.all(read, nothing).map { "\($0)" })
    }

    private func publishedWithACorrectionAndANotice() throws -> PublishedSite {
        let site = try PublishedSite()
        try site.publish(remembering: true)
        site.files["Content/gonghui/2023/report.r1.txt"] = PublishedSite.report(2023)
        site.set(
            "gonghui", 2023, report: PublishedSite.report(2023, score: "95.5"),
            more: "revisions:\n  - moment: 2026-11-22T08:00:00+08:00\n    note: 得分填错\n")
        for name in ["report.txt", "accounts.txt"] { site.files["Content/gonghui/2022/" + name] = nil }
        site.files["Content/gonghui/2022/disclosure.yaml"]? +=
            "withdrawn: {moment: 2026-11-22T08:00:00+08:00, kind: privacy, reason: 含有个人信息}\n"
        try site.publish(at: "2026-11-22T09:00:00+08:00", remembering: true)
        // What was public before has changed by that: the next one reads everything once more.
        #expect(try look(at: site).isKnown == [true, false])
        try site.publish(at: "2026-11-23T09:00:00+08:00", remembering: true)
        return site
    }

    @Test func asRead() throws {
        let site = try publishedWithACorrectionAndANotice()
        let found = try look(at: site)
        #expect(found.isKnown == [true, true])
        #expect(found.known.sorted() == found.read.sorted() && found.known.count == 3)
        #expect(try site.publish(at: "2026-11-24T09:00:00+08:00", remembering: true).added.isEmpty)
        #expect(try site.verify().faults.isEmpty)
    }

    @Test func whatChangedIsRead() throws {
        let site = try publishedWithACorrectionAndANotice()
        site.set("dangan", 2023, report: PublishedSite.report(2023, "dangan", score: "90.0"))
        #expect(try look(at: site).isKnown == [false, true])
        #expect(throws: LedgerError.self) { try site.publish(at: "2026-11-24T09:00:00+08:00", remembering: true) }
    }

    /// Signed, and not shown: nothing is taken for granted.
    @Test func afterAKilledPublicationAllIsRead() throws {
        let site = try publishedWithACorrectionAndANotice()
        let release = site.release
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-24T09:00:00+08:00", remembering: true)
        try site.show(release)
        #expect(try look(at: site).isKnown == [false, false])
        #expect(try site.publish(at: "2026-11-24T09:05:00+08:00", remembering: true).added.isEmpty)
        #expect(try site.verify().faults.isEmpty)
    }

    /// A release that nobody signed says nothing, whatever is remembered of it.
    @Test func anUnsignedReleaseIsRead() throws {
        let site = try publishedWithACorrectionAndANotice()
        try site.show(site.release + "/")
        #expect(try look(at: site).isKnown == [true, true])
        #expect(unlink(site.current + "/" + Manifest.path) == 0)
        #expect(try look(at: site).isKnown == [false, false])
    }
}
