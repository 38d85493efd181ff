/// Numbers that could be somebody's, and numbers that only look so. None is copied from anywhere.
struct MadeUpPeople {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return range.lowerBound + Int((z ^ (z >> 31)) % UInt64(range.count))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[next(0...(list.count - 1))] }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(next(0...9)) }.joined() }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Seventeen digits. 62 is left out, for 62 begins bank cards as well.
    private mutating func body() -> String {
        "\(pick([11, 13, 21, 32, 33, 36, 43, 44, 45, 51, 53, 61]))\(two(next(1...20)))\(two(next(1...30)))"
            + "\(next(1950...2006))\(two(next(1...12)))\(two(next(1...28)))" + digits(3)
    }

    private func check(_ body: String) -> Character {
        var sum = 0
        for (place, digit) in body.enumerated() {
            // 2 to the power of what stands behind, modulo 11: the weights of GB 11643, computed otherwise than by table.
            var weight = 1
            for _ in 0..<(17 - place) { weight = weight * 2 % 11 }
            sum += (digit.wholeNumberValue ?? 0) * weight
        }
        let value = (12 - sum % 11) % 11
        return value == 10 ? "X" : Character(String(value))
    }

    mutating func identityNumber() -> String {
        let body = body()
        return body + String(check(body))
    }

    mutating func wrongIdentityNumber() -> String {
        let body = body()
        let right = check(body)
        let others = Array("0123456789X").filter { $0 != right }
        return body + String(pick(others))
    }

    mutating func mobile() -> String { "1\(next(3...9))" + digits(4) + "\(next(1...9))" + digits(4) }

    /// 62…, with the digit of Luhn.
    mutating func bankCard(_ count: Int = 19) -> String {
        let body = "62\(next(10...29))" + digits(count - 5)
        let sum = body.reversed().enumerated().reduce(0) { sum, entry in
            let value = (entry.element.wholeNumberValue ?? 0) * (entry.offset % 2 == 0 ? 2 : 1)
            return sum + value / 10 + value % 10
        }
        return body + "\((10 - sum % 10) % 10)"
    }

    func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x30...0x39).contains(scalar.value) || scalar == "X"
                        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }

    /// Cut into groups of these sizes; the last takes the rest.
    func grouped(_ text: String, _ sizes: [Int], by separator: String) -> String {
        var rest = text[...]
        var parts: [Substring] = []
        for size in sizes {
            parts.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        if !rest.isEmpty { parts.append(rest) }
        return parts.joined(separator: separator)
    }
}
