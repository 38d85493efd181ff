/// Text in about a quarter of its bytes, unpacked by twenty lines of script.
///
/// UTF-16 units, one after the other: what repeats is a length and a distance; Chinese characters take two bytes, the
/// most frequent ones and ASCII one.
///
///     00 hh ll         any unit
///     01…08 0B…1F      a frequent character
///     09 0A 20…7E      itself
///     80…9F d [d]      3 to 34 units again that stood d units before: one byte below 128, else two
///     A0…FF ll         a Chinese character, or one of some further ranges
enum PackedText {
    static let frequent = "，。、年的部门工作绩效目标支出预算项资金管理完成单位（）情"

    private static let ranges: [(first: UInt16, count: Int)] = [
        (0x4E00, 20992), (0x3000, 64), (0xFF00, 240), (0x2000, 1792),
    ]

    /// For each unit its one or two bytes; 0 where it has none.
    private static let codes: [UInt16] = {
        var codes = [UInt16](repeating: 0, count: 1 << 16)
        var next = 0xA000
        for (first, count) in ranges {
            for unit in Int(first)..<(Int(first) + count) {
                codes[unit] = UInt16(next)
                next += 1
            }
        }
        for unit in 0x20...0x7E { codes[unit] = UInt16(unit) }
        codes[0x09] = 0x09
        codes[0x0A] = 0x0A
        let places = Array(0x01...0x08) + Array(0x0B...0x1F)
        for (place, unit) in zip(places, frequent.utf16) { codes[Int(unit)] = UInt16(place) }
        return codes
    }()

    private static let longest = 34
    private static let farthest = 0x7FFF

    static func pack(_ units: UnsafeBufferPointer<UInt16>, into out: inout [UInt8]) {
        // No unit takes more than three bytes.
        out.append(addingCapacity: 3 * units.count) { span in
            span.withUnsafeMutableBufferPointer { room, written in
                written = withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << 12) { recent in
                    recent.initialize(repeating: 0)
                    return codes.withUnsafeBufferPointer { pack(units, $0, recent, into: room) }
                }
            }
        }
    }

    /// `recent` says where three units stood last; gives how many bytes were written.
    private static func pack(
        _ units: UnsafeBufferPointer<UInt16>, _ codes: UnsafeBufferPointer<UInt16>,
        _ recent: UnsafeMutableBufferPointer<Int32>, into out: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var (at, written) = (0, 0)
        let end = units.count
        // Where four units can be read.
        let stop = end - 3
        while at < stop {
            let three = three(units, at)
            let before = Int(recent[slot(three)])
            recent[slot(three)] = Int32(truncatingIfNeeded: at)
            let distance = at &- before
            // What was not seen is said to have stood at the beginning.
            guard Self.three(units, before) == three, distance > 0, distance <= farthest else {
                literal(units[at], codes, into: out, &written)
                at &+= 1
                continue
            }
            let length = sameUnits(units, before, at, atMost: min(longest, end &- at))
            out[written] = UInt8(truncatingIfNeeded: 0x80 &+ length &- 3)
            written &+= 1
            if distance >= 0x80 {
                out[written] = UInt8(truncatingIfNeeded: 0x80 | distance >> 8)
                written &+= 1
            }
            out[written] = UInt8(truncatingIfNeeded: distance)
            written &+= 1
            // The places inside are remembered too: what follows may begin anywhere.
            let next = at &+ length
            for inside in (at &+ 1)..<max(at &+ 1, min(next, stop)) {
                recent[slot(Self.three(units, inside))] = Int32(truncatingIfNeeded: inside)
            }
            at = next
        }
        while at < end {
            literal(units[at], codes, into: out, &written)
            at &+= 1
        }
        return written
    }

    /// Four units from a place on.
    @inline(__always)
    private static func four(_ units: UnsafeBufferPointer<UInt16>, _ at: Int) -> UInt64 {
        UnsafeRawBufferPointer(units).loadUnaligned(fromByteOffset: 2 &* at, as: UInt64.self).littleEndian
    }

    /// Three units from a place on; the fourth must be there.
    @inline(__always)
    private static func three(_ units: UnsafeBufferPointer<UInt16>, _ at: Int) -> UInt64 { four(units, at) << 16 }

    @inline(__always)
    private static func slot(_ three: UInt64) -> Int {
        Int(truncatingIfNeeded: (three &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }

    /// How many units are the same in two places, three being known to be.
    @inline(__always)
    private static func sameUnits(
        _ units: UnsafeBufferPointer<UInt16>, _ before: Int, _ at: Int, atMost most: Int
    ) -> Int {
        var length = 3
        while length &+ 4 <= most {
            let other = four(units, before &+ length) ^ four(units, at &+ length)
            if other != 0 { return length &+ other.trailingZeroBitCount / 16 }
            length &+= 4
        }
        while length < most, units[before &+ length] == units[at &+ length] { length &+= 1 }
        return length
    }

    @inline(__always)
    private static func literal(
        _ unit: UInt16, _ codes: UnsafeBufferPointer<UInt16>, into out: UnsafeMutableBufferPointer<UInt8>,
        _ written: inout Int
    ) {
        let code = codes[Int(unit)]
        if code == 0 {
            out[written] = 0
            out[written &+ 1] = UInt8(unit >> 8)
            out[written &+ 2] = UInt8(truncatingIfNeeded: unit)
            written &+= 3
        } else {
            // One byte or two: which cannot be foretold, so two are written and the second may not count.
            let isWide = code >= 0x100
            out[written] = UInt8(truncatingIfNeeded: isWide ? code >> 8 : code)
            out[written &+ 1] = UInt8(truncatingIfNeeded: code)
            written &+= isWide ? 2 : 1
        }
    }
}
