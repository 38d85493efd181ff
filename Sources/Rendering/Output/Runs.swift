/// Which of the 128 ASCII characters cannot be written as they are.
@usableFromInline
struct Specials {
    @usableFromInline let low: UInt64
    @usableFromInline let high: UInt64

    @inlinable
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Control characters that neither HTML nor XML can hold, and the given ASCII characters. Folded by the compiler.
    @inlinable @inline(__always)
    init(_ a: UInt8, _ b: UInt8, _ c: UInt8 = 0, _ d: UInt8 = 0, _ e: UInt8 = 0, controls: UInt64 = Specials.forbidden)
    {
        func low(_ byte: UInt8) -> UInt64 { byte < 64 ? 1 << UInt64(byte) : 0 }
        func high(_ byte: UInt8) -> UInt64 { byte < 64 ? 0 : 1 << UInt64(byte & 63) }
        self.init(
            low: controls | low(a) | low(b) | low(c) | low(d) | low(e),
            high: 1 << 63 | high(a) | high(b) | high(c) | high(d) | high(e))
    }

    /// U+0000 to U+001F but tab, line feed and carriage return.
    @inlinable static var forbidden: UInt64 { 0xFFFF_FFFF & ~(1 << 9 | 1 << 10 | 1 << 13) }
    /// U+0000 to U+001F.
    @inlinable static var allControls: UInt64 { 0xFFFF_FFFF }

    @inlinable @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        ((byte < 64 ? low : high) >> UInt64(byte & 63)) & 1 != 0
    }

    /// Where the first of these characters stands; the end where none does. What is not ASCII is passed over, eight
    /// bytes at a time.
    @inlinable
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int? = nil) -> Int {
        let end = end ?? bytes.count
        guard let base = bytes.baseAddress else { return end }
        var at = start
        while at < end {
            let byte = base[at]
            if byte < 0x80 {
                if contains(byte) { return at }
                at &+= 1
            } else if at &+ 8 <= end {
                let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self).littleEndian
                at &+= (~word & 0x8080_8080_8080_8080).trailingZeroBitCount &>> 3
            } else {
                at &+= 1
            }
        }
        return end
    }
}

/// The walk that all escaping shares: runs that need nothing are found and copied whole.
@usableFromInline
enum Runs {
    /// Where the run of plain characters that begins at `start` ends.
    ///
    /// Ill-formed UTF-8, C1 controls and noncharacters end a run like specials do, so that what is written is always
    /// well-formed, whatever was read.
    @inlinable
    static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ specials: Specials) -> Int {
        let count = bytes.count
        guard let base = bytes.baseAddress else { return count }
        var at = start
        while at < count {
            var byte = base[at]
            if byte < 0x80 {
                repeat {
                    if specials.contains(byte) { return at }
                    at &+= 1
                    if at >= count { return count }
                    byte = base[at]
                } while byte < 0x80
            }
            if at &+ 7 < count, isPlainPair(base + at) {
                repeat { at &+= 6 } while at &+ 7 < count && isPlainPair(base + at)
            } else if at &+ 3 < count,
                UnsafeRawPointer(base + at).loadUnaligned(as: UInt32.self).littleEndian & 0xC0C0F0 == 0x8080E0,
                isUsual(lead: UInt64(byte)) || (byte == 0xEF && base[at &+ 1] == 0xBC)
            {
                // Three bytes: nearly every Chinese character.
                at &+= 3
            } else {
                let length = plainLength(bytes, at)
                if length == 0 { return at }
                at &+= length
            }
        }
        return count
    }

    /// Two characters of three bytes each, as most Chinese characters are; those that begin with E0, ED or EF are looked
    /// at by themselves.
    @inlinable @inline(__always)
    static func isPlainPair(_ bytes: UnsafePointer<UInt8>) -> Bool {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self).littleEndian
        return word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 && isUsual(lead: word) && isUsual(lead: word &>> 24)
    }

    /// Whether the lowest byte is one of E1 to EC, or EE: told by its last four bits.
    @inlinable @inline(__always)
    static func isUsual(lead: UInt64) -> Bool { 0b0101_1111_1111_1110 as UInt64 &>> (lead & 15) & 1 != 0 }

    /// The length of the character here; 0 where it is ill-formed or may not stand in a page.
    @usableFromInline
    static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let length = wellFormedLength(bytes, at)
        if length == 2, bytes[at] == 0xC2, bytes[at + 1] < 0xA0 { return 0 }
        if length == 3, bytes[at] == 0xEF {
            if bytes[at + 1] == 0xBF, bytes[at + 2] >= 0xBE { return 0 }
            if bytes[at + 1] == 0xB7, bytes[at + 2] >= 0x90, bytes[at + 2] <= 0xAF { return 0 }
        }
        if length == 4, bytes[at + 1] & 0x0F == 0x0F, bytes[at + 2] == 0xBF, bytes[at + 3] >= 0xBE { return 0 }
        return length
    }

    /// The length of the UTF-8 character here, 0 where there is none.
    static func wellFormedLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
            at + offset < bytes.count && bytes[at + offset] >= low && bytes[at + offset] <= high
        }
        switch bytes[at] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    /// How many bytes one replacement character stands for: a character that may not be shown, or one stray byte.
    @usableFromInline
    static func replacedLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        max(1, wellFormedLength(bytes, at))
    }

    /// Writes `bytes`, runs as they are, each special through `special` (ASCII only), all else that cannot stand as U+FFFD.
    @inlinable @inline(__always)
    static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ specials: Specials, into out: inout [UInt8],
        _ special: (UInt8, inout [UInt8]) -> Void
    ) {
        var at = 0
        while at < bytes.count {
            let end = end(of: bytes, from: at, specials)
            if end > at { out.append(UnsafeBufferPointer(rebasing: bytes[at..<end])) }
            at = end
            guard at < bytes.count else { return }
            if bytes[at] < 0x80 {
                special(bytes[at], &out)
                at += 1
            } else {
                out.append("\u{FFFD}")
                at += replacedLength(bytes, at)
            }
        }
    }
}
