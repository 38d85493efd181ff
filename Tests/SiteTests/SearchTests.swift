import Foundation
import Rendering
import Testing

@testable import Pages

/// Numbers that are the same in every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

@Suite struct SearchTests {
    private func read(_ text: String) -> [(code: UInt32, word: UInt32, isShort: Bool)] {
        var found: [(UInt32, UInt32, Bool)] = []
        Array(text.utf16).withUnsafeBufferPointer { line in Tokens.forEach(line) { found.append(($0, $1, $2)) } }
        return found
    }

    private func tokens(_ text: String) -> [String] {
        read(text).map { $0.code == Tokens.word ? "#" : String(Unicode.Scalar($0.code) ?? "?") }
    }

    @Test func whatIsOneWordAndWhatIsTheSame() {
        #expect(tokens("2023年") == tokens("２０２３ 年"))
        #expect(tokens("共132.60万元。") == ["共", "#", "万", "元", "。"])
        #expect(tokens("1,326.5元") == ["#", ",", "#", "元"])
        #expect(tokens("见3.、4") == ["见", "#", ".", "、", "#"])
        #expect(tokens("ＧＤＰ（增长）") == tokens("gdp(增长)"))
        #expect(tokens("“放管服”‘’") == ["\"", "放", "管", "服", "\"", "'", "'"])
        #expect(tokens("a\u{200B} b\u{3000}c") == ["#", "#", "#"])
        #expect(read("2023").map(\.word) == read("２０２３ ").map(\.word))
        #expect(read("2023").map(\.word) != read("203").map(\.word))
        #expect(read("2023 GDP").map(\.isShort) == [false, true])
    }

    @Test(arguments: [1, 2, 5, 64, 200, 700]) func placesComeBack(_ count: Int) throws {
        var dice = Dice(state: UInt64(count))
        var shards = Shards()
        var truth: [UInt32: Set<Int>] = [:]
        let features = (0..<400).map { _ in UInt32.random(in: 0 ... .max, using: &dice) }
        let shares = features.map { _ in [0.005, 0.1, 0.5, 0.9, 1][Int.random(in: 0..<5, using: &dice)] }
        for place in 0..<count {
            for (feature, share) in zip(features, shares) where Double.random(in: 0..<1, using: &dice) < share {
                shards.add(feature, place: place)
                truth[feature, default: []].insert(place)
            }
        }
        let blocks = shards.blocks(places: count)
        #expect(blocks.ends.count == 1 << blocks.blockBits)
        var wrong = 0
        for feature in features {
            let found = ShardReader(blocks, count).places(of: feature)
            let stands = truth[feature, default: []]
            #expect(stands.isSubset(of: found), "a place is lost")
            wrong += found == stands ? 0 : 1
        }
        #expect(wrong <= 40, "\(wrong) of 400 features have places too many")
        // What is nowhere is hardly ever found.
        let strangers = (0..<2000).count { _ in
            !ShardReader(blocks, count).places(of: UInt32.random(in: 0 ... .max, using: &dice)).isEmpty
        }
        #expect(strangers < 100)
    }

    @Test func textsComeBack() {
        var dice = Dice(state: 3)
        let characters = Array("的部门支出绩效。，、０1234567890.%abc\t\n森鑫\u{2460}é\u{20BB7}\u{E000}".utf16)
        var texts: [[UInt16]] = [[], [0x9FFF], Array("部门部门部门部门".utf16), Array(repeating: 0x90E8, count: 500)]
        for length in 1...12 { texts.append(Array(repeating: 0x7532, count: length)) }
        for length in [3, 100, 5000, 50_000] {
            texts.append((0..<length).map { _ in characters[Int.random(in: 0..<characters.count, using: &dice)] })
        }
        let sentence = Array("受理事项37915件，办结率94.45%。".utf16)
        texts.append((0..<3000).flatMap { _ in sentence.shuffled(using: &dice) + sentence })
        for text in texts {
            var packed: [UInt8] = []
            text.withUnsafeBufferPointer { PackedText.pack($0, into: &packed) }
            #expect(unpack(packed) == text)
        }
    }

