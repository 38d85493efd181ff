import Disclosures
import Testing

@testable import Releases

/// Ways to change what was published, and what `verify` says of each: every one with its place.
@Suite struct TamperingTests {
    /// A site with a correction and five disclosures, published three times, and what a tamperer has in hand.
    final class Scene {
        var files: [String: [UInt8]]
        /// As it was after the second publication.
        let checkpoint: [UInt8]
        let key: SigningKey

        private struct Published {
            var files: [String: [UInt8]]
            var checkpoint: [UInt8]
            var key: SigningKey
        }

        private static let published = Result { try publish() }

        private static func publish() throws -> Published {
            let site = try PublishedSite()
            try site.publish()
            site.set("dangan", 2024, report: PublishedSite.report(2024, "dangan"))
            try site.publish(at: "2026-11-22T09:00:00+08:00")
            let checkpoint = try #require(site.bytes("ledger/checkpoint"))
            site.files["Content/gonghui/2023/report.r1.txt"] = PublishedSite.report(2023)
            site.set(
                "gonghui", 2023, report: PublishedSite.report(2023, score: "95.5"),
                more: "revisions:\n  - moment: 2026-11-23T08:00:00+08:00\n    note: 得分填错\n")
            site.set("dangan", 2022, report: PublishedSite.report(2022, "dangan"))
            try site.publish(at: "2026-11-23T09:00:00+08:00")
            return Published(files: site.served(), checkpoint: checkpoint, key: try SigningKey.read(site.key))
        }

        init() throws {
            let published = try Scene.published.get()
            (files, checkpoint, key) = (published.files, published.checkpoint, published.key)
        }

        func bytes(_ path: String) throws -> [UInt8] { try #require(files[path], "there is no \(path)") }

        func faults(since: [UInt8]? = nil, by key: VerifierKey? = nil) throws -> [Fault] {
            let key = key ?? self.key.verifier
            let verification = Verification(MemoryReader(files), key: key)
            verification.run(since: try since.map { try Checkpoint($0, signedBy: key) })
            return verification.faults
        }

        func replace(_ path: String, _ old: String, _ new: String) throws {
            let text = String(decoding: try bytes(path), as: UTF8.self)
            #expect(text.contains(old), "\(path) does not hold \(old)")
            files[path] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        }

        /// What one who has the key can do: sign the list of files anew.
        func signManifest() throws {
            let checkpoint = try Checkpoint(try bytes("ledger/checkpoint"), signedBy: key.verifier)
            var manifest = ManifestLines()
            for (path, bytes) in files where path != Manifest.path { manifest.add(path, bytes) }
            let moment = Moment(seconds: 1_795_395_600, zone: .china)
            files[Manifest.path] = manifest.note(moment: moment, checkpoint, by: key)
        }

        /// The ledger of these entries, signed as if there never had been another.
        func rewrite(_ entries: [Entry]) throws {
            var ledger = Ledger()
            for entry in entries { ledger.append(entry) }
            for path in files.keys where path.hasPrefix("ledger/tile/") { files[path] = nil }
            for tile in Tile.all(of: ledger.size) {
                files["ledger/\(tile.path)"] = ledger.bytes(of: tile)
                if tile.level == 0 { files["ledger/\(tile.entriesPath)"] = ledger.entryBytes(of: tile) }
            }
            let checkpoint = Checkpoint(size: ledger.size, root: ledger.tree.root, by: key)
            files["ledger/checkpoint"] = checkpoint.bytes
            for place in ledger.places {
                let last = ledger.index(of: place).map { ledger.entries[$0].revision } ?? 1
                for number in 1...last {
                    guard let index = ledger.index(of: place, revision: number) else { continue }
                    files["\(place)\(number == last ? "" : ".r\(number)").tlog-proof"] =
                        LedgerProof(index: index, tree: ledger.tree, checkpoint: checkpoint).bytes
                }
            }
            // A feed to match is as easily made: without an address there is none.
            files["feed.json"] = nil
            try signManifest()
        }

        func entries() throws -> [Entry] {
            try #require(try EntryBundle.entries(bytes("ledger/tile/entries/000.p/6"))).compactMap(Entry.init)
        }
    }

