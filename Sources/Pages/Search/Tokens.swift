/// What the search takes for the same, and what for one word. `search.js` does exactly this with what a reader types.
///
/// - Full-width forms are what they stand for, capital Latin letters are small, curled quotes are straight.
/// - A run of Latin letters and digits is one word, a point between two digits with it: 132.60.
/// - Every other character is a token by itself. White space parts words and is nothing else.
///
/// A phrase is found where its tokens stand one after the other in a line.
enum Tokens {
    /// Stands for any word in pairs and triples.
    static let word: UInt32 = 1
    /// Words of so few characters stand everywhere: what follows tells them apart.
    static let shortWord = 3

    /// Marks after which anything may stand: a pair with one says little, the characters on both sides of it much.
    @inline(__always)
    static func joins(_ code: UInt32) -> Bool {
        switch code {
        case 0x22, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3001, 0x3002: true
        default: false
        }
    }

    /// The character that stands for this one, or 0 for white space.
    @inline(__always)
    static func folded(_ code: UInt32) -> UInt32 {
        if code >= 0x4E00, code < 0xA000 { return code }
        if code < 0x80 {
            if code <= 0x20 || code == 0x7F { return 0 }
            return code >= 0x41 && code <= 0x5A ? code + 0x20 : code
        }
        return rare(code)
    }

    @inline(never)
    private static func rare(_ code: UInt32) -> UInt32 {
        switch code {
        case 0xFF01...0xFF5E: folded(code - 0xFEE0)
        case 0x201C, 0x201D, 0x201E, 0x201F: 0x22
        case 0x2018, 0x2019: 0x27
        case 0x80...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000, 0xFEFF: 0
        default: code
        }
    }

    @inline(__always)
    private static func isDigit(_ code: UInt32) -> Bool { code &- 0x30 < 10 }

    @inline(__always)
    private static func isOfWord(_ code: UInt32) -> Bool { isDigit(code) || code &- 0x61 < 26 }

    /// Calls `body` for each token of a line in UTF-16: its character or ``word``, for a word its feature, and whether it
    /// is short.
    @inline(__always)
    static func forEach(
        _ line: UnsafeBufferPointer<UInt16>, _ body: (_ code: UInt32, _ feature: UInt32, _ isShort: Bool) -> Void
    ) {
        var at = 0
        let end = line.count
        while at < end {
            let unit = UInt32(line[at])
            at += 1
            if unit >= 0x4E00, unit < 0xA000 {
                body(unit, 0, false)
                continue
            }
            let code = folded(unit)
            if code == 0 { continue }
            guard isOfWord(code) else {
                body(code, 0, false)
                continue
            }
            let start = at - 1
            var hash = Feature.start(code)
            var last = code
            while at < end {
                let next = folded(UInt32(line[at]))
                if !isOfWord(next) {
                    let isPoint = next == 0x2E && isDigit(last) && at + 1 < end
                    guard isPoint, isDigit(folded(UInt32(line[at + 1]))) else { break }
                }
                hash = Feature.step(hash, next)
                last = next
                at += 1
            }
            body(word, Feature.word(hash), at - start <= shortWord)
        }
    }
}

/// What the index knows of a text, each as one number of 32 bits: its words, its pairs of
/// tokens, and the tokens on both sides of a mark such as a comma.
enum Feature {
    @inline(__always)
    static func start(_ code: UInt32) -> UInt32 { step(0x811C_9DC5, code) }

    @inline(__always)
    static func step(_ hash: UInt32, _ code: UInt32) -> UInt32 { (hash ^ code) &* 0x0100_0193 }

    @inline(__always)
    private static func mix(_ hash: UInt32) -> UInt32 {
        var hash = hash
        hash = (hash ^ hash >> 16) &* 0x7FEB_352D
        hash = (hash ^ hash >> 15) &* 0x846C_A68B
        return hash ^ hash >> 16
    }

    /// A word, by the hash of its characters.
    @inline(__always)
    static func word(_ hash: UInt32) -> UInt32 { mix(hash ^ 0x5BD1_E995) }

    @inline(__always)
    static func pair(_ a: UInt32, _ b: UInt32) -> UInt32 { mix(a &* 0x9E37_79B1 &+ b) }

    @inline(__always)
    static func triple(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
        mix((a &* 0x9E37_79B1 &+ b) &* 0x85EB_CA77 &+ c)
    }

    /// A single character: only names are searched for one.
    @inline(__always)
    static func single(_ a: UInt32) -> UInt32 { mix(a ^ 0xC2B2_AE35) }
}
