/// Finds the longest of many words at a place in a text, and the first of them in a span.
///
/// A bit for each character that begins a word turns most places away after one look. The rest are looked up
/// by their first two characters, and only the words that begin with both are compared, the longest first.
/// A blank inside a word of the text is stepped over: pages that were wrapped leave them.
public final class WordTable: Sendable {
    private struct Entry {
        var start: UInt32
        var count: UInt16
        var word: UInt16
        var beginning: Beginning
    }

    /// A word's first character, and the three bytes after it: 0 where it has no more.
    @usableFromInline
    struct Beginning: Hashable {
        @usableFromInline var first: UInt32
        @usableFromInline var next: UInt32

        @inlinable
        init(first: UInt32, next: UInt32) {
            self.first = first
            self.next = next
        }

        /// Mixes both, so that the highest bits tell words apart.
        @inlinable
        var hash: UInt32 { ((first &* 0x9E37_79B1) ^ (next &* 0x85EB_CA6B)) &* 0xC2B2_AE35 }
    }

    // Written once in `init`, read-only afterwards.
    /// A bit for each character that begins a word.
    @usableFromInline nonisolated(unsafe) let begins: UnsafeMutablePointer<UInt64>
    /// A bit for each character that is a word alone.
    @usableFromInline nonisolated(unsafe) let singles: UnsafeMutablePointer<UInt64>
    /// For each beginning, hashed, where its entries start, counted from 1. 0 is free.
    @usableFromInline nonisolated(unsafe) let slots: UnsafeMutablePointer<UInt16>
    @usableFromInline let slotBits: UInt32
    nonisolated(unsafe) private let entries: UnsafeMutablePointer<Entry>
    private let entryCount: Int
    nonisolated(unsafe) private let phrases: UnsafeMutablePointer<UInt8>

    public init(_ words: [(phrase: [UInt8], word: Int)]) {
        let words = words.filter { !$0.phrase.isEmpty }
        precondition(words.count < Int(UInt16.max), "a table has at most 65534 words")
        begins = .allocate(capacity: 1024)
        begins.initialize(repeating: 0, count: 1024)
        singles = .allocate(capacity: 1024)
        singles.initialize(repeating: 0, count: 1024)
        // At most one slot in four is taken.
        slotBits = UInt32(max(4, 64 - (words.count * 4).leadingZeroBitCount))
        slots = .allocate(capacity: 1 << slotBits)
        slots.initialize(repeating: 0, count: 1 << slotBits)
        entries = .allocate(capacity: max(1, words.count))
        entryCount = words.count
        phrases = .allocate(capacity: max(1, words.reduce(0) { $0 + $1.phrase.count }))
        var at = 0
        var byteCount = 0
        for (beginning, group) in Dictionary(grouping: words, by: { WordTable.beginning(of: $0.phrase) }) {
            WordTable.set(begins, beginning.first)
            if beginning.next == 0 { WordTable.set(singles, beginning.first) }
            var slot = slot(beginning)
            while slots[slot] != 0 { slot = (slot + 1) & ((1 << Int(slotBits)) - 1) }
            slots[slot] = UInt16(at + 1)
            for (phrase, word) in group.sorted(by: { $0.phrase.count > $1.phrase.count }) {
                (entries + at).initialize(
                    to: Entry(
                        start: UInt32(byteCount), count: UInt16(phrase.count), word: UInt16(word), beginning: beginning)
                )
                at += 1
                for byte in phrase {
                    (phrases + byteCount).initialize(to: byte)
                    byteCount += 1
                }
            }
        }
    }

    /// Words numbered in their order.
    public convenience init(_ words: [StaticString]) {
        self.init(words.enumerated().map { (Array($1.description.utf8), $0) })
    }

    deinit {
        begins.deallocate()
        singles.deallocate()
        slots.deallocate()
        entries.deallocate()
        phrases.deallocate()
    }

    /// The longest word at `at`, and where it ends.
    @inlinable
    @inline(__always)
    public func match(_ text: UnsafeBufferPointer<UInt8>, at: Int, end: Int) -> (word: Int, end: Int)? {
        let end = min(end, text.count)
        guard at >= 0, at < end else { return nil }
        let lead = text[at]
        if lead >= 0xE0, lead < 0xF0, at + 3 <= end {
            let first = UInt32(lead & 0x0F) << 12 | UInt32(text[at + 1] & 0x3F) << 6 | UInt32(text[at + 2] & 0x3F)
            guard WordTable.has(begins, first), WordTable.has(singles, first) || mayGoOn(text, first, at + 3, end)
            else { return nil }
            return longest(text, first, length: 3, at, end)
        }
        return lead < 0x80 && WordTable.has(begins, UInt32(lead))
            ? longest(text, UInt32(lead), length: 1, at, end) : nil
    }

