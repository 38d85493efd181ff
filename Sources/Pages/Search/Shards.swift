/// Which of a number of places hold which features: the one structure of the search index, on every floor of its tree.
///
/// A feature's 32 bits say where it is noted: the first ones name the block (a file of about a kilobyte), the next ones
/// the entry in it. Entries are sorted; each says by how much its key is larger (Rice), how many places there are or
/// how many are missing (gamma), and which (Rice again). What stands everywhere costs a bit or two. Six more bits of key
/// than needed make one wrong answer in 64 for a feature that is nowhere: a place too many, which the text refutes.
struct Shards {
    /// Feature and index, one in each half; the index is counted from 1.
    private var table: [UInt64]
    private(set) var features: [UInt32] = []
    private var counts: [UInt32] = []
    /// Index and place, one in each half, in order of places.
    private var marks: [UInt64] = []

    static let spareBits = 6
    static let blockBytes = 900

    init() { table = Array(repeating: 0, count: 1 << 13) }

    /// Notes that a place has a feature. Places come in order, and each tells a feature once.
    @inline(__always)
    mutating func add(_ feature: UInt32, place: Int) {
        let mask = table.count - 1
        var slot = Int(feature) & mask
        while table[slot] != 0, UInt32(truncatingIfNeeded: table[slot] >> 32) != feature { slot = (slot + 1) & mask }
        if table[slot] == 0 {
            features.append(feature)
            counts.append(0)
            table[slot] = UInt64(feature) << 32 | UInt64(features.count)
            marks.append(UInt64(features.count - 1) << 32 | UInt64(place))
            counts[features.count - 1] = 1
            if features.count * 2 > table.count { grow() }
        } else {
            let index = (table[slot] & 0xFFFF_FFFF) - 1
            counts[Int(index)] += 1
            marks.append(index << 32 | UInt64(place))
        }
    }

    @inline(never)
    private mutating func grow() {
        table = Array(repeating: 0, count: table.count * 4)
        let mask = table.count - 1
        for (index, feature) in features.enumerated() {
            var slot = Int(feature) & mask
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = UInt64(feature) << 32 | UInt64(index + 1)
        }
    }

    /// The blocks, and how a feature's bits are to be read.
    struct Blocks {
        /// How many bits name the block.
        var blockBits: Int
        /// How many bits after those name the entry.
        var keyBits: Int
        var blocks: [[UInt8]]
    }

    /// Writes the blocks for `places` places.
    func blocks(places: Int) -> Blocks {
        // Places by feature.
        var starts = [Int](repeating: 0, count: features.count + 1)
        for (index, count) in counts.enumerated() { starts[index + 1] = starts[index] + Int(count) }
        var ends = starts
        var lists = [UInt32](repeating: 0, count: marks.count)
        for mark in marks {
            let index = Int(mark >> 32)
            lists[ends[index]] = UInt32(truncatingIfNeeded: mark)
            ends[index] += 1
        }
        var bits = 0
        for count in counts { bits += Shards.estimate(Int(count), of: places) }
        let blockBits = Shards.bits(toHold: max(1, bits / 8 / Shards.blockBytes))
        let keyBits = min(
            32 - blockBits, Shards.bits(toHold: max(1, features.count >> blockBits)) + Shards.spareBits)
        // Sorted as one number: the feature, and its index behind it.
        var order = features.indices.map { UInt64(features[$0]) << 32 | UInt64($0) }
        order.sort()
        var blocks: [[UInt8]] = []
        var next = 0
        var merged: [UInt32] = []
        for block in 0..<(1 << blockBits) {
            var entries: [(key: UInt32, range: Range<Int>)] = []
            while next < order.count, Shards.top(UInt32(order[next] >> 32), blockBits) == UInt32(block) {
                let index = Int(order[next] & 0xFFFF_FFFF)
                let key = Shards.top(features[index] << UInt32(blockBits), keyBits)
                entries.append((key, starts[index]..<starts[index + 1]))
                next += 1
            }
            var writer = BitWriter()
            var previous: Int64 = -1
            let distinct = entries.indices.count { $0 == 0 || entries[$0].key != entries[$0 - 1].key }
            writer.gamma(UInt32(distinct + 1))
            let parameter = Shards.parameter(1 << keyBits, among: distinct)
            var at = 0
            while at < entries.count {
                let key = entries[at].key
                merged.removeAll(keepingCapacity: true)
                merged += lists[entries[at].range]
                at += 1
                if at < entries.count, entries[at].key == key {
                    while at < entries.count, entries[at].key == key {
                        merged += lists[entries[at].range]
                        at += 1
                    }
                    merged = Set(merged).sorted()
                }
                writer.rice(UInt32(Int64(key) - previous - 1), parameter: parameter)
                previous = Int64(key)
                Shards.write(merged, of: places, into: &writer)
            }
            blocks.append(writer.finish())
        }
        return Blocks(blockBits: blockBits, keyBits: keyBits, blocks: blocks)
    }

    /// The places that have it, or those that have not, whichever is shorter.
    private static func write(_ places: [UInt32], of total: Int, into writer: inout BitWriter) {
        if places.count * 2 <= total {
            writer.gamma(UInt32(2 * places.count - 1))
            gaps(places, of: total, into: &writer)
        } else {
            var missing: [UInt32] = []
            var next = 0
            for place in 0..<UInt32(total) {
                if next < places.count, places[next] == place { next += 1 } else { missing.append(place) }
            }
            writer.gamma(UInt32(2 * missing.count + 2))
            gaps(missing, of: total, into: &writer)
        }
    }

    private static func gaps(_ places: [UInt32], of total: Int, into writer: inout BitWriter) {
        let parameter = parameter(total, among: places.count)
        var previous: UInt32 = 0
        for place in places {
            writer.rice(place - previous, parameter: parameter)
            previous = place + 1
        }
    }

    /// The Rice parameter for `count` of `total` places.
    private static func parameter(_ total: Int, among count: Int) -> Int {
        bits(toHold: max(1, total / (count + 1) / 2 + 1))
    }

    private static func estimate(_ count: Int, of total: Int) -> Int {
        let listed = min(count, total - count)
        let each = parameter(total, among: listed) + 2
        return spareBits + 3 + 2 * (Int.bitWidth - (listed + 1).leadingZeroBitCount) + listed * each
    }

    /// The number of bits that tell `count` things apart.
    private static func bits(toHold count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount }

    /// The highest bits.
    private static func top(_ value: UInt32, _ bits: Int) -> UInt32 { bits == 0 ? 0 : value >> UInt32(32 - bits) }
}
