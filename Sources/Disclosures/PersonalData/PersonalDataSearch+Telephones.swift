import Figures

/// Mobile numbers and landlines.
extension PersonalDataSearch {
    mutating func mobile(_ first: Int, _ label: Surroundings.Label, _ taken: Int) -> Int? {
        guard label != .code, label != .creditCode else { return nil }
        for prefix in [0, 2, 4] {
            guard let end = groups(from: first, count: prefix + 11) else { continue }
            let digits = run.digits(first, end)
            guard isCountry(digits.prefix(prefix)) else { continue }
            let number = digits.dropFirst(prefix)
            guard number[number.startIndex] == 1, (3...9).contains(number[number.startIndex + 1]) else { continue }
            var shape = run.shape(first, end)
            if prefix > 0, shape[0] == prefix {
                shape.removeFirst()
            } else if prefix > 0 {
                shape[0] -= prefix
            }
            guard isMobile(shape, first, end, label, taken) else { continue }
            let span = run.span(first, end)
            if around.isAmount(endingAt: span.end) { continue }
            if label != .telephone, shape.count == 1, number.suffix(5).allSatisfy({ $0 == 0 }) { continue }
            let from = prefix == 0 ? span.start : run.starts[run.groups[first].first + prefix]
            add(.mobile, ByteSpan(from, span.end), masked(.mobile, number))
            return end
        }
        return nil
    }

    func isCountry(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.isEmpty || digits.elementsEqual([8, 6]) || digits.elementsEqual([0, 0, 8, 6])
    }

    /// Whether digits in groups of these sizes are written as a mobile number is, and not as cells of a row.
    func isMobile(_ shape: [Int], _ first: Int, _ end: Int, _ label: Surroundings.Label, _ taken: Int) -> Bool {
        if isHyphenated(first, end), !(first > 0 && first == taken) || run.isHyphenated(before: end) {
            // 86-138… is taken whole; any other hyphen belongs to a longer number.
            guard first > 0, isCountry(run.digits(first - 1, first)), !run.isHyphenated(before: end) else {
                return false
            }
        }
        if shape.count == 1 { return true }
        if (first + 1..<end).allSatisfy({ run.groups[$0].separator == .hyphen }) { return shape[0] >= 3 }
        let usual = [[3, 4, 4], [3, 8], [7, 4], [3, 3, 5], [3, 5, 3], [4, 4, 3], [4, 3, 4]]
        guard usual.contains(shape) || shape.allSatisfy({ $0 == 1 }) else { return false }
        if label == .telephone || shape.count > 4 { return true }
        // Numbers before or behind that are no telephones: cells of a row.
        let isAlone = first == 0 || first == taken || isCountry(run.digits(first - 1, first))
        return isAlone && (end == run.groups.count || mayBeginMobile(end))
    }

    func mayBeginMobile(_ group: Int) -> Bool {
        let digits = run.digits(group, group + 1)
        return (digits.count == 3 || digits.count == 11) && digits.first == 1 && digits[digits.startIndex + 1] >= 3
    }

    mutating func landline(_ first: Int, _ label: Surroundings.Label, _ taken: Int) -> Int? {
        guard label != .code, label != .creditCode, label != .hotline else { return nil }
        let area = run.digits(first, first + 1)
        guard area.first == 0 else { return localNumber(first, label) }
        if run.isHyphenated(before: first), !isCountry(run.digits(first - 1, first)) { return nil }
        if area.count > 4 {
            // All in one: only where a word says that it is a telephone.
            let size = areaSize(area)
            guard label == .telephone, (size == 3 && area.count == 11) || (size == 4 && (11...12).contains(area.count)),
                isSubscriber(area.dropFirst(size))
            else { return nil }
            return take(.landline, first, first + 1)
        }
        guard area.count == areaSize(area), first + 1 < run.groups.count else { return nil }
        for end in (first + 2)...min(first + 3, run.groups.count) {
            let number = run.digits(first + 1, end)
            let shape = run.shape(first + 1, end)
            guard number.count == 8 || (number.count == 7 && area.count == 4), isSubscriber(number),
                shape.count == 1 || shape == [4, 4] || shape == [3, 4],
                !around.isLetter(at: run.span(first, end).end), !around.isAmount(endingAt: run.span(first, end).end)
            else { continue }
            // An extension may follow; anything longer is another kind of number.
            if run.isHyphenated(before: end) {
                guard run.groups[end].count <= 6, !run.isHyphenated(before: end + 1) else { continue }
            }
            if run.groups[first + 1].separator == .space, label != .telephone {
                guard first == 0 || first == taken, end == run.groups.count else { continue }
            }
            return take(.landline, first, end)
        }
        return nil
    }

    /// Seven or eight digits without an area code, right behind the word telephone.
    mutating func localNumber(_ first: Int, _ label: Surroundings.Label) -> Int? {
        guard label == .telephone, first == 0, isRightBehindTelephone(run.span(first, first + 1).start) else {
            return nil
        }
        for end in 1...min(2, run.groups.count) {
            let number = run.digits(0, end)
            let shape = run.shape(0, end)
            guard number.count == 7 || number.count == 8, isSubscriber(number),
                shape.count == 1 || shape == [4, 4] || shape == [3, 4], !run.isHyphenated(before: end),
                !around.isLetter(at: run.span(0, end).end), !around.isAmount(endingAt: run.span(0, end).end)
            else { continue }
            return take(.landline, 0, end)
        }
        return nil
    }

    func isRightBehindTelephone(_ start: Int) -> Bool {
        var at = start
        while at > 0, text[at - 1] == 0x20 || text[at - 1] == UInt8(ascii: ":") { at -= 1 }
        if around.stands("：", at: at - 3) { at -= 3 }
        if around.stands("号码", at: at - 6) { at -= 6 }
        return around.stands("电话", at: at - 6) || around.stands("座机", at: at - 6)
            || around.stands("联系方式", at: at - 12)
    }

    /// 010, 020 to 029, and four digits from 03 on.
    func areaSize(_ digits: ArraySlice<UInt8>) -> Int {
        guard digits.count >= 3, digits.first == 0 else { return 0 }
        let second = digits[digits.startIndex + 1]
        return (second == 1 && digits[digits.startIndex + 2] == 0) || second == 2 ? 3 : second >= 3 ? 4 : 0
    }

    func isSubscriber(_ digits: ArraySlice<UInt8>) -> Bool { (2...8).contains(digits.first ?? 0) }
}
