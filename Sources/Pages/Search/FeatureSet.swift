/// The features of one place, each once.
final class FeatureSet {
    // Only one thread has it, and no method calls another while it changes these.
    @exclusivity(unchecked) private var table: UnsafeMutableBufferPointer<UInt32>
    @exclusivity(unchecked) private var list: UnsafeMutableBufferPointer<UInt32>
    @exclusivity(unchecked) private var count = 0
    @exclusivity(unchecked) private var hasZero = false

    init() {
        table = .allocate(capacity: 1 << 12)
        table.initialize(repeating: 0)
        list = .allocate(capacity: 1 << 11)
    }

    deinit {
        table.deallocate()
        list.deallocate()
    }

    /// What was inserted, in the order it came.
    var features: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(rebasing: list[..<count]) }

    func removeAll() {
        count = 0
        table.update(repeating: 0)
        hasZero = false
    }

    @inline(__always)
    private func insert(_ feature: UInt32) {
        let mask = table.count - 1
        var slot = Int(feature) & mask
        while table[slot] != 0 {
            if table[slot] == feature { return }
            slot = (slot + 1) & mask
        }
        if feature == 0 {
            if hasZero { return }
            hasZero = true
        }
        table[slot] = feature
        list[count] = feature
        count += 1
        if count == list.count { grow() }
    }

    @inline(never)
    private func grow() {
        let known = list
        list = .allocate(capacity: known.count * 2)
        table.deallocate()
        table = .allocate(capacity: known.count * 4)
        table.initialize(repeating: 0)
        for place in 0..<count {
            let feature = known[place]
            list[place] = feature
            if feature == 0 { continue }
            var slot = Int(feature) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = feature
        }
        known.deallocate()
    }

    /// Takes in what the lines hold. `singles` also notes every character by itself.
    func insert(_ lines: UnsafeBufferPointer<UInt16>, singles: Bool = false) {
        var at = 0
        while at < lines.count {
            var end = at
            while end < lines.count, lines[end] != 0x0A { end += 1 }
            if end > at, lines[at] != SearchText.partMark {
                insert(line: UnsafeBufferPointer(rebasing: lines[at..<end]), singles: singles)
            }
            at = end + 1
        }
    }

    private func insert(line: UnsafeBufferPointer<UInt16>, singles: Bool) {
        // The two tokens before, and the feature of the one before where it is a short word.
        var (second, first, short): (UInt32, UInt32, UInt32) = (0, 0, 0)
        Tokens.forEach(line) { code, word, isShort in
            if code == Tokens.word {
                insert(word)
            } else if singles {
                insert(Feature.single(code))
            }
            if first != 0 {
                insert(Feature.pair(first, code))
                if short != 0 { insert(Feature.pair(short, code)) }
                if second != 0, Tokens.joins(first), !Tokens.joins(second), !Tokens.joins(code) {
                    insert(Feature.triple(second, first, code))
                }
            }
            (second, first, short) = (first, code, isShort ? word : 0)
        }
    }
}