    public func match(_ text: [UInt8], at: Int, end: Int) -> (word: Int, end: Int)? {
        text.withUnsafeBufferPointer { match($0, at: at, end: end) }
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

    /// Whether some word that begins with `first` may go on at `second`; true says little.
    @inlinable
    @inline(__always)
    func mayGoOn(_ text: UnsafeBufferPointer<UInt8>, _ first: UInt32, _ second: Int, _ end: Int) -> Bool {
        guard second + 3 <= end, text[second] != 0x20 else { return true }
        let next = UInt32(text[second]) << 16 | UInt32(text[second + 1]) << 8 | UInt32(text[second + 2])
        return slots[slot(Beginning(first: first, next: next))] != 0
    }

    @inlinable
    @inline(__always)
    static func has(_ bits: UnsafeMutablePointer<UInt64>, _ character: UInt32) -> Bool {
        bits[Int(character >> 6)] & (1 << UInt64(character & 63)) != 0
    }

    private static func set(_ bits: UnsafeMutablePointer<UInt64>, _ character: UInt32) {
        bits[Int(character >> 6)] |= 1 << UInt64(character & 63)
    }

    @inlinable
    @inline(__always)
    func slot(_ beginning: Beginning) -> Int { Int(beginning.hash >> (32 &- slotBits)) }

    /// The longest word whose first character, of `length` bytes, stands at `at`.
    @usableFromInline
    func longest(_ text: UnsafeBufferPointer<UInt8>, _ first: UInt32, length: Int, _ at: Int, _ end: Int) -> (
        word: Int, end: Int
    )? {
        let afterFirst = at + length
        var second = afterFirst
        while second < end, text[second] == 0x20 { second += 1 }
        if second + 3 <= end {
            let next = UInt32(text[second]) << 16 | UInt32(text[second + 1]) << 8 | UInt32(text[second + 2])
            if let found = longest(text, Beginning(first: first, next: next), length, second, end) { return found }
        }
        guard let (word, wordEnd) = longest(text, Beginning(first: first, next: 0), length, second, end) else {
            return nil
        }
        return (word, wordEnd == second ? afterFirst : wordEnd)
    }

    /// The longest word with this beginning that goes on at `second`.
    @inline(__always)
    private func longest(
        _ text: UnsafeBufferPointer<UInt8>, _ beginning: Beginning, _ length: Int, _ second: Int, _ end: Int
    ) -> (word: Int, end: Int)? {
        var slot = slot(beginning)
        while slots[slot] != 0, entries[Int(slots[slot]) - 1].beginning != beginning {
            slot = (slot + 1) & ((1 << Int(slotBits)) - 1)
        }
        guard slots[slot] != 0 else { return nil }
        var i = Int(slots[slot]) - 1
        while i < entryCount, entries[i].beginning == beginning {
            let phrase = phrases + Int(entries[i].start)
            let count = Int(entries[i].count)
            // The three bytes after the first character are known to be the same.
            let known = beginning.next == 0 ? 0 : 3
            var k = length &+ known
            var place = second &+ known
            while k < count, place < end {
                if text[place] == phrase[k] {
                    k &+= 1
                } else if text[place] != 0x20 || phrase[k &- 1] < 0x80 {
                    break
                }
                place &+= 1
            }
            if k == count { return (Int(entries[i].word), place) }
            i += 1
        }
        return nil
    }

    private static func beginning(of phrase: [UInt8]) -> Beginning {
        let lead = phrase[0]
        let length = characterLength(lead)
        precondition(
            lead < 0x80 || length == 3 && phrase.count >= 3, "a word begins with a character of one or three bytes")
        let first =
            length == 1
            ? UInt32(lead) : UInt32(lead & 0x0F) << 12 | UInt32(phrase[1] & 0x3F) << 6 | UInt32(phrase[2] & 0x3F)
        guard phrase.count >= length + 3 else { return Beginning(first: first, next: 0) }
        return Beginning(
            first: first,
            next: UInt32(phrase[length]) << 16 | UInt32(phrase[length + 1]) << 8 | UInt32(phrase[length + 2]))
    }
}