    /// Every phrase of a text stands whole in one of its pieces, and no piece has a word that the text has not.
    @Test func piecesLoseNothing() {
        var dice = Dice(state: 9)
        var lines: [String] = []
        for index in 0..<60 {
            let length =
                index % 10 == 0 ? Int.random(in: 3000..<9000, using: &dice) : Int.random(in: 1..<400, using: &dice)
            lines.append(
                (0..<length).map { _ in
                    ["部", "门", "，", "2023", "年 ", "a"][Int.random(in: 0..<6, using: &dice)]
                }.joined())
        }
        var text = SearchText()
        text.begin(["slug", "name", "region"])
        text.append(Array(lines.joined(separator: "\n").utf8))
        text.begin(part: SearchText.accounts)
        text.append(Array("决算".utf8))
        #expect(text.pieces.count > 20)
        var pieces: [[UInt16]] = []
        for piece in text.pieces.indices {
            let units = Array(text.units[text.range(piece)])
            #expect(units.count < SearchText.pieceUnits + 400)
            #expect(units.starts(with: Array("slug\tname\tregion\n".utf16)))
            pieces.append(units)
        }
        let strings = pieces.map { String(decoding: $0, as: UTF16.self) }
        let words = Set(lines.joined(separator: "\n").split { !($0.isASCII && ($0.isLetter || $0.isNumber)) })
        for string in strings {
            for word in string.drop(while: { $0 != "\n" }).split(whereSeparator: {
                !($0.isASCII && ($0.isLetter || $0.isNumber))
            }) {
                #expect(words.contains(word), "half a word: \(word)")
            }
        }
        for line in lines {
            let units = Array(line.trimmingCharacters(in: .whitespaces).utf16)
            for _ in 0..<20 {
                let from = Int.random(in: 0..<units.count, using: &dice)
                let phrase = String(decoding: units[from..<min(units.count, from + 64)], as: UTF16.self)
                #expect(strings.contains { $0.contains(phrase) }, "lost at a cut: \(phrase)")
            }
        }
    }

    /// Pieces come back by what the head says; one that changes rewrites a file or two.
    @Test func piecesStandInFewFiles() throws {
        var dice = Dice(state: 4)
        var pieces = (0..<400).map { _ in
            (0..<Int.random(in: 500..<4000, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
        }
        func write() throws -> [String: [UInt8]] {
            let output = KeptFiles { _ in true }
            var files = SearchFiles("t", in: "n", output)
            for (number, piece) in pieces.enumerated() {
                if number % 2 == 0 { files.begin("slug\(number)") }
                piece.withUnsafeBytes { files.add($0) }
            }
            files.end()
            var head: [UInt8] = []
            JSON.object(into: &head) { files.list("t", into: &$0) }
            let list = try #require(JSONSerialization.jsonObject(with: Data(head)) as? [String: [Any]])["t"]
            var (found, rest): ([[UInt8]], ArraySlice<UInt8>) = ([], [])
            for item in try #require(list) {
                if let name = item as? String {
                    #expect(rest.isEmpty)
                    rest = try #require(output.files["search/n/t\(name).bin"])[...]
                } else if let length = item as? Int {
                    found.append(Array(rest.prefix(length)))
                    rest = rest.dropFirst(length)
                }
            }
            #expect(rest.isEmpty && found == pieces)
            return output.files
        }
        let before = try write()
        #expect((20...45).contains(before.count) && before.values.allSatisfy { $0.count <= 64 << 10 })
        for place in [0, 100, 233, 399] {
            pieces[place] += [0]
            #expect(try write().keys.count { before[$0] == nil } <= 3)
            pieces[place].removeLast()
        }
    }

    @Test func onlyWhatIsPublicIsFound() throws {
        let site: Site = [
            "Content/a/2022/report.txt": "某局2022年度部门整体支出绩效自评报告\n\n可以公开的内容甲。\n",
            "Content/a/2023/report.txt": "某局2023年度部门整体支出绩效自评报告\n\n尚未到期的内容乙。\n",
            "Content/a/2023/disclosure.yaml": "approved: 2030-08-20\npublish: 2030-09-05T09:00:00+08:00\n",
        ]
        try site.build()
        let texts = try site.searchTexts()
        #expect(texts.contains { $0.contains("可以公开的内容甲") })
        #expect(!texts.contains { $0.contains("尚未到期") })
        #expect(texts.contains { $0.contains("\u{2}a\n部门决算") }, "the accounts are searched too")
    }
}

extension Site {
    /// All texts that the search has.
    func searchTexts() throws -> [String] {
        let root = URL(fileURLWithPath: folder + "/Site/current/search")
        let files = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
        return try files.filter { $0.contains("/t") }.map { name in
            String(decoding: unpack(Array(try Data(contentsOf: root.appendingPathComponent(name)))), as: UTF16.self)
        }
    }
}

/// Reads a block as the script does.
private struct ShardReader {
    let blocks: Shards.Blocks
    let count: Int

