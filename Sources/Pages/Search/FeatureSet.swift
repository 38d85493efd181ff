/// Finds the features of one text after the other, each once.
final class FeatureSet {
    private var table: UnsafeMutableBufferPointer<UInt32>
    private var list: UnsafeMutableBufferPointer<UInt32>
    /// The tokens of a line.
    private var codes: UnsafeMutableBufferPointer<UInt32>

    init() {
        codes = .allocate(capacity: 1 << 12)
        list = .allocate(capacity: 1 << 14)
        table = .allocate(capacity: 1 << 13)
    }

    deinit {
        table.deallocate()
        list.deallocate()
        codes.deallocate()
    }

    /// What the lines hold, in no order; valid until the next call. `singles` also notes every character by
    /// itself.
    func features(of lines: UnsafeBufferPointer<UInt16>, singles: Bool = false) -> UnsafeBufferPointer<UInt32> {
        // No token makes more than three.
        FeatureSet.reserve(3 * lines.count, in: &list)
        FeatureSet.reserve(lines.count, in: &codes)
        var all = 0
        var at = 0
        while at < lines.count {
            var end = at
            while end < lines.count, lines[end] != 0x0A { end += 1 }
            if end > at, lines[at] != SearchText.partMark {
                let line = UnsafeBufferPointer(rebasing: lines[at..<end])
                FeatureSet.note(line, singles: singles, codes: codes, in: list, &all)
            }
            at = end + 1
        }
        let size = 1 << (Int.bitWidth - (all + all / 2).leadingZeroBitCount)
        FeatureSet.reserve(size, in: &table)
        let few = UnsafeMutableBufferPointer(rebasing: table[..<size])
        return UnsafeBufferPointer(start: list.baseAddress, count: FeatureSet.keepFirst(all, of: list, few))
    }

    private static func reserve(_ count: Int, in buffer: inout UnsafeMutableBufferPointer<UInt32>) {
        guard count > buffer.count else { return }
        buffer.deallocate()
        buffer = .allocate(capacity: count)
    }

    /// Lists the features of a line as often as they come.
    private static func note(
        _ line: UnsafeBufferPointer<UInt16>, singles: Bool, codes: UnsafeMutableBufferPointer<UInt32>,
        in list: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int
    ) {
        var (length, found) = (0, count)
        // The feature of the token before, where it is a short word.
        var short: UInt32 = 0
        var isAfterMark = false
        Tokens.forEach(line) { code, word, isShort in
            if isAfterMark {
                if length > 1, !Tokens.joins(codes[length &- 2]), !Tokens.joins(code) {
                    list[found] = Feature.triple(codes[length &- 2], codes[length &- 1], code)
                    found &+= 1
                }
                isAfterMark = false
            }
            if Tokens.joins(code) { isAfterMark = true }
            codes[length] = code
            length &+= 1
            if short != 0 {
                list[found] = Feature.pair(short, code)
                found &+= 1
                short = 0
            }
            if code == Tokens.word {
                list[found] = word
                found &+= 1
                if isShort { short = word }
            }
        }
        if singles {
            for code in codes[..<length] where code != Tokens.word {
                list[found] = Feature.single(code)
                found += 1
            }
        }
        if length > 1 {
            for place in 1..<length { list[found &+ place &- 1] = Feature.pair(codes[place &- 1], codes[place]) }
            found += length - 1
        }
        count = found
    }

    /// Takes from the list what stands in it before; gives how many are left. The table is longer,
    /// a power of two.
    private static func keepFirst(
        _ count: Int, of list: UnsafeMutableBufferPointer<UInt32>, _ table: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        table.update(repeating: 0)
        let mask = table.count - 1
        var kept = 0
        var hasZero = false
        for place in 0..<count {
            let feature = list[place]
            if feature == 0 {
                if hasZero { continue }
                hasZero = true
            }
            var slot = Int(feature) & mask
            while table[slot] != feature, table[slot] != 0 { slot = (slot &+ 1) & mask }
            // Nothing tells beforehand whether it is new, so both are written the same way.
            let isNew = table[slot] == 0
            table[slot] = feature
            list[kept] = feature
            kept &+= isNew ? 1 : 0
        }
        return kept
    }
}
