import Disclosures
import Foundation
import Testing

@testable import Releases

@Suite struct PublicationTests {
    private func refusal(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func oneMomentEverywhere() throws {
        let site = try PublishedSite()
        let outcome = try site.publish(at: "2026-11-21T09:00:05+08:00")
        #expect(
            outcome.added.map { "\($0.kind) \($0.place)" } == [
                "publish dangan/2023", "publish gonghui/2022", "publish gonghui/2023",
            ])
        let page = site.text("gonghui/2023.html")
        #expect(page.contains("<meta name=\"PubDate\" content=\"2026-11-21 09:00\">"))
        #expect(page.contains("公开账本第 2 条") && page.contains("href=\"2023.tlog-proof\""))
        #expect(!page.contains("预定"))
        #expect(site.text("gonghui/2023.md").contains("公开时刻：2026-11-21 09:00（公开账本第 2 条）"))
        #expect(!site.text("sync/2023.html").contains("<small>预定</small>"))
        #expect(site.text("ledger/tile/entries/000.p/3").contains("\"moment\":\"2026-11-21T09:00:05+08:00\""))
        #expect(site.text("ledger/manifest").contains("\n2026-11-21T09:00:05+08:00\n"))
        let verification = try site.verify()
        #expect(verification.faults.isEmpty, "\(verification.faults)")
        #expect(verification.proven.documents == 9 && verification.proven.proofs == 3)
    }

    @Test func whatIsTheSameIsNotEnteredAgain() throws {
        let site = try PublishedSite()
        try site.publish()
        let proof = site.bytes("dangan/2023.tlog-proof")
        let checkpoint = site.bytes("ledger/checkpoint")
        #expect(try site.publish(at: "2026-11-22T09:00:00+08:00").added.isEmpty)
        #expect(site.bytes("ledger/checkpoint") == checkpoint)
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        #expect(try site.publish(at: "2026-11-23T09:00:00+08:00").added.count == 1)
        #expect(site.text("dangan/2024.html").contains("2026-11-23 09:00"))
        #expect(site.text("dangan/2023.html").contains("2026-11-21 09:00"))
        // A proof is valid for ever: it stays as it was made.
        #expect(site.bytes("dangan/2023.tlog-proof") == proof)
        #expect(try site.verify(since: checkpoint).faults.isEmpty)
    }

    /// A timer publishes every few minutes: old releases that one may want back must not be pushed out by copies.
    @Test func whereNothingIsNewNoReleaseIsMade() throws {
        let site = try PublishedSite()
        try site.publish(remembering: true)
        let first = site.release
        for minute in 0..<3 {
            let outcome = try site.publish(at: "2026-11-22T09:0\(minute):00+08:00", remembering: true)
            #expect(outcome.added.isEmpty && !outcome.release.isNew)
        }
        #expect(site.release == first && FolderListing.names(site.site + "/releases").count == 1)
        #expect(try site.verify().faults.isEmpty)
        // What is served of the ledger is not whole: it comes again.
        #expect(unlink(site.current + "/dangan/2023.tlog-proof") == 0)
        #expect(try site.publish(at: "2026-11-23T09:00:00+08:00", remembering: true).release.isNew)
        #expect(site.release != first)
        #expect(try site.verify().faults.isEmpty)
    }

