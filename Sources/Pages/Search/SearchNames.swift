/// Names files of the search index after their content: what did not change keeps its address from build to build, and
/// what changed gets another, so that a reader never mixes two builds.
///
/// Digits and small letters: a stick's file system may not tell small from large.
struct SearchNames {
    static let length = 6
    private var known: [String: Fingerprint] = [:]

    static func name(_ fingerprint: Fingerprint, length: Int = SearchNames.length) -> String {
        var rest = fingerprint.value
        var digits: [UInt8] = []
        for _ in 0..<length {
            digits.append(digit(Int(rest % 36)))
            rest /= 36
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The length of a text as one digit, in units of 128 bytes: the script loads no more than it may.
    static func size(_ text: [UInt8]) -> UInt8 { digit(min(35, (text.count + 127) / 128)) }

    private static func digit(_ number: Int) -> UInt8 {
        UInt8(number < 10 ? 0x30 + number : 0x61 + number - 10)
    }

    /// The name of what has this fingerprint; not new where the same stands there already.
    mutating func add(_ content: Fingerprint) -> (name: String, isNew: Bool) {
        var mark = content
        while true {
            let name = SearchNames.name(mark)
            guard let other = known[name] else {
                known[name] = content
                return (name, true)
            }
            if other == content { return (name, false) }
            mark = Fingerprint(all: [mark])
        }
    }
}
