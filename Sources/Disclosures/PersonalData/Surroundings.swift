import Figures

/// What the words right before and after a number say it is.
struct Surroundings {
    let text: UnsafeBufferPointer<UInt8>

    enum Label { case none, telephone, hotline, person, code, creditCode }

    /// Words that name a number, and what the number is then.
    private static let labels: [(word: StaticString, label: Label)] = [
        ("统一社会信用代码", .creditCode), ("信用代码", .creditCode), ("机构代码", .creditCode),
        ("税务登记", .creditCode), ("纳税人识别号", .creditCode),
        ("编码", .code), ("编号", .code), ("代码", .code), ("文号", .code), ("单号", .code), ("凭证号", .code),
        ("合同号", .code), ("项目号", .code), ("批号", .code), ("流水号", .code), ("票号", .code), ("发票号码", .code),
        ("登记号", .code), ("条码", .code), ("序列号", .code), ("许可证", .code), ("批准号", .code), ("备案号", .code),
        ("订单", .code), ("金额", .code), ("〔", .code),
        ("监督电话", .hotline), ("举报电话", .hotline), ("投诉电话", .hotline), ("咨询电话", .hotline), ("热线", .hotline),
        ("信访电话", .hotline), ("服务电话", .hotline),
        ("电话", .telephone), ("手机", .telephone), ("联系", .telephone), ("座机", .telephone), ("传真", .telephone),
        ("微信", .telephone), ("移动", .telephone), ("号码", .telephone), ("Tel", .telephone), ("TEL", .telephone),
        ("tel", .telephone), ("Phone", .telephone), ("phone", .telephone),
        ("身份证", .person), ("证件号", .person), ("公民身份", .person), ("残疾人证", .person), ("残疾证", .person),
        ("ID", .person), ("卡号", .person),
    ]

    /// The words by their last bytes, the longest first.
    private static let labelsByEnding: [[(word: StaticString, label: Label)]] = {
        var sorted = [[(word: StaticString, label: Label)]](repeating: [], count: 256)
        for entry in labels { sorted[Int(entry.word.utf8Start[entry.word.utf8CodeUnitCount - 1])].append(entry) }
        return sorted.map { $0.sorted { $0.word.utf8CodeUnitCount > $1.word.utf8CodeUnitCount } }
    }()

    /// The word that stands nearest before `start`, within its sentence and twelve characters; of two that end at
    /// one place the longer.
    func label(before start: Int) -> Label {
        let from = sentence(before: start, limit: 42)
        var end = start
        while end > from {
            for (word, label) in Surroundings.labelsByEnding[Int(text[end - 1])]
            where end - word.utf8CodeUnitCount >= from && stands(word, at: end - word.utf8CodeUnitCount) {
                return label
            }
            end -= 1
        }
        return .none
    }

    /// Where the sentence, line or cell begins that ends before `start`.
    func sentence(before start: Int, limit: Int) -> Int {
        var at = start
        while at > max(0, start - limit) {
            let byte = text[at - 1]
            if byte == 0x0A || byte == 0x09 || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") { break }
            // 。 ；
            if at >= 3, byte == 0x82, text[at - 2] == 0x80, text[at - 3] == 0xE3 { break }
            if at >= 3, byte == 0x9B, text[at - 2] == 0xBC, text[at - 3] == 0xEF { break }
            at -= 1
        }
        return at
    }

    func stands(_ word: StaticString, at place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place >= 0, place + count <= text.count else { return false }
        let start = word.utf8Start
        for i in 0..<count where text[place + i] != start[i] { return false }
        return true
    }

    func standsAny(_ words: [StaticString], at place: Int) -> Bool { words.contains { stands($0, at: place) } }

    /// Where `word` ends last between two places.
    func lastEnd(of word: StaticString, _ from: Int, _ to: Int) -> Int? {
        var at = to - word.utf8CodeUnitCount
        while at >= from {
            if stands(word, at: at) { return at + word.utf8CodeUnitCount }
            at -= 1
        }
        return nil
    }

    func holdsAny(_ words: [StaticString], _ from: Int, _ to: Int) -> Bool {
        words.contains { lastEnd(of: $0, from, to) != nil }
    }

    /// 元 万元 亿元 ％ right after: an amount, whatever its digits.
    func isAmount(endingAt end: Int) -> Bool {
        if end + 1 < text.count, text[end] == UInt8(ascii: "."), text[end + 1] &- 0x30 < 10 { return true }
        var at = end
        while at < text.count, text[at] == 0x20 { at += 1 }
        return standsAny(["元", "万元", "亿元", "万", "亿", "%", "％", "千元", "百元"], at: at)
    }

    func isLetter(at place: Int) -> Bool {
        guard place >= 0, place < text.count else { return false }
        let byte = text[place]
        return (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
    }

    /// Letters right before that name a number are no part of it.
    func isPartOfCode(startingAt start: Int) -> Bool {
        guard isLetter(at: start - 1) else { return false }
        var from = start
        while isLetter(at: from - 1) { from -= 1 }
        let words: [StaticString] = [
            "tel", "Tel", "TEL", "phone", "Phone", "mobile", "Mobile", "ID", "id", "No", "sfz",
        ]
        return !words.contains { $0.utf8CodeUnitCount == start - from && stands($0, at: from) }
    }

    /// Within an address of the web.
    func isWithinLink(_ start: Int) -> Bool {
        guard start > 0, text[start - 1] == UInt8(ascii: "/") || text[start - 1] == UInt8(ascii: "=") else {
            return false
        }
        var at = start - 1
        while at > 2, start - at < 160, text[at] > 0x20, text[at] < 0x80 {
            if text[at] == UInt8(ascii: ":"), stands("://", at: at) { return true }
            at -= 1
        }
        return false
    }
}
