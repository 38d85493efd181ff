import Figures

/// Digits in groups: `138 1234 5678`, `440106-19900101-123X`, `１３８１２３４５６７８`.
///
/// Between two groups stand at most two blanks, or a hyphen, or the bracket that closes an area code.
struct DigitRun {
    enum Separator { case none, space, hyphen, bracket }

    struct Group {
        /// Its first digit, counted in the run.
        var first: Int
        var count: Int
        /// What stands before it.
        var separator: Separator
    }

    private(set) var digits: [UInt8] = []
    /// Where each digit begins and ends.
    private(set) var starts: [Int] = []
    private(set) var ends: [Int] = []
    private(set) var groups: [Group] = []
    /// Where the run ends.
    private(set) var end = 0

    static let limit = 64

    /// Reads from `start` on, where a digit stands.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
        digits.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        digits.reserveCapacity(32)
        starts.reserveCapacity(32)
        ends.reserveCapacity(32)
        groups.reserveCapacity(8)
        var at = start
        var separator = Separator.none
        while true {
            let first = digits.count
            while let (digit, length) = DigitRun.digit(text, at), digits.count < DigitRun.limit {
                digits.append(digit)
                starts.append(at)
                at += length
                ends.append(at)
            }
            groups.append(Group(first: first, count: digits.count - first, separator: separator))
            end = at
            guard digits.count < DigitRun.limit, let (next, kind) = gap(text, at), DigitRun.digit(text, next) != nil
            else { return }
            (at, separator) = (next, kind)
        }
    }

    /// The digit at a place, half-width or full-width, and its length.
    @inline(__always)
    static func digit(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt8, Int)? {
        guard at >= 0, at < text.count else { return nil }
        let byte = text[at]
        if byte &- 0x30 < 10 { return (byte &- 0x30, 1) }
        if byte == 0xEF, at + 2 < text.count, text[at + 1] == 0xBC, text[at + 2] &- 0x90 < 10 {
            return (text[at + 2] &- 0x90, 3)
        }
        return nil
    }

    /// What stands between two groups, and where it ends.
    private func gap(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Int, Separator)? {
        var at = at
        var blanks = 0
        var separator = Separator.none
        while at < text.count {
            if let length = DigitRun.blank(text, at) {
                blanks += 1
                guard blanks <= 2 else { return nil }
                if separator == .none { separator = .space }
                at += length
            } else if let length = DigitRun.hyphen(text, at) {
                guard separator == .none || separator == .space else { return nil }
                separator = .hyphen
                at += length
            } else if let length = DigitRun.bracket(text, at), groups.count <= 2, let group = groups.last,
                digits[group.first] == 0, group.count == 3 || group.count == 4, separator == .none
            {
                separator = .bracket
                at += length
            } else {
                break
            }
        }
        return separator == .none ? nil : (at, separator)
    }

    private static func blank(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        switch text[at] {
        case 0x20: 1
        case 0xC2: at + 1 < text.count && text[at + 1] == 0xA0 ? 2 : nil
        // U+3000, and what has no width: U+200B to U+200D.
        case 0xE3: at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x80 ? 3 : nil
        case 0xE2:
            at + 2 < text.count && text[at + 1] == 0x80 && (0x80...0x8D).contains(text[at + 2]) ? 3 : nil
        default: nil
        }
    }

    private static func hyphen(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        switch text[at] {
        case UInt8(ascii: "-"): 1
        // ‐ ‑ ‒ – — ―
        case 0xE2:
            at + 2 < text.count && text[at + 1] == 0x80 && (0x90...0x95).contains(text[at + 2]) ? 3 : nil
        // －
        case 0xEF: at + 2 < text.count && text[at + 1] == 0xBC && text[at + 2] == 0x8D ? 3 : nil
        default: nil
        }
    }

    private static func bracket(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
        if text[at] == UInt8(ascii: ")") { return 1 }
        return at + 2 < text.count && text[at] == 0xEF && text[at + 1] == 0xBC && text[at + 2] == 0x89 ? 3 : nil
    }
}

extension DigitRun {
    /// The digits of groups `from` to `to`, the latter left out.
    func digits(_ from: Int, _ to: Int) -> ArraySlice<UInt8> { digits[groups[from].first..<lastDigit(to)] }

    func span(_ from: Int, _ to: Int) -> ByteSpan { ByteSpan(starts[groups[from].first], ends[lastDigit(to) - 1]) }

    private func lastDigit(_ to: Int) -> Int { groups[to - 1].first + groups[to - 1].count }

    /// The sizes of the groups.
    func shape(_ from: Int, _ to: Int) -> [Int] { groups[from..<to].map(\.count) }

    /// Whether the group has another right beside it, on a hyphen.
    func isHyphenated(before group: Int) -> Bool { group < groups.count && groups[group].separator == .hyphen }
}
