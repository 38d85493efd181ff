/// Names files of the search index after their content: what did not change keeps its address from build to build, and
/// what changed gets another, so that a reader never mixes two builds.
///
/// Digits and small letters: a stick's file system may not tell small from large.
struct SearchNames {
    static let length = 8
    private var known: [String: Fingerprint] = [:]

    static func name(_ fingerprint: Fingerprint) -> String {
        var rest = fingerprint.value
        var digits: [UInt8] = []
        for _ in 0..<SearchNames.length {
            let digit = UInt8(rest % 36)
            digits.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
            rest /= 36
        }
        return String(decoding: digits, as: UTF8.self)
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