    struct Way: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// What must be named.
        var place: String
        var words: String
        var change: @Sendable (Scene) throws -> Void

        init(
            _ name: String, at place: String, _ words: String = "", _ change: @escaping @Sendable (Scene) throws -> Void
        ) {
            testDescription = name
            self.place = place
            self.words = words
            self.change = change
        }
    }

    /// By one who can change what is served.
    static let fromOutside: [Way] = [
        Way("the score in a page", at: "gonghui/2022.html") { try $0.replace("gonghui/2022.html", "96.5", "99.5") },
        Way("a page's Markdown", at: "gonghui/2022.md") { try $0.replace("gonghui/2022.md", "96.5", "99.5") },
        Way("a page's data", at: "gonghui/2022.json", "ledger entry 1") {
            try $0.replace("gonghui/2022.json", "\"value\":\"96.5\"", "\"value\":\"99.5\"")
        },
        Way("the accounts", at: "dangan/2024.accounts.txt", "ledger entry 3") {
            try $0.replace("dangan/2024.accounts.txt", "120.00", "108.00")
        },
        Way("the report", at: "dangan/2024.report.txt", "ledger entry 3") {
            try $0.replace("dangan/2024.report.txt", "40.00", "41.00")
        },
        Way("a blank behind the report", at: "dangan/2024.report.txt", "bytes") {
            $0.files["dangan/2024.report.txt"]?.append(0x20)
        },
        Way("the report of an earlier revision", at: "gonghui/2023.r1.report.txt", "ledger entry 2") {
            try $0.replace("gonghui/2023.r1.report.txt", "96.5", "95.5")
        },
        Way("a revision's page", at: "gonghui/2023.r1.html") { try $0.replace("gonghui/2023.r1.html", "96.5", "95.5") },
        Way("the moment on a page", at: "gonghui/2022.html") {
            try $0.replace("gonghui/2022.html", "2026-11-21 09:00", "2026-11-20 09:00")
        },
        Way("the list of all dates", at: "sync/2023.html") {
            try $0.replace("sync/2023.html", "2024-08-20", "2024-08-02")
        },
        Way("the home page", at: "index.html") { try $0.replace("index.html", "2023", "2032") },
        Way("the feed", at: "feed.json") { try $0.replace("feed.json", "96.5", "99.5") },
        Way("the feed of a department", at: "dangan/feed.json") { try $0.replace("dangan/feed.json", "96.5", "99.5") },
        Way("the feed taken away", at: "feed.json", "missing") { $0.files["feed.json"] = nil },
        Way("the style", at: "assets/style") { scene in
            for path in scene.files.keys where path.hasPrefix("assets/style") { scene.files[path]?.append(0x20) }
        },
        Way("accounts taken away", at: "dangan/2024.accounts.txt", "gone") {
            $0.files["dangan/2024.accounts.txt"] = nil
        },
        Way("a report taken away", at: "dangan/2024.report.txt", "gone") { $0.files["dangan/2024.report.txt"] = nil },
        Way("a page taken away", at: "dangan/2024.html", "the page of ledger entry 3 is gone") {
            $0.files["dangan/2024.html"] = nil
        },
        Way("data taken away", at: "dangan/2024.json", "gone") { $0.files["dangan/2024.json"] = nil },
        Way("a year taken away", at: "dangan/2024.html", "gone") { scene in
            for path in scene.files.keys where path.hasPrefix("dangan/2024") { scene.files[path] = nil }
        },
        Way("a proof taken away", at: "dangan/2024.tlog-proof", "missing") { $0.files["dangan/2024.tlog-proof"] = nil },
        Way("a page put in", at: "dangan/2021.html", "not in the signed list") {
            $0.files["dangan/2021.html"] = $0.files["dangan/2022.html"]
        },
        Way("two departments' reports exchanged", at: "gonghui/2022.report.txt") { scene in
            let mine = scene.files["gonghui/2022.report.txt"]
            scene.files["gonghui/2022.report.txt"] = scene.files["dangan/2024.report.txt"]
            scene.files["dangan/2024.report.txt"] = mine
        },
        Way("the earlier revision shown as current", at: "gonghui/2023.report.txt", "ledger entry") {
            $0.files["gonghui/2023.report.txt"] = $0.files["gonghui/2023.r1.report.txt"]
        },
        Way("an entry's moment", at: "ledger/tile/0/000.p/6, hash 0", "hash of entry 0") { scene in
            var entries = try scene.entries()
            entries[0].moment = Moment(seconds: 1_700_000_000, zone: .china)
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("an entry's digest", at: "ledger/tile/0/000.p/6, hash 5") { scene in
            var entries = try scene.entries()
            entries[5].accounts?.digest = Hash(of: [])
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("an entry's kind", at: "ledger/tile/0/000.p/6, hash 4") { scene in
            var entries = try scene.entries()
            entries[4].kind = .withdraw
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("an entry of another department", at: "ledger/tile/0/000.p/6, hash 1") { scene in
            var entries = try scene.entries()
            entries[1].place.department = "other"
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("two entries exchanged", at: "ledger/tile/0/000.p/6, hash 1") { scene in
            var entries = try scene.entries()
            entries.swapAt(1, 2)
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("an entry taken out", at: "ledger/tile/entries/000.p/6", "expected 6 entries") { scene in
            let entries = try scene.entries().dropFirst()
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
        },
        Way("an entry put behind", at: "ledger/tile/entries/000.p/6", "expected 6 entries") { scene in
            let entries = try scene.entries()
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes((entries + [entries[0]]).map(\.bytes))
        },
        Way("entries that are no JSON", at: "ledger/tile/entries/000.p/6, entry 0", "cannot be read") { scene in
            scene.files["ledger/tile/entries/000.p/6"]?[2] = UInt8(ascii: "[")
        },
        Way("entries and tile changed alike", at: "ledger/checkpoint", "root") { scene in
            var entries = try scene.entries()
            entries[0].moment = Moment(seconds: 1_700_000_000, zone: .china)
            scene.files["ledger/tile/entries/000.p/6"] = EntryBundle.bytes(entries.map(\.bytes))
            scene.files["ledger/tile/0/000.p/6"] = entries.flatMap { Hash.leaf($0.bytes).bytes }
        },
        Way("two hashes exchanged", at: "ledger/tile/0/000.p/6, hash 0") { scene in
            let tile = try scene.bytes("ledger/tile/0/000.p/6")
            scene.files["ledger/tile/0/000.p/6"] = Array(tile[32..<64] + tile[..<32] + tile[64...])
        },
        Way("a tile cut short", at: "ledger/tile/0/000.p/6, hash 5") {
            $0.files["ledger/tile/0/000.p/6"]?.removeLast()
        },
        Way("a tile with more", at: "ledger/tile/0/000.p/6, hash 6") { $0.files["ledger/tile/0/000.p/6"]?.append(0) },
        Way("a tile taken away", at: "ledger/tile/0/000.p/6", "missing") { $0.files["ledger/tile/0/000.p/6"] = nil },
        Way("the entries taken away", at: "ledger/tile/entries/000.p/6", "missing") {
            $0.files["ledger/tile/entries/000.p/6"] = nil
        },
        Way("a tile of an earlier size", at: "ledger/tile/0/000.p/4", "not what the signed list says") {
            $0.files["ledger/tile/0/000.p/4"]?[0] ^= 1
        },
        Way("the checkpoint's size", at: "ledger/checkpoint", "signature") {
            try $0.replace("ledger/checkpoint", "\n6\n", "\n5\n")
        },
        Way("the checkpoint's root", at: "ledger/checkpoint", "signature") { scene in
            let root = Base64.encode(Hash(of: []).bytes)
            let lines = String(decoding: try scene.bytes("ledger/checkpoint"), as: UTF8.self).split(separator: "\n")
            try scene.replace("ledger/checkpoint", String(lines[2]), root)
        },
        Way("an older checkpoint", at: "ledger/manifest", "another state of the ledger") {
            $0.files["ledger/checkpoint"] = $0.checkpoint
        },
        Way("the checkpoint taken away", at: "ledger/checkpoint", "missing") { $0.files["ledger/checkpoint"] = nil },
        Way("another key", at: "ledger/checkpoint", "signature is not that of the key") { scene in
            let other = try #require(SigningKey.make(name: "example.org/ledger"))
            let own = try Checkpoint(try scene.bytes("ledger/checkpoint"), signedBy: scene.key.verifier)
            scene.files["ledger/checkpoint"] = Checkpoint(size: own.size, root: own.root, by: other).bytes
        },
        Way("the list of files", at: "ledger/manifest", "signature") {
            try $0.replace("ledger/manifest", " 404.html", " 405.html")
        },
        Way("a list signed by another", at: "ledger/manifest", "signature") { scene in
            let other = try #require(SigningKey.make(name: "example.org/ledger"))
            let note = try #require(try SignedNote(scene.bytes("ledger/manifest")))
            scene.files["ledger/manifest"] = SignedNote(note.text, by: other).bytes
        },
        Way("the list taken away", at: "ledger/manifest", "missing") { $0.files["ledger/manifest"] = nil },
        Way("a proof of another entry", at: "gonghui/2022.tlog-proof", "entry 3") {
            $0.files["gonghui/2022.tlog-proof"] = $0.files["dangan/2024.tlog-proof"]
        },
        Way("a hash in a proof", at: "gonghui/2022.tlog-proof", "does not lead to its root") { scene in
            let proof = try #require(try LedgerProof(scene.bytes("gonghui/2022.tlog-proof")))
            try scene.replace(
                "gonghui/2022.tlog-proof", Base64.encode(proof.hashes[0].bytes), Base64.encode(Hash(of: []).bytes))
        },
    ]

    @Test(arguments: fromOutside) func byOneWithoutTheKey(_ way: Way) throws {
        let scene = try Scene()
        try way.change(scene)
        try expect(way, try scene.faults())
    }

    /// By one who has the key, and signs the list of files again.
    static let fromInside: [Way] = [
        Way("the accounts", at: "dangan/2024.accounts.txt", "ledger entry 3") {
            try $0.replace("dangan/2024.accounts.txt", "120.00", "108.00")
        },
        Way("the report", at: "dangan/2024.report.txt", "ledger entry 3") {
            try $0.replace("dangan/2024.report.txt", "40.00", "41.00")
        },
        Way("a page's data", at: "gonghui/2022.json", "ledger entry 1") {
            try $0.replace("gonghui/2022.json", "\"value\":\"96.5\"", "\"value\":\"99.5\"")
        },
        Way("an earlier revision", at: "gonghui/2023.r1.report.txt", "ledger entry 2") {
            try $0.replace("gonghui/2023.r1.report.txt", "96.5", "95.5")
        },
        Way("a year taken away", at: "dangan/2024.html", "the page of ledger entry 3 is gone") { scene in
            for path in scene.files.keys where path.hasPrefix("dangan/2024") { scene.files[path] = nil }
        },
        Way("accounts taken away", at: "dangan/2024.accounts.txt", "ledger entry 3 is gone") {
            $0.files["dangan/2024.accounts.txt"] = nil
        },
        Way("a page without an entry", at: "dangan/2021.html", "no entry for this page") {
            $0.files["dangan/2021.html"] = $0.files["dangan/2022.html"]
        },
        Way("a digest in the feed", at: "feed.json, item", "its accounts is not that of ledger entry") { scene in
            let digest = try scene.entries()[3].accounts?.digest.hexadecimal
            try scene.replace("feed.json", try #require(digest), Hash(of: []).hexadecimal)
        },
        Way("a moment in the feed", at: "feed.json, item", "its date") {
            try $0.replace("feed.json", "\"date_published\":\"2026-11-22", "\"date_published\":\"2026-11-20")
        },
        Way("a score in the feed", at: "feed.json, item", "its score") {
            try $0.replace("feed.json", "\"score\":\"96.5\"", "\"score\":\"99.5\"")
        },
        Way("an index in the feed", at: "feed.json, item", "its index") {
            try $0.replace("feed.json", "\"index\":3,", "\"index\":2,")
        },
        Way("another item in the feed", at: "feed.json, item", "no such revision of other/") {
            try $0.replace("feed.json", "\"department_id\":\"dangan\",", "\"department_id\":\"other\",")
            try $0.replace("feed.json", "\"year\":2023", "\"year\":2024")
        },
        Way("an item without its address", at: "feed.json, item", "its address") {
            try $0.replace(
                "feed.json", "https://example.org/dangan/2024.html\",\"title",
                "https://example.org/dangan/2023.html\",\"title")
        },
        Way("an item taken out of the feed", at: "feed.json", "is not in the feed") { scene in
            let text = String(decoding: try scene.bytes("feed.json"), as: UTF8.self)
            let start = try #require(text.range(of: "\"items\":[")).upperBound
            scene.files["feed.json"] = Array((text[..<start] + "]}").utf8)
        },
        Way("a feed that is no JSON", at: "feed.json", "no JSON feed") { $0.files["feed.json"]?.removeLast(5) },
        Way("a proof of another history", at: "gonghui/2022.tlog-proof", "of another history") { scene in
            var tree = MerkleTree(leaves: try scene.entries().map { .leaf($0.bytes) })
            tree.append(.ofNothing)
            let checkpoint = Checkpoint(size: 7, root: tree.root, by: scene.key)
            scene.files["gonghui/2022.tlog-proof"] = LedgerProof(index: 1, tree: tree, checkpoint: checkpoint).bytes
        },
    ]

    @Test(arguments: fromInside) func byOneWithTheKey(_ way: Way) throws {
        let scene = try Scene()
        try way.change(scene)
        try scene.signManifest()
        try expect(way, try scene.faults())
    }

    /// A whole new ledger, signed with the right key: only one who kept a checkpoint can tell.
    @Test func aSecondHistory() throws {
        let scene = try Scene()
        var entries = try scene.entries()
        entries[0].moment = Moment(seconds: 1_700_000_000, zone: .china)
        try scene.rewrite(entries)
        #expect(try scene.faults().isEmpty)
        let faults = try scene.faults(since: scene.checkpoint)
        #expect(faults.map(\.place) == ["ledger/checkpoint"] && faults[0].english.contains("second history"))
    }

    @Test func aShorterHistory() throws {
        let scene = try Scene()
        let kept = try scene.bytes("ledger/checkpoint")
        try scene.rewrite(Array(try scene.entries().prefix(4)))
        let faults = try scene.faults(since: kept)
        #expect(
            faults.contains {
                $0.place == "ledger/checkpoint" && $0.english.contains("has shrunk: it had 6 entries, now it has 4")
            })
    }

    @Test func aReorderedHistory() throws {
        let scene = try Scene()
        var entries = try scene.entries()
        entries.swapAt(0, 1)
        try scene.rewrite(entries)
        #expect(try scene.faults(since: scene.checkpoint).contains { $0.english.contains("second history") })
    }

    @Test func theRightSiteAndTheWrongKey() throws {
        let scene = try Scene()
        let other = try #require(SigningKey.make(name: "example.org/ledger"))
        let faults = try scene.faults(by: other.verifier)
        #expect(faults.map(\.place) == ["ledger/checkpoint"])
    }

    /// One bit of every byte of what is small, and of some of what is large.
    @Test func anyByte() throws {
        let scene = try Scene()
        var count = 0
        for path in scene.files.keys.sorted() {
            let bytes = try scene.bytes(path)
            let step = path.hasPrefix("ledger/checkpoint") ? 1 : max(1, bytes.count / 3)
            for at in stride(from: 0, to: bytes.count, by: step) {
                scene.files[path]?[at] ^= 1
                let faults = try scene.faults()
                #expect(
                    faults.contains { $0.place.hasPrefix(path) || path.hasPrefix("ledger/tile/entries") },
                    "\(path) byte \(at): \(faults)")
                #expect(!faults.isEmpty)
                scene.files[path] = bytes
                count += 1
            }
        }
        #expect(try scene.faults().isEmpty)
        #expect(count > 300)
    }

    private func expect(_ way: Way, _ faults: [Fault]) throws {
        #expect(
            faults.contains {
                $0.place.hasPrefix(way.place) && (way.words.isEmpty || $0.english.contains(way.words))
                    && !$0.chinese.isEmpty
            },
            "\(way.testDescription): \(faults)")
    }
}
