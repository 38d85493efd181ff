import Figures

/// Walks a text once, from digit to digit and from @ to @; what lies between is passed over eight bytes at a time.
struct PersonalDataSearch {
    let text: UnsafeBufferPointer<UInt8>
    let around: Surroundings
    let contacts: PublicContacts
    private(set) var found: [PersonalData] = []
    var run = DigitRun()
    /// Whether full-width digits or signs stand anywhere: few texts have them.
    private let hasWide: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, contacts: PublicContacts) {
        self.text = text
        self.contacts = contacts
        around = Surroundings(text: text)
        hasWide = PersonalDataSearch.holdsWide(text)
    }

    mutating func search() {
        var at = 0
        while let next = nextMark(from: at) {
            if text[next] == UInt8(ascii: "@") || DigitRun.digit(text, next) == nil {
                at = readEmail(at: next)
            } else {
                at = readDigits(at: next)
            }
        }
        found.sort { $0.span < $1.span }
    }

    mutating func add(_ kind: PersonalData.Kind, _ span: ByteSpan, _ masked: String) {
        let words = UnsafeBufferPointer(rebasing: text[span.range])
        if kind == .homeAddress ? contacts.holdsAddress(words) : contacts.holds(words) { return }
        if found.contains(where: { $0.span.start < span.end && span.start < $0.span.end }) { return }
        found.append(PersonalData(kind: kind, span: span, masked: masked))
    }

    // MARK: From mark to mark

    /// The next digit or @.
    func nextMark(from start: Int) -> Int? {
        guard let base = UnsafeRawPointer(text.baseAddress) else { return nil }
        var at = start
        if !hasWide {
            while at &+ 8 <= text.count {
                let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
                let marks = PersonalDataSearch.marks(word)
                if marks != 0 { return at &+ marks.trailingZeroBitCount >> 3 }
                at &+= 8
            }
        }
        while at < text.count {
            let byte = text[at]
            if byte &- 0x30 < 10 || byte == UInt8(ascii: "@") { return at }
            if byte == 0xEF, at + 2 < text.count, text[at + 1] == 0xBC,
                text[at + 2] &- 0x90 < 10 || text[at + 2] == 0xA0
            {
                return at
            }
            at &+= 1
        }
        return nil
    }

    /// The highest bit of each byte that is a digit or @. No byte carries into its neighbour.
    @inline(__always)
    private static func marks(_ word: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let digit = word ^ 0x3030_3030_3030_3030
        let sign = word ^ 0x4040_4040_4040_4040
        let noDigit = ((digit & low) &+ 0x7676_7676_7676_7676) | digit
        let noSign = ((sign & low) &+ low) | sign
        return ~(noDigit & noSign) & ~low
    }

    /// ０ to ９, ＠. No branches, so that the compiler takes many bytes at a time.
    private static func holdsWide(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count > 2, let bytes = text.baseAddress else { return false }
        var found: UInt8 = 0
        var at = 0
        while at < text.count &- 2 {
            let lead: UInt8 = (bytes[at] == 0xEF ? 1 : 0) & (bytes[at &+ 1] == 0xBC ? 1 : 0)
            let last: UInt8 = (bytes[at &+ 2] &- 0x90 < 10 ? 1 : 0) | (bytes[at &+ 2] == 0xA0 ? 1 : 0)
            found |= lead & last
            at &+= 1
        }
        return found != 0
    }

    // MARK: Digits

    /// Looks at the digits that begin here, and gives where to go on.
    mutating func readDigits(at start: Int) -> Int {
        // Most numbers are short and have no company: one look behind them is enough.
        var end = start
        while end < text.count, text[end] &- 0x30 < 10 { end &+= 1 }
        if end > start, end + 1 < text.count, text[end] == UInt8(ascii: "."), text[end + 1] &- 0x30 < 10 {
            // An amount: neither what stands before the point nor what stands behind it is a number of a person.
            let point = end
            end &+= 1
            while end < text.count, text[end] &- 0x30 < 10 { end &+= 1 }
            // The point may be a list's, as in 1.13812345678: no amount has so many places, nor a group behind them.
            let isList = point - start <= 2 && text[start] != UInt8(ascii: "0") && end - point > 3
            return isList && (end - point > 11 || mayGoOn(at: end)) ? point + 1 : end
        }
        if end > start, !mayGoOn(at: end), end - start < 11, end - start < 7 || !isRightBehindTelephone(start) {
            lookForDoor(start, end)
            return end
        }
        run.read(text, from: start)
        lookForDoor(run.span(run.groups.count - 1, run.groups.count).start, run.end)
        if run.digits.count >= 7 { classify() }
        guard run.digits.count >= DigitRun.limit, run.groups.count > 1 else { return run.end }
        // A long row of numbers: go on early enough that none is cut in two.
        let next = run.groups.dropFirst().first { $0.first >= 40 } ?? run.groups[run.groups.count - 1]
        return run.starts[next.first]
    }

    /// Whether another group may follow a short one. Most signs behind a number (，。、：) say no.
    func mayGoOn(at end: Int) -> Bool {
        guard end + 1 < text.count else { return false }
        let next = text[end + 1]
        switch text[end] {
        case 0x20, UInt8(ascii: "-"), UInt8(ascii: ")"):
            return next &- 0x30 < 10 || next == 0x20 || next == UInt8(ascii: "-") || next == 0xEF
        case 0xEF:
            guard next == 0xBC, end + 2 < text.count else { return false }
            return text[end + 2] &- 0x90 < 10 || text[end + 2] == 0x8D || text[end + 2] == 0x89
        case 0xC2: return next == 0xA0
        case 0xE3: return next == 0x80 && end + 2 < text.count && text[end + 2] == 0x80
        case 0xE2: return next == 0x80
        default: return false
        }
    }

    mutating func classify() {
        var group = 0
        // Where the last number that was taken ends: what is right before it does not count as company.
        var taken = 0
        while group < run.groups.count {
            if let end = number(from: group, taken) {
                (group, taken) = (end, end)
            } else {
                group += 1
            }
        }
    }

    /// A number of a person that begins with a group, and the group after it.
    mutating func number(from first: Int, _ taken: Int) -> Int? {
        let start = run.span(first, first + 1).start
        if first == 0, around.isPartOfCode(startingAt: start) || around.isWithinLink(start) { return nil }
        let label = around.label(before: start)
        return identityNumber(first, label) ?? bankCard(first, label) ?? oldIdentityNumber(first, label)
            ?? mobile(first, label, taken) ?? landline(first, label, taken)
    }

    /// The group after those that have `count` digits together, and end where no letter goes on.
    func groups(from first: Int, count: Int) -> Int? {
        var sum = 0
        for group in first..<run.groups.count {
            sum += run.groups[group].count
            if sum >= count {
                guard sum == count, !around.isLetter(at: run.span(first, group + 1).end) else { return nil }
                return group + 1
            }
        }
        return nil
    }

    mutating func identityNumber(_ first: Int, _ label: Surroundings.Label) -> Int? {
        guard label != .creditCode else { return nil }
        if let end = groups(from: first, count: 18), IdentityNumber.isValid(run.digits(first, end)) {
            return take(.identityNumber, first, end)
        }
        // The number of a disability card is an identity number and two digits more.
        if label == .person, let end = groups(from: first, count: 20),
            IdentityNumber.isValid(run.digits(first, end).prefix(18))
        {
            return take(.identityNumber, first, end)
        }
        var sum = 0
        for group in first..<run.groups.count {
            sum += run.groups[group].count
            guard sum < 17 else {
                guard sum == 17, let end = crossEnd(after: run.span(first, group + 1).end, label),
                    IdentityNumber.isValid(run.digits(first, group + 1) + [10])
                else { return nil }
                let span = ByteSpan(run.span(first, group + 1).start, end)
                add(.identityNumber, span, masked(.identityNumber, run.digits(first, group + 1), last: "X"))
                return group + 1
            }
        }
        return nil
    }

    /// Where X ends that stands here, perhaps behind a blank or a hyphen.
    func crossEnd(after place: Int, _ label: Surroundings.Label) -> Int? {
        var at = place
        if at < text.count, text[at] == 0x20 || text[at] == UInt8(ascii: "-") { at += 1 }
        guard at < text.count else { return nil }
        let end: Int
        if text[at] | 0x20 == UInt8(ascii: "x") {
            end = at + 1
        } else if around.stands("Ｘ", at: at) || around.stands("ｘ", at: at) {
            end = at + 3
        } else {
            return nil
        }
        if around.isLetter(at: end) { return nil }
        return DigitRun.digit(text, end) == nil || label == .person ? end : nil
    }

    mutating func bankCard(_ first: Int, _ label: Surroundings.Label) -> Int? {
        guard label != .code, label != .creditCode else { return nil }
        for count in BankCard.lengths {
            guard let end = groups(from: first, count: count), BankCard.isValid(run.digits(first, end)) else {
                continue
            }
            let shape = run.shape(first, end)
            let isUsual =
                shape.count == 1 || (shape.count == 2 && shape[0] == 6) || shape.allSatisfy { $0 == 1 }
                || (shape.dropLast().allSatisfy { $0 == 4 } && shape[shape.count - 1] <= 4)
            guard isUsual, !around.isAmount(endingAt: run.span(first, end).end), !isHyphenated(first, end) else {
                continue
            }
            return take(.bankCard, first, end)
        }
        return nil
    }

    mutating func oldIdentityNumber(_ first: Int, _ label: Surroundings.Label) -> Int? {
        guard let end = groups(from: first, count: 15), IdentityNumber.isOldValid(run.digits(first, end)) else {
            return nil
        }
        if label != .person {
            guard run.shape(first, end).count == 1, label != .code, label != .creditCode,
                !around.isAmount(endingAt: run.span(first, end).end), run.digits(first, end).suffix(3) != [0, 0, 0]
            else { return nil }
        }
        return take(.identityNumber, first, end)
    }

    /// Whether the groups are only a part of a longer number with hyphens.
    func isHyphenated(_ first: Int, _ end: Int) -> Bool {
        run.isHyphenated(before: end) || (first > 0 && run.isHyphenated(before: first))
    }

    mutating func take(_ kind: PersonalData.Kind, _ first: Int, _ end: Int) -> Int {
        add(kind, run.span(first, end), masked(kind, run.digits(first, end)))
        return end
    }

    /// As such numbers are shown in public: 138****1234, 35*************123.
    func masked(_ kind: PersonalData.Kind, _ digits: ArraySlice<UInt8>, last: String = "") -> String {
        let words = digits.map { String($0) }.joined() + last
        let (head, tail) =
            switch kind {
            case .identityNumber: (2, 3)
            case .mobile: (3, 4)
            case .landline: (digits.first == 0 ? areaSize(digits) : 1, 2)
            default: (4, 4)
            }
        guard words.utf8.count > head + tail else { return String(repeating: "*", count: words.utf8.count) }
        return words.prefix(head) + String(repeating: "*", count: words.utf8.count - head - tail) + words.suffix(tail)
    }

    // MARK: Addresses

    mutating func lookForDoor(_ start: Int, _ end: Int) {
        // 室 单 号 房
        guard end + 3 <= text.count,
            text[end] == 0xE5 && (text[end + 1] == 0xAE || text[end + 1] == 0x8D || text[end + 1] == 0x8F)
                || text[end] == 0xE6 && text[end + 1] == 0x88, end - start <= 15,
            let door = HomeAddress(text, around, number: ByteSpan(start, end))
        else { return }
        add(.homeAddress, door.span, door.masked)
    }
}
