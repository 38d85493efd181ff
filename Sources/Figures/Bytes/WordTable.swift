/// Finds the longest of many words at a place in a text, and the first of them in a span.
///
/// A bit for each character that begins a word, and one for each pair of characters, turn nearly all places away
/// after two looks. From there on the words are a tree: each character leads from one node to the next, through a
/// table with one look a step.
/// A blank inside a word of the text is stepped over: pages that were wrapped leave them.
public final class WordTable: Sendable {
    // Written once in `init`, read-only afterwards.
    /// For the last twelve bits of a character of three bytes, a bit for each lead byte with which it begins a word,
    /// and sixteen bits higher one for each with which it is a word.
    @usableFromInline nonisolated(unsafe) let firsts: UnsafeMutablePointer<UInt32>
    /// A bit for each two characters that begin a word, hashed.
    @usableFromInline nonisolated(unsafe) let pairs: UnsafeMutablePointer<UInt64>
    /// A bit for each ASCII character that begins a word.
    private let letters: (UInt64, UInt64)
    /// The steps of the tree, hashed by node and character. 0 is free.
    nonisolated(unsafe) private let steps: UnsafeMutablePointer<Step>
    private let stepBits: UInt32

    /// From a node by a character to the next node, and the word that ends there.
    private struct Step {
        /// The node, and the character in the lower half. 0 where the step is free.
        var key: UInt32 = 0
        var next: UInt16 = 0
        /// Counted from 1; 0 where no word ends.
        var word: UInt16 = 0
    }

    public init(_ words: [(phrase: [UInt8], word: Int)]) {
        firsts = .allocate(capacity: 4096)
        firsts.initialize(repeating: 0, count: 4096)
        pairs = .allocate(capacity: 1024)
        pairs.initialize(repeating: 0, count: 1024)
        // At most one place in four is taken.
        let total = words.reduce(1) { $0 + $1.phrase.count { $0 & 0xC0 != 0x80 } }
        precondition(total < Int(UInt16.max), "a table has less than 65535 characters")
        stepBits = UInt32(Int.bitWidth - (total * 4).leadingZeroBitCount)
        steps = .allocate(capacity: 1 << Int(stepBits))
        steps.initialize(repeating: Step(), count: 1 << Int(stepBits))
        var letters: (UInt64, UInt64) = (0, 0)
        var nodes: UInt16 = 0
        for (phrase, word) in words where !phrase.isEmpty {
            let characters = String(decoding: phrase, as: UTF8.self).unicodeScalars.map(\.value)
            precondition(
                characters.allSatisfy { $0 > 0x20 && $0 <= 0xFFFF },
                "a word has no blanks, and no character of four bytes")
            let first = characters[0]
            if first < 0x40 {
                letters.0 |= 1 << UInt64(first)
            } else if first < 0x80 {
                letters.1 |= 1 << UInt64(first - 0x40)
            } else {
                precondition(first >= 0x800, "a word begins with a character of one byte or three")
                firsts[Int(first & 0xFFF)] |= (characters.count == 1 ? 0x1_0001 : 1) << (first >> 12)
                if characters.count > 1 {
                    let pair = WordTable.pair(first, characters[1])
                    pairs[Int(pair >> 6)] |= 1 << UInt64(pair & 63)
                }
            }
            var node: UInt16 = 0
            for (i, character) in characters.enumerated() {
                let key = UInt32(node) << 16 | character
                let place = WordTable.place(key, steps, stepBits)
                if steps[place].key == 0 {
                    nodes += 1
                    steps[place] = Step(key: key, next: nodes)
                }
                // A word that is listed twice is the first one.
                if i == characters.count - 1, steps[place].word == 0 { steps[place].word = UInt16(word + 1) }
                node = steps[place].next
            }
        }
        self.letters = letters
    }

    /// Words numbered in their order.
    public convenience init(_ words: [StaticString]) {
        self.init(words.enumerated().map { (Array($1.description.utf8), $0) })
    }

    deinit {
        firsts.deallocate()
        pairs.deallocate()
        steps.deallocate()
    }

    /// The longest word at `at`, and where it ends.
    @inlinable
    @inline(__always)
    public func match(_ text: Span<UInt8>, at: Int, end: Int) -> (word: Int, end: Int)? {
        let end = min(end, text.count)
        guard at >= 0, at < end else { return nil }
        let lead = text[unchecked: at]
        if lead < 0x80 { return beginsWith(letter: lead) ? longest(text, at, end) : nil }
        guard lead >= 0xE0, lead < 0xF0, at &+ 3 <= end, begins(text, at), mayGoOn(text, at, end) else { return nil }
        return longest(text, at, end)
    }

    public func match(_ text: [UInt8], at: Int, end: Int) -> (word: Int, end: Int)? {
        match(text.span, at: at, end: end)
    }

    /// The first word in the span, and where it stands.
    public func first(in text: [UInt8], _ span: ByteSpan) -> (word: Int, at: Int, end: Int)? {
        let text = text.span
        var at = max(0, span.start)
        let end = min(span.end, text.count)
        while at < end {
            at = skip(text, from: at, end: end)
            if at >= end { return nil }
            if let (word, wordEnd) = match(text, at: at, end: end) { return (word, at, wordEnd) }
            at &+= characterLength(text[unchecked: at])
        }
        return nil
    }