    init(_ blocks: Shards.Blocks, _ count: Int) {
        self.blocks = blocks
        self.count = count
    }

    func places(of feature: UInt32) -> Set<Int> {
        let block = blocks.blockBits == 0 ? 0 : Int(feature >> UInt32(32 - blocks.blockBits))
        let wanted = blocks.keyBits == 0 ? 0 : Int((feature << UInt32(blocks.blockBits)) >> UInt32(32 - blocks.keyBits))
        var bits = Bits(bytes: Array(blocks.bytes[(block == 0 ? 0 : blocks.ends[block - 1])..<blocks.ends[block]]))
        let entries = bits.gamma() - 1
        let keys = parameter(1 << blocks.keyBits, entries)
        var key = -1
        for _ in 0..<entries {
            key += bits.rice(keys) + 1
            let sign = bits.gamma()
            let listed = sign % 2 == 0 ? sign / 2 - 1 : (sign + 1) / 2
            var places = Set<Int>()
            var place = 0
            for _ in 0..<listed {
                place += bits.rice(parameter(count, listed))
                places.insert(place)
                place += 1
            }
            if key == wanted { return sign % 2 == 0 ? Set(0..<count).subtracting(places) : places }
        }
        return []
    }

    private func parameter(_ total: Int, _ count: Int) -> Int {
        Int.bitWidth - (max(1, total / (count + 1) / 2 + 1) - 1).leadingZeroBitCount
    }

    private struct Bits {
        let bytes: [UInt8]
        var at = 0

        mutating func bit() -> Int {
            defer { at += 1 }
            return Int(bytes[at >> 3] >> UInt8(7 - at & 7)) & 1
        }

        mutating func bits(_ count: Int) -> Int {
            var value = 0
            for _ in 0..<count { value = value * 2 + bit() }
            return value
        }

        mutating func gamma() -> Int {
            var count = 0
            while bit() == 0 { count += 1 }
            return 1 << count + bits(count)
        }

        mutating func rice(_ parameter: Int) -> Int {
            var ones = 0
            while bit() == 1 { ones += 1 }
            return ones << parameter + bits(parameter)
        }
    }
}

/// Unpacks a text as the script does.
private func unpack(_ bytes: [UInt8]) -> [UInt16] {
    var units: [UInt16] = []
    var at = 0
    func next() -> Int {
        defer { at += 1 }
        return Int(bytes[at])
    }
    let frequent = Array(PackedText.frequent.utf16)
    while at < bytes.count {
        let byte = next()
        if byte >= 0xA0 {
            let code = (byte - 0xA0) * 256 + next()
            switch code {
            case ..<20992: units.append(UInt16(0x4E00 + code))
            case ..<21056: units.append(UInt16(0x3000 + code - 20992))
            case ..<21296: units.append(UInt16(0xFF00 + code - 21056))
            default: units.append(UInt16(0x2000 + code - 21296))
            }
        } else if byte >= 0x80 {
            var back = next()
            if back >= 0x80 { back = (back & 0x7F) * 256 + next() }
            for _ in 0..<(byte - 0x80 + 3) { units.append(units[units.count - back]) }
        } else if byte == 0 {
            let high = next()
            units.append(UInt16(high * 256 + next()))
        } else if byte < 0x20, byte != 9, byte != 10 {
            units.append(frequent[byte < 9 ? byte - 1 : byte - 3])
        } else {
            units.append(UInt16(byte))
        }
    }
    return units
}