    @Test func aChangeNeedsANote() throws {
        let site = try PublishedSite()
        try site.publish()
        let before = site.release
        let first = PublishedSite.report(2023)
        let second = PublishedSite.report(2023, score: "95.5")
        site.set("gonghui", 2023, report: second)
        #expect(
            refusal { try site.publish() }.contains(
                "gonghui/2023: it is in the ledger (entry 2) and a gate keeps it back"))
        #expect(site.release == before)
        let note = "revisions:\n  - moment: 2026-11-22T08:00:00+08:00\n    note: 得分填错\n"
        site.set("gonghui", 2023, report: second, more: note)
        site.files["Content/gonghui/2023/report.r1.txt"] = first
        site.files["Content/gonghui/2023/accounts.r1.txt"] = site.files["Content/gonghui/2023/accounts.txt"]
        let outcome = try site.publish(at: "2026-11-22T09:00:00+08:00")
        #expect(outcome.added.map { "\($0.kind) \($0.place) \($0.revision)" } == ["correct gonghui/2023 2"])
        #expect(site.text("gonghui/2023.r1.report.txt") == first)
        #expect(site.text("gonghui/2023.html").contains("2026-11-21 09:00"), "first public then")
        #expect(site.text("gonghui/2023.html").contains("2026-11-22 09:00"), "corrected then, whatever staff planned")
        #expect(try site.verify().faults.isEmpty)
        // What it replaced is bound as well.
        site.files["Content/gonghui/2023/report.r1.txt"] = first + "。"
        #expect(
            refusal { try site.publish(at: "2026-11-23T09:00:00+08:00") }
                .contains("保留的原自评报告与当时公开的不同"))
    }

    @Test func whatWasPublicStays() throws {
        let site = try PublishedSite()
        try site.publish()
        for name in ["report.txt", "accounts.txt", "disclosure.yaml"] {
            site.files["Content/gonghui/2022/" + name] = nil
        }
        #expect(
            refusal { try site.publish() }.contains("gonghui/2022: it is in the ledger (entry 1) and would be gone"))
    }

    @Test func withdrawnWithANotice() throws {
        let site = try PublishedSite()
        try site.publish()
        let kept = site.bytes("ledger/checkpoint")
        for name in ["report.txt", "accounts.txt"] { site.files["Content/gonghui/2022/" + name] = nil }
        site.files["Content/gonghui/2022/disclosure.yaml"]? +=
            "withdrawn: {moment: 2026-11-22T08:00:00+08:00, kind: privacy, reason: 含有个人信息}\n"
        let outcome = try site.publish(at: "2026-11-22T09:00:00+08:00")
        #expect(outcome.added.map { "\($0.kind) \($0.place)" } == ["withdraw gonghui/2022"])
        #expect(site.text("gonghui/2022.html").contains("含有个人信息"))
        #expect(site.text("gonghui/2022.html").contains("2026-11-22 09:00"), "withdrawn then, whatever staff planned")
        #expect(site.bytes("gonghui/2022.report.txt") == nil && site.bytes("gonghui/2022.tlog-proof") == nil)
        let verification = try site.verify(since: kept)
        #expect(verification.faults.isEmpty, "\(verification.faults)")
        #expect(try site.publish(at: "2026-11-23T09:00:00+08:00").added.isEmpty)
    }

    @Test func theClockMustNotGoBack() throws {
        let site = try PublishedSite()
        try site.publish(at: "2026-11-21T09:00:00+08:00")
        #expect(refusal { try site.publish(at: "2026-11-20T09:00:00+08:00") }.contains("the clock says"))
    }

    @Test func whatIsNotDueIsNowhere() throws {
        let site = try PublishedSite()
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        #expect(try site.publish(at: "2025-01-01T00:00:00+08:00").added.count == 3)
        #expect(!site.served().contains { $0.key.contains("dangan/2024") })
        #expect(!site.text("ledger/tile/entries/000.p/3").contains("2024,"))
    }

    // MARK: Killed

    /// Signed, and killed before anything else was written.
    @Test(arguments: [false, true]) func killedBetweenSigningAndSwitching(_ isStored: Bool) throws {
        let site = try PublishedSite()
        try site.publish()
        let (release, checkpoint) = (site.release, try #require(site.bytes("ledger/checkpoint")))
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        let signed = try #require(site.bytes("ledger/checkpoint"))
        try site.show(release)
        if !isStored { try Data(checkpoint).write(to: URL(fileURLWithPath: site.site + "/ledger/checkpoint")) }
        // Its entry is there: shown now, at the same index, with no other for the same documents.
        let outcome = try site.publish(at: "2026-11-22T09:05:00+08:00")
        #expect(outcome.added.isEmpty && outcome.size == 4)
        #expect(site.bytes("ledger/checkpoint") == signed)
        #expect(site.text("dangan/2024.html").contains("2026-11-22 09:00"))
        #expect(try site.verify(since: checkpoint).faults.isEmpty)
    }

    /// Days later the moment of the signed entry would be a lie: it is stated again.
    @Test func killedAndLeftForLong() throws {
        let site = try PublishedSite()
        try site.publish()
        let release = site.release
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        let signed = try #require(site.bytes("ledger/checkpoint"))
        try site.show(release)
        let outcome = try site.publish(at: "2026-11-25T09:00:00+08:00")
        #expect(outcome.added.map(\.kind) == [.publish] && outcome.size == 5)
        #expect(site.text("dangan/2024.html").contains("2026-11-25 09:00"))
        #expect(try site.verify(since: signed).faults.isEmpty)
    }

    /// What nobody has seen can be put right without a note.
    @Test func killedAndPutRight() throws {
        let site = try PublishedSite()
        try site.publish()
        let release = site.release
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        try site.show(release)
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan", score: "90.0"))
        let outcome = try site.publish(at: "2026-11-22T09:01:00+08:00")
        #expect(outcome.added.count == 1 && outcome.size == 5)
        #expect(try site.verify().faults.isEmpty)
    }

    /// Tiles that were written and never signed are gone with the next publication.
    @Test func killedBeforeSigning() throws {
        let site = try PublishedSite()
        try site.publish()
        let folder = LedgerFolder(site.site + "/ledger")
        let state = try LedgerState(site: site.site, keyPath: site.key, key: site.verifier)
        var ledger = state.ledger
        ledger.append(EntryTests.entry())
        try folder.store(ledger, after: 3)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/tile/0/000.p/4"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/tile/0/000.p/4"))
        #expect(try site.verify().faults.isEmpty)
    }

    // MARK: A ledger that is not what it was

    @Test func anOlderCopyOfTheSiteIsNoticed() throws {
        let site = try PublishedSite()
        try site.publish()
        try FileManager.default.copyItem(atPath: site.site, toPath: site.folder + "/old")
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        try FileManager.default.removeItem(atPath: site.site)
        try FileManager.default.moveItem(atPath: site.folder + "/old", toPath: site.site)
        #expect(refusal { try site.publish() }.contains("entries are missing"))
    }

    @Test func aLostSiteIsNoticed() throws {
        let site = try PublishedSite()
        try site.publish()
        try FileManager.default.removeItem(atPath: site.site)
        #expect(refusal { try site.publish() }.contains("entries are missing"))
    }

    @Test func aSecondHistoryIsNoticed() throws {
        let site = try PublishedSite()
        try site.publish()
        let memory = site.key + ".checkpoint"
        try FileManager.default.removeItem(atPath: memory)
        try FileManager.default.moveItem(atPath: site.site, toPath: site.folder + "/first")
        site.set("gonghui", 2022, report: PublishedSite.report(2022, score: "99.0"))
        try site.publish()
        try FileManager.default.removeItem(atPath: site.site + "/ledger")
        try FileManager.default.copyItem(atPath: site.folder + "/first/ledger", toPath: site.site + "/ledger")
        #expect(refusal { try site.publish() }.contains("another history"))
    }

    @Test func aBrokenTileIsNoticed() throws {
        let site = try PublishedSite()
        try site.publish()
        let path = site.site + "/ledger/tile/0/000.p/3"
        var bytes = try #require(FileManager.default.contents(atPath: path))
        bytes[40] ^= 1
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(
            refusal { try site.publish() }.contains("tile/0/000.p/3: error: its hashes are not those of the entries"))
    }

    // MARK: Keys and locks

    @Test func keysAreSecret() throws {
        let site = try PublishedSite()
        chmod(site.key, 0o640)
        #expect(refusal { try site.publish() }.contains("others than its owner can read this key"))
        chmod(site.key, 0o600)
        try site.publish()
        for folder in [site.site, site.site + "/ledger"] {
            let inside = folder + "/my.key"
            #expect(
                refusal { _ = try SitePublication(site: site.site, content: "Content", key: inside) }.contains(
                    "must not stand in"))
        }
        let other = try #require(SigningKey.make(name: "x"))
        #expect(refusal { try other.write(to: site.key) }.contains("a file is here already"))
    }

    @Test func oneAtATime() throws {
        let site = try PublishedSite()
        try site.publish()
        let held = try SitePublication(site: site.site, content: "Content", key: site.key)
        withExtendedLifetime(held) {
            #expect(refusal { try site.publish() }.contains("another gongkai is publishing here"))
            #expect(refusal { _ = try Rollback(site: site.site) }.contains("another gongkai"))
            #expect(refusal { _ = try Deployment(site: site.site) }.contains("another gongkai"))
        }
    }

    // MARK: Back, and elsewhere

    @Test func backToTheSameLedger() throws {
        let site = try PublishedSite()
        try site.publish(at: "2026-11-21T09:00:00+08:00")
        let first = site.release
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        #expect(site.release != first)
        let shown = try Rollback(site: site.site).run(to: nil)
        #expect("releases/\(shown)" == first)
        #expect(site.release == first)
        #expect(try site.verify().faults.isEmpty)
        #expect(refusal { _ = try Rollback(site: site.site).run(to: nil) }.contains("no release before"))
        #expect(
            refusal { _ = try Rollback(site: site.site).run(to: "nowhere") }.contains("there is no release 'nowhere'"))
    }

    /// A timer publishes again and again: what went wrong stands in all of these releases.
    @Test func backToOtherPages() throws {
        let site = try PublishedSite()
        try site.publish(at: "2026-11-21T09:00:00+08:00")
        let good = site.release
        site.files["Content/about.md"] = "# 说明\n\n写错了。\n"
        for minute in 0..<3 { try site.publish(at: "2026-11-22T09:0\(minute):00+08:00") }
        #expect(try "releases/\(Rollback(site: site.site).run(to: nil))" == good)
    }

    @Test func neverBackBehindTheLedger() throws {
        let site = try PublishedSite()
        try site.publish()
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        let now = site.release
        let words = refusal { _ = try Rollback(site: site.site).run(to: nil) }
        #expect(
            words.contains("knows 3 entries of the ledger, the one that is shown 4")
                && words.contains("3 publish dangan/2024"))
        #expect(site.release == now)
    }

    @Test func deployedToAFolder() throws {
        let site = try PublishedSite()
        try site.publish()
        let there = site.folder + "/www"
        _ = try Deployment(site: site.site).run(to: there)
        let verification = try Verification(there, key: site.verifier)
        verification.run()
        #expect(verification.faults.isEmpty && verification.proven.disclosures == 3)
        // Deployed again: nothing to do. An older state does not go there.
        _ = try Deployment(site: site.site).run(to: there)
        let first = site.release
        site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try site.publish(at: "2026-11-22T09:00:00+08:00")
        _ = try Deployment(site: site.site).run(to: there)
        try site.show(first)
        #expect(
            refusal { _ = try Deployment(site: site.site).run(to: there) }.contains("its ledger has 4 entries, ours 3"))
        let other = try PublishedSite()
        other.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
        try other.publish()
        #expect(refusal { _ = try Deployment(site: other.site).run(to: there) }.contains("another history"))
    }
}
