/// Finds the longest of many words at a place in a text, and the first of them in a span.
///
/// A bit for each character that begins a word turns most places away after one look. Words are
/// compared from their second character on, the longest first. A blank inside a word of the text is stepped
/// over: pages that were wrapped leave them.
public final class WordTable: Sendable {
    private struct Entry {
        var start: UInt32
        var count: UInt16
        var word: UInt16
        /// The second character's bytes, to turn most entries away at once.
        var next: UInt32
    }

    // Written once in `init`, read-only afterwards.
    nonisolated(unsafe) private let begins: UnsafeMutablePointer<UInt64>
    nonisolated(unsafe) private let firsts: UnsafeMutablePointer<UInt16>
    nonisolated(unsafe) private let entries: UnsafeMutablePointer<Entry>
    nonisolated(unsafe) private let phrases: UnsafeMutablePointer<UInt8>
    /// The bytes of the longest word.
    public let longest: Int

    public init(_ words: [(phrase: [UInt8], word: Int)]) {
        begins = .allocate(capacity: 1024)
        begins.initialize(repeating: 0, count: 1024)
        firsts = .allocate(capacity: 0x10001)
        firsts.initialize(repeating: 0, count: 0x10001)
        let total = words.reduce(0) { $0 + $1.phrase.count }
        entries = .allocate(capacity: max(1, words.count))
        phrases = .allocate(capacity: max(1, total))
        longest = words.lazy.map(\.phrase.count).max() ?? 0
        var byFirst: [Int: [(phrase: [UInt8], word: Int)]] = [:]
        for entry in words where !entry.phrase.isEmpty {
            byFirst[WordTable.key(of: entry.phrase), default: []].append(entry)
        }
        var entryCount = 0
        var byteCount = 0
        for key in 0..<0x10000 {
            firsts[key] = UInt16(entryCount)
            guard let found = byFirst[key] else { continue }
            begins[key >> 6] |= 1 << UInt64(key & 63)
            for (phrase, word) in found.sorted(by: { $0.phrase.count > $1.phrase.count }) {
                let lead = characterLength(phrase[0])
                (entries + entryCount).initialize(
                    to: Entry(
                        start: UInt32(byteCount), count: UInt16(phrase.count), word: UInt16(word),
                        next: phrase.count >= lead + 3 ? WordTable.three(phrase, lead) : 0))
                entryCount += 1
                for byte in phrase {
                    (phrases + byteCount).initialize(to: byte)
                    byteCount += 1
                }
            }
        }
        firsts[0x10000] = UInt16(entryCount)
    }

    /// Words numbered in their order.
    public convenience init(_ words: [StaticString]) {
        self.init(words.enumerated().map { (Array($1.description.utf8), $0) })
    }

    deinit {
        begins.deallocate()
        firsts.deallocate()
        entries.deallocate()
        phrases.deallocate()
    }

    /// The longest word at `at`, and where it ends.
    @inline(__always)
    public func match(_ text: UnsafeBufferPointer<UInt8>, at: Int, end: Int) -> (word: Int, end: Int)? {
        let end = min(end, text.count)
        guard at >= 0, at < end else { return nil }
        let lead = text[at]
        let key: Int
        let length: Int
        if lead >= 0xE0, lead < 0xF0 {
            guard at + 3 <= end else { return nil }
            key = Int(lead & 0x0F) << 12 | Int(text[at + 1] & 0x3F) << 6 | Int(text[at + 2] & 0x3F)
            length = 3
        } else if lead < 0x80 {
            key = Int(lead)
            length = 1
        } else {
            return nil
        }
        guard begins[key >> 6] & (1 << UInt64(key & 63)) != 0 else { return nil }
        return longest(text, at + length, length, key, end)
    }

    public func match(_ text: [UInt8], at: Int, end: Int) -> (word: Int, end: Int)? {
        text.withUnsafeBufferPointer { match($0, at: at, end: end) }
    }

    private func longest(
        _ text: UnsafeBufferPointer<UInt8>, _ second: Int, _ lead: Int, _ key: Int, _ end: Int
    ) -> (word: Int, end: Int)? {
        let afterLead = second
        var second = second
        while second < end, text[second] == 0x20 { second += 1 }
        let next: UInt32 =
            second + 3 <= end
            ? UInt32(text[second]) << 16 | UInt32(text[second + 1]) << 8 | UInt32(text[second + 2]) : 0
        for i in Int(firsts[key])..<Int(firsts[key + 1]) {
            let entry = entries[i]
            if entry.next != 0, entry.next != next { continue }
            let count = Int(entry.count)
            let phrase = phrases + Int(entry.start)
            var k = lead
            var place = second
            while k < count, place < end {
                if text[place] == phrase[k] {
                    k += 1
                } else if text[place] != 0x20 || phrase[k - 1] < 0x80 {
                    break
                }
                place += 1
            }
            if k == count { return (Int(entry.word), count == lead ? afterLead : place) }
        }
        return nil
    }

    /// The first word in the span, and where it stands.
    public func first(in text: [UInt8], _ span: ByteSpan) -> (word: Int, at: Int, end: Int)? {
        text.withUnsafeBufferPointer { text in
            var at = max(0, span.start)
            let end = min(span.end, text.count)
            while at < end {
                if let (word, wordEnd) = match(text, at: at, end: end) { return (word, at, wordEnd) }
                at += characterLength(text[at])
            }
            return nil
        }
    }

    private static func key(of phrase: [UInt8]) -> Int {
        let lead = phrase[0]
        if lead < 0x80 { return Int(lead) }
        precondition(lead >= 0xE0 && lead < 0xF0 && phrase.count >= 3, "a word begins with a character of one or three bytes")
        return Int(lead & 0x0F) << 12 | Int(phrase[1] & 0x3F) << 6 | Int(phrase[2] & 0x3F)
    }

    private static func three(_ phrase: [UInt8], _ at: Int) -> UInt32 {
        UInt32(phrase[at]) << 16 | UInt32(phrase[at + 1]) << 8 | UInt32(phrase[at + 2])
    }
}
