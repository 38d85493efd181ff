import Figures

/// All words that readers know. They stand in `Lexicon.txt`, one kind of word a line, and are read once, at first use.
struct Lexicon: Sendable {
    static let standard = Lexicon(PackageResources.Lexicon_txt)

    let words: [Word]
    let table: WordTable
    /// The words among them that matter beyond their clause.
    let lasting: WordTable

    init(_ file: [UInt8]) {
        var words: [Word] = []
        var phrases: [(phrase: [UInt8], word: Int)] = []
        for line in file.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let parts = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard let kindName = parts.first else { continue }
            let (word, own) = Lexicon.word(String(decoding: kindName, as: UTF8.self), parts)
            words.append(word)
            for phrase in own { phrases.append((Array(phrase), words.count - 1)) }
        }
        self.words = words
        table = WordTable(phrases)
        lasting = WordTable(phrases.filter { words[$0.word].kind.isLasting })
    }

    /// Reads a line: `column initial 年初预算 …` or `filler 为 是 …`.
    private static func word(_ kindName: String, _ parts: [ArraySlice<UInt8>]) -> (Word, ArraySlice<ArraySlice<UInt8>>)
    {
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
        "compare": .compare, "toplan": .toplan, "against": .against, "with": .with, "rise": .rise, "fall": .fall,
        "share": .share,
        "ofbudget": .ofbudget,
        "approval": .approval, "among": .among, "filler": .filler, "benign": .benign, "elsewhere": .elsewhere,
        "other": .other, "aside": .aside, "saved": .saved, "plan": .plan, "staff": .staff,
    ]
}
