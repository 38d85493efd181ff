/// The features of one place, each once.
final class FeatureSet {
    private var table: UnsafeMutableBufferPointer<UInt32>
    private(set) var features: [UInt32] = []
    private var hasZero = false

    init() {
        table = .allocate(capacity: 1 << 13)
        table.initialize(repeating: 0)
        features.reserveCapacity(1 << 12)
    }

    deinit { table.deallocate() }

    func removeAll() {
        features.removeAll(keepingCapacity: true)
        table.update(repeating: 0)
        hasZero = false
    }

    @inline(__always)
    func insert(_ feature: UInt32) {
        var slot = Int(feature) & (table.count - 1)
        while table[slot] != 0 {
            if table[slot] == feature { return }
            slot = (slot + 1) & (table.count - 1)
        }
        if feature == 0 {
            if hasZero { return }
            hasZero = true
        }
        table[slot] = feature
        features.append(feature)
        if features.count * 2 > table.count { grow() }
    }

    @inline(never)
    private func grow() {
        let larger = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: table.count * 2)
        larger.initialize(repeating: 0)
        table.deallocate()
        table = larger
        for feature in features where feature != 0 {
            var slot = Int(feature) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = feature
        }
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
