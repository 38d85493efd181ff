/// Which of a number of places hold which features: the one structure of the search index, on every floor of its tree.
///
/// A feature's 32 bits say where it is noted: the first ones name the block (about a kilobyte), the next ones
/// the entry in it. Entries are sorted; each says by how much its key is larger (Rice), how many places there are or
/// how many are missing (gamma), and which (Rice again). What stands everywhere costs a bit or two. Six more bits of key
/// than needed make one wrong answer in 64 for a feature that is nowhere: a place too many, which the text refutes.
struct Shards: ~Copyable {
    /// Feature and index, one in each half; the index is counted from 1.
    private var table: UnsafeMutableBufferPointer<UInt64>
    private var features: [UInt32] = []
    /// Index and place, one in each half, in order of places.
    private var marks: UnsafeMutableBufferPointer<UInt64>
    private var markCount = 0

    static let spareBits = 6
    static let blockBytes = 900

    init() {
        table = .allocate(capacity: 1 << 13)
        table.initialize(repeating: 0)
        marks = .allocate(capacity: 1 << 13)
    }

    deinit {
        table.deallocate()
        marks.deallocate()
    }

    /// Notes that a place has a feature. Places come in order, and each tells a feature once.
    @inline(__always)
    mutating func add(_ feature: UInt32, place: Int) {
        let mask = table.count - 1
        var slot = Int(feature) & mask
        while table[slot] != 0, UInt32(truncatingIfNeeded: table[slot] >> 32) != feature { slot = (slot &+ 1) & mask }
        if table[slot] == 0 {
            features.append(feature)
            table[slot] = UInt64(feature) << 32 | UInt64(features.count)
        }
        if markCount == marks.count { growMarks() }
        marks[markCount] = ((table[slot] & 0xFFFF_FFFF) - 1) << 32 | UInt64(place)
        markCount += 1
        if features.count * 2 > mask { grow() }
    }

    @inline(never)
    private mutating func grow() {
        let size = table.count * 4
        table.deallocate()
        table = .allocate(capacity: size)
        table.initialize(repeating: 0)
        for (index, feature) in features.enumerated() {
            var slot = Int(feature) & (size - 1)
            while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
            table[slot] = UInt64(feature) << 32 | UInt64(index + 1)
        }
    }

    @inline(never)
    private mutating func growMarks() {
        let few = marks
        marks = .allocate(capacity: few.count * 2)
        _ = marks.initialize(fromContentsOf: few)
        few.deallocate()
    }

    /// The blocks, and how a feature's bits are to be read.
    struct Blocks {
        /// All features, sorted.
        var features: [UInt32]
        /// How many bits name the block.
        var blockBits: Int
        /// How many bits after those name the entry.
        var keyBits: Int
        /// One after the other.
        var bytes: [UInt8]
        /// Where each ends.
        var ends: [Int]

        /// Calls `body` for each block.
        func forEachBlock(_ body: (UnsafeRawBufferPointer) -> Void) {
            bytes.withUnsafeBytes { buffer in
                var start = 0
                for end in ends {
                    body(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
                    start = end
                }
            }
        }
    }

    /// Writes the blocks for `places` places.
    func blocks(places: Int) -> Blocks {
        // Places by feature.
        var ends = [Int](repeating: 0, count: features.count + 1)
        for mark in marks[..<markCount] { ends[Int(mark >> 32) + 1] += 1 }
        var bits = 0
        for index in features.indices {
            bits += Shards.estimate(ends[index + 1], of: places)
            ends[index + 1] += ends[index]
        }
        let lists = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: markCount)
        defer { lists.deallocate() }
        // What is filled ends where the next one began.
        for mark in marks[..<markCount] {
            let index = Int(mark >> 32)
            lists[ends[index]] = UInt32(truncatingIfNeeded: mark)
            ends[index] += 1
        }
        func list(_ entry: UInt64) -> UnsafeBufferPointer<UInt32> {
            let index = Int(entry & 0xFFFF_FFFF)
            return UnsafeBufferPointer(rebasing: lists[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
        }
        let blockBits = Shards.bits(toHold: max(1, bits / 8 / Shards.blockBytes))
        let keyBits = min(
            32 - blockBits, Shards.bits(toHold: max(1, features.count >> blockBits)) + Shards.spareBits)
        // Sorted as one number: the feature, and its index behind it.
        var order = features.indices.map { UInt64(features[$0]) << 32 | UInt64($0) }
        order.sort()
        func key(_ entry: UInt64) -> UInt32 { Shards.top(UInt32(entry >> 32) << UInt32(blockBits), keyBits) }
        var writer = BitWriter()
        var blockEnds: [Int] = []
        var at = 0
        for block in 0..<(1 << blockBits) {
            var end = at
            var distinct = 0
            while end < order.count, Shards.top(UInt32(order[end] >> 32), blockBits) == UInt32(block) {
                if end == at || key(order[end]) != key(order[end - 1]) { distinct += 1 }
                end += 1
            }
            var previous: Int64 = -1
            writer.gamma(UInt32(distinct + 1))
            let parameter = Shards.parameter(1 << keyBits, among: distinct)
            while at < end {
                let first = at
                let key = key(order[first])
                at += 1
                while at < end, Shards.top(UInt32(order[at] >> 32) << UInt32(blockBits), keyBits) == key { at += 1 }
                writer.rice(UInt32(Int64(key) - previous - 1), parameter: parameter)
                previous = Int64(key)
                if at == first + 1 {
                    Shards.write(list(order[first]), of: places, into: &writer)
                } else {
                    let merged = Set(order[first..<at].flatMap(list)).sorted()
                    merged.withUnsafeBufferPointer { Shards.write($0, of: places, into: &writer) }
                }
            }
            writer.endByte()
            blockEnds.append(writer.bytes.count)
        }
        return Blocks(
            features: order.map { UInt32($0 >> 32) }, blockBits: blockBits, keyBits: keyBits, bytes: writer.bytes,
            ends: blockEnds)
    }

    /// The places that have it, or those that have not, whichever is shorter.
    private static func write(_ places: UnsafeBufferPointer<UInt32>, of total: Int, into writer: inout BitWriter) {
        var next: UInt32 = 0
        if places.count * 2 <= total {
            writer.gamma(UInt32(2 * places.count - 1))
            let parameter = parameter(total, among: places.count)
            for place in places {
                writer.rice(place - next, parameter: parameter)
                next = place + 1
            }
        } else {
            let missing = total - places.count
            writer.gamma(UInt32(2 * missing + 2))
            let parameter = parameter(total, among: missing)
            // How many places stand between one that is missing and the next.
            var between: UInt32 = 0
            for place in places {
                for _ in next..<place {
                    writer.rice(between, parameter: parameter)
                    between = 0
                }
                between += 1
                next = place + 1
            }
            for _ in next..<UInt32(total) {
                writer.rice(between, parameter: parameter)
                between = 0
            }
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
