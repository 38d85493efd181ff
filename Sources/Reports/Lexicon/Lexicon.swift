import Figures

/// All words that readers know, found by their first character.
///
/// The words stand in `Lexicon.txt`, one kind of word a line. They are read once, at first use.
struct Lexicon: Sendable {
    static let standard = Lexicon(PackageResources.Lexicon_txt)

    private struct Entry: Sendable {
        var start: Int
        var count: Int
        var word: Int
    }

    private(set) var words: [Word] = []
    /// All phrases, one after the other.
    private var phrases: [UInt8] = []
    /// Entries of one first character stand together, longest first.
    private var entries: [Entry] = []
    /// For a first character of three bytes: where its entries begin and end. Index is its code point.
    private var first: [UInt16]

    init(_ file: [UInt8]) {
        first = [UInt16](repeating: 0, count: 0x10001)
        var byFirst: [Int: [(phrase: ArraySlice<UInt8>, word: Int)]] = [:]
        for line in file.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let parts = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard let kindName = parts.first else { continue }
            let (word, phrases) = Lexicon.word(String(decoding: kindName, as: UTF8.self), parts)
            words.append(word)
            for phrase in phrases {
                let key = Lexicon.codePoint(phrase, phrase.startIndex)
                byFirst[key, default: []].append((phrase, words.count - 1))
            }
        }
        for key in 0..<0x10000 {
            first[key] = UInt16(entries.count)
            guard let found = byFirst[key] else { continue }
            for (phrase, word) in found.sorted(by: { $0.phrase.count > $1.phrase.count }) {
                entries.append(Entry(start: phrases.count, count: phrase.count, word: word))
                phrases += phrase
            }
        }
        first[0x10000] = UInt16(entries.count)
    }

    /// The longest word at `at`, and where it ends.
    @inline(__always)
    func word(_ text: [UInt8], at: Int, end: Int) -> (word: Int, end: Int)? {
        guard at + 3 <= end else { return nil }
        let key = Lexicon.codePoint(text, at)
        let from = Int(first[key])
        let to = Int(first[key + 1])
        guard from < to else { return nil }
        for i in from..<to {
            let entry = entries[i]
            guard at + entry.count <= end else { continue }
            var k = 3
            while k < entry.count, text[at + k] == phrases[entry.start + k] { k += 1 }
            if k >= entry.count { return (entry.word, at + entry.count) }
        }
        return nil
    }

    @inline(__always)
    private static func codePoint<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, _ at: Bytes.Index) -> Int {
        let a = Int(bytes[at])
        if a < 0xE0 { return a }
        let b = Int(bytes[bytes.index(at, offsetBy: 1)])
        let c = Int(bytes[bytes.index(at, offsetBy: 2)])
        return (a & 0x0F) << 12 | (b & 0x3F) << 6 | (c & 0x3F)
    }

    /// Reads a line: `column initial 年初预算 …` or `filler 为 是 …`.
    private static func word(_ kindName: String, _ parts: [ArraySlice<UInt8>]) -> (Word, ArraySlice<ArraySlice<UInt8>>) {
        guard let kind = kinds[kindName] else { preconditionFailure("Lexicon.txt: unknown kind of word '\(kindName)'") }
        var word = Word(kind: kind)
        let named: Bool
        switch kind {
        case .line, .broad, .named, .staff, .column, .word, .both: named = true
        default: named = false
        }
        guard named, parts.count > 1 else { return (word, parts.dropFirst()) }
        let name = String(decoding: parts[1], as: UTF8.self)
        switch kind {
        case .column:
            word.column = BudgetColumn(rawValue: name)
            precondition(word.column != nil, "Lexicon.txt: unknown column '\(name)'")
        case .word:
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            word.line = BudgetLine(rawValue: String(name[..<dot]))
            word.column = dot < name.endIndex ? BudgetColumn(rawValue: String(name[name.index(after: dot)...])) : nil
        case .both: break
        default:
            word.line = BudgetLine(rawValue: name)
            precondition(word.line != nil, "Lexicon.txt: unknown line '\(name)'")
        }
        return (word, parts.dropFirst(2))
    }

    private static let kinds: [String: Word.Kind] = [
        "line": .line, "broad": .broad, "both": .both, "named": .named, "column": .column, "word": .word,
        "compare": .compare, "against": .against, "rise": .rise, "fall": .fall, "share": .share, "ofbudget": .ofbudget,
        "approval": .approval, "among": .among, "filler": .filler, "benign": .benign, "elsewhere": .elsewhere,
        "other": .other, "plan": .plan, "staff": .staff,
    ]
}
