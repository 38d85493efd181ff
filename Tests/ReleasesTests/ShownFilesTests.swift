import Foundation
import Testing

@testable import Releases

/// What the shown release has signed of its files, and when it is believed.
@Suite struct ShownFilesTests {
    private static let report = "gonghui/2022.report.txt"

    private func publishTwice() throws -> PublishedSite {
        let site = try PublishedSite()
        try site.publish(remembering: true)
        site.files["Content/about.md"] = "# 说明\n\n一页。\n"
        let outcome = try site.publish(at: "2026-11-22T09:00:00+08:00", remembering: true)
        #expect(!outcome.release.isCold && outcome.release.isNew)
        return site
    }

    /// As nobody may: into the file that releases share.
    private func writeInto(_ path: String, of site: PublishedSite, _ change: (inout [UInt8]) -> Void) throws {
        var bytes = try #require(site.bytes(path))
        change(&bytes)
        let file = site.current + "/" + path
        chmod(file, 0o644)
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: bytes)
        try handle.close()
    }

    private func isBelieved(_ site: PublishedSite, by key: VerifierKey) -> Bool {
        ShownFiles(site: site.site, signedBy: key) != nil
    }

    @Test func sharedFilesAreListedAsTheyWere() throws {
        let site = try publishTwice()
        let verification = try site.verify()
        #expect(verification.faults.isEmpty, "\(verification.faults)")
        let folder = site.site + "/" + site.release
        let known = try #require(ShownFiles(site: site.site, signedBy: site.verifier))
        for path in site.served().keys where path != Manifest.path {
            let listed = Array(path.utf8).withUnsafeBytes { known.listed($0) }
            let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.size] as? Int
            #expect(listed?.size == size && size != nil, "\(path)")
        }
        #expect(Array("gonghui/2022".utf8).withUnsafeBytes { known.listed($0) } == nil)
    }

    /// The next publication signs what the file was: so it is found after it as well.
    @Test func aFileThatIsWrittenIntoIsFoundAfterTheNextPublication() throws {
        let site = try publishTwice()
        try writeInto(ShownFilesTests.report, of: site) { $0[$0.count - 2] ^= 1 }
        #expect(try site.verify().faults.contains { $0.place == ShownFilesTests.report })
        site.files["Content/about.md"] = "# 说明\n\n又一页。\n"
        let outcome = try site.publish(at: "2026-11-23T09:00:00+08:00", remembering: true)
        #expect(!outcome.release.isCold && outcome.release.isNew)
        #expect(try site.verify().faults.contains { $0.place == ShownFilesTests.report && $0.english.contains("list") })
    }

    /// Of a release with such a file nothing is taken over.
    @Test func aFileOfAnotherLengthIsMadeAnew() throws {
        let site = try publishTwice()
        try writeInto(ShownFilesTests.report, of: site) { $0.append(0x0A) }
        let outcome = try site.publish(at: "2026-11-23T09:00:00+08:00", remembering: true)
        #expect(outcome.release.isCold && outcome.release.doubt?.contains(ShownFilesTests.report) == true)
        let verification = try site.verify()
        #expect(verification.faults.isEmpty, "\(verification.faults)")
    }

    @Test func theListOfAnotherReleaseIsNotBelieved() throws {
        let site = try PublishedSite()
        try site.publish(remembering: true)
        let list = try #require(site.bytes(Manifest.path))
        site.files["Content/about.md"] = "# 说明\n\n一页。\n"
        try site.publish(at: "2026-11-22T09:00:00+08:00", remembering: true)
        let path = site.current + "/" + Manifest.path
        try FileManager.default.removeItem(atPath: path)
        try Data(list).write(to: URL(fileURLWithPath: path))
        // The same key, the same ledger, another moment.
        #expect(!isBelieved(site, by: site.verifier))
        try site.publish(at: "2026-11-23T09:00:00+08:00", remembering: true)
        #expect(try site.verify().faults.isEmpty)
    }

    @Test func aListThatIsNotSignedIsNotBelieved() throws {
        let site = try publishTwice()
        let path = site.current + "/" + Manifest.path
        var list = try #require(site.bytes(Manifest.path))
        list[200] ^= 1
        try FileManager.default.removeItem(atPath: path)
        try Data(list).write(to: URL(fileURLWithPath: path))
        #expect(!isBelieved(site, by: site.verifier))
        let other = try #require(SigningKey.make(name: "example.org/ledger"))
        #expect(!isBelieved(site, by: other.verifier))
    }
}