    /// Steps over Chinese characters that begin no word. `at` and `end` lie inside the text.
    @inlinable
    @inline(__always)
    public func skip(_ text: Span<UInt8>, from at: Int, end: Int) -> Int {
        precondition(at >= 0 && end <= text.count)
        var at = at
        while at &+ 3 <= end, text[unchecked: at] &- 0xE4 <= 5, !begins(text, at) { at &+= 3 }
        return at
    }

    /// Steps over Chinese characters up to the first word. `at` and `end` lie inside the text.
    public func stepOver(_ text: Span<UInt8>, from at: Int, end: Int) -> Int {
        precondition(at >= 0 && end <= text.count)
        var at = at
        while at &+ 3 <= end, text[unchecked: at] &- 0xE4 <= 5 {
            if begins(text, at), mayGoOn(text, at, end), longest(text, at, end) != nil { break }
            at &+= 3
        }
        return at
    }

    /// Whether the character of three bytes at `at`, all of them inside, begins a word.
    @inlinable
    @inline(__always)
    func begins(_ text: Span<UInt8>, _ at: Int) -> Bool {
        firsts[WordTable.tail(text, at)] & (1 &<< UInt32(text[unchecked: at] & 15)) != 0
    }

    /// Whether the character of three bytes at `at` may be a word, or begin one with the next; true says little.
    @inlinable
    @inline(__always)
    func mayGoOn(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
        let next = at &+ 3
        // Only a pair of two characters of three bytes each is looked up.
        guard next &+ 3 <= end, text[unchecked: next] >= 0xE0, text[unchecked: next] < 0xF0 else { return true }
        let pair = WordTable.pair(WordTable.character(text, at), WordTable.character(text, next))
        return pairs[Int(pair &>> 6)] & (1 &<< UInt64(pair & 63)) != 0
            || firsts[WordTable.tail(text, at)] & (0x1_0000 &<< UInt32(text[unchecked: at] & 15)) != 0
    }

    /// One of 65536 numbers for two characters.
    @inlinable
    @inline(__always)
    static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
        (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) &>> 16
    }

    /// The last twelve bits of the character of three bytes at `at`, all of them inside.
    @inlinable
    @inline(__always)
    static func tail(_ text: Span<UInt8>, _ at: Int) -> Int {
        Int(text[unchecked: at &+ 1] & 0x3F) &<< 6 | Int(text[unchecked: at &+ 2] & 0x3F)
    }

    /// The character of three bytes at `at`, all of them inside.
    @inlinable
    @inline(__always)
    static func character(_ text: Span<UInt8>, _ at: Int) -> UInt32 {
        UInt32(text[unchecked: at] & 15) &<< 12 | UInt32(truncatingIfNeeded: tail(text, at))
    }

    @usableFromInline
    func beginsWith(letter: UInt8) -> Bool {
        (letter < 0x40 ? letters.0 : letters.1) & (1 &<< UInt64(letter & 0x3F)) != 0
    }

    /// Walks the tree from `at` on, as far as it goes; both ends lie inside the text.
    @usableFromInline
    func longest(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> (word: Int, end: Int)? {
        var word = 0
        var wordEnd = at
        var node: UInt32 = 0
        var place = at
        while place < end {
            let lead = text[unchecked: place]
            let character: UInt32
            if lead >= 0xE0 {
                guard lead < 0xF0, place &+ 3 <= end else { break }
                character = WordTable.character(text, place)
                place &+= 3
            } else if lead < 0x80 {
                if lead == 0x20, place > at {
                    // Behind a Latin letter a blank parts words.
                    if place > at &+ 1, text[unchecked: place &- 1] < 0x80, text[unchecked: place &- 1] != 0x20 {
                        break
                    }
                    place &+= 1
                    continue
                }
                character = UInt32(lead)
                place &+= 1
            } else {
                guard lead >= 0xC0, place &+ 2 <= end else { break }
                character = UInt32(lead & 0x1F) &<< 6 | UInt32(text[unchecked: place &+ 1] & 0x3F)
                place &+= 2
            }
            let step = steps[WordTable.place(node &<< 16 | character, steps, stepBits)]
            if step.key == 0 { break }
            node = UInt32(step.next)
            if step.word > 0 {
                word = Int(step.word)
                wordEnd = place
            }
        }
        return word > 0 ? (word &- 1, wordEnd) : nil
    }

    /// Where the step with this key stands, or could be put.
    @inline(__always)
    private static func place(_ key: UInt32, _ steps: UnsafeMutablePointer<Step>, _ bits: UInt32) -> Int {
        let hash = (key ^ key &>> 15) &* 0x9E37_79B1
        var place = Int(hash &>> (32 &- bits))
        while steps[place].key != key, steps[place].key != 0 { place = (place &+ 1) & ((1 &<< Int(bits)) &- 1) }
        return place
    }
}
