import Disclosures
import Testing

@testable import Releases

@Suite struct EntryTests {
    static func entry(_ department: String = "qingshi-gonghui", _ year: Int = 2023) -> Entry {
        func file(_ name: String) -> Entry.File {
            Entry.File(name: name, digest: Hash(of: Array("\(department)\(name)".utf8)), size: 12_345)
        }
        return Entry(
            kind: .publish, place: Entry.Place(department, year), revision: 1,
            moment: Moment(seconds: 1_725_498_000, zone: .china), report: file("report.txt"),
            accounts: file("accounts.txt"), scores: nil, data: file("json"))
    }

    @Test func canonical() throws {
        let entry = EntryTests.entry()
        let text = String(decoding: entry.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix("{\"accounts\":{\"file\":\"accounts.txt\",\"sha256\":\"")
                && text.contains("\"size\":12345},\"data\":{") && text.contains("},\"department\":\"qingshi-gonghui\",")
                && text.contains("\"kind\":\"publish\",\"moment\":\"2024-09-05T09:00:00+08:00\",\"report\":")
                && text.hasSuffix("},\"revision\":1,\"year\":2023}"))
        #expect(Entry(entry.bytes) == entry)
    }

    /// What could be written otherwise is not read: two readers could take it for two things.
    @Test(arguments: [
        ("{\"accounts\"", "{ \"accounts\""), ("\"year\":2023}", "\"year\":2023 }"),
        ("\"year\":2023", "\"year\":2023.0"),
        ("\"revision\":1", "\"revision\":01"), ("\"size\":12345", "\"size\":12345,\"more\":1"),
        ("\"kind\":\"publish\"", "\"kind\":\"forget\""), ("qingshi-gonghui\",\"kind", "../kind\",\"kind"),
        ("+08:00", "+8"), ("qingshi-gonghui\",\"kind", "qing\\u0073hi-gonghui\",\"kind"),
        ("\"sha256\":\"", "\"sha256\":\"A"), ("{\"file\":\"json\"", "{\"file\":\"/json\""),
    ])
    func notCanonical(_ change: (String, String)) {
        let text = String(decoding: EntryTests.entry().bytes, as: UTF8.self)
        let changed = text.replacing(change.0, with: change.1)
        #expect(changed != text)
        #expect(Entry(Array(changed.utf8)) == nil)
    }

    @Test func theLedgerKnowsWhoSpokeLast() {
        var ledger = Ledger()
        let first = EntryTests.entry()
        ledger.append(first)
        ledger.append(EntryTests.entry("qingshi-dangan"))
        var second = first
        second.kind = .correct
        second.revision = 2
        ledger.append(second)
        #expect(ledger.index(of: first.place) == 2)
        #expect(ledger.index(of: first.place, revision: 1) == 0)
        #expect(ledger.index(of: Entry.Place("qingshi-gonghui", 2022)) == nil)
        #expect(ledger.places.map(\.description) == ["qingshi-dangan/2023", "qingshi-gonghui/2023"])
    }
}
